import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

it('names, for every promise, tests that exist', () => {
  const page = readFileSync(join(root, 'docs', 'security.md'), 'utf8')
  const promises = page
    .split('## How the vault')[0]
    ?.split('\n')
    .filter((line) => line.startsWith('| '))
  const unshown = promises?.slice(1).filter((line) => !line.includes('.test.ts`'))
  expect(unshown).toEqual([])
  const named = [...page.matchAll(/`([\w./-]+\.test\.tsx?)`/g)].map(([, file = '']) => file)
  expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([])
})
