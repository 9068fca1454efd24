import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const folder = new URL('./', import.meta.url)
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.ts$/.test(file) && !/\.(?:test|bench)\.ts$|^testing\//.test(file),
)

it.each(sources)('%s reaches neither network, nor disk, nor another process', (file) => {
  const source = readFileSync(new URL(file, folder), 'utf8')
  const imported = [...source.matchAll(/(?:from|import\(?)\s*'([^']+)'/g)].map((match) => match[1])
  for (const from of imported) expect(from).toMatch(/^(?:\.\/|#src\/(?:domain|capture)\/)/)
  expect(source).not.toMatch(/\b(?:async|process|globalThis|eval)\b/)
})
