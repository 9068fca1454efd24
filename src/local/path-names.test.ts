import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { pathNames } from './path-names.ts'

const folder = mkdtempSync(join(tmpdir(), 'tokenbench-paths-'))
mkdirSync(join(folder, 'secrets'))
for (const name of ['second.txt', 'se cret', '.hidden', 'other'])
  writeFileSync(join(folder, name), '')
afterAll(() => rmSync(folder, { recursive: true }))

it.each([
  ['/se', ['/se cret', '/second.txt', '/secrets/']],
  ['/', ['/other', '/se cret', '/second.txt', '/secrets/']],
  ['/.h', ['/.hidden']],
  ['/secrets/', []],
  ['/nowhere/x', []],
])('completes %j', async (beginning, found) => {
  expect(await pathNames(folder + beginning)).toEqual(found.map((path) => folder + path))
})

it('keeps a home folder as it was written', async () => {
  const found = await pathNames('~/')
  expect(found.every((path) => path.startsWith('~/') && !path.startsWith(homedir()))).toBe(true)
})
