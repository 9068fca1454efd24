import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { cliPage } from './cli-markdown.ts'

it('is what the commands say: else run  node scripts/cli-page.ts', () => {
  const kept = readFileSync(join(import.meta.dirname, '..', 'docs', 'cli.md'), 'utf8')
  expect(kept).toBe(cliPage())
})
