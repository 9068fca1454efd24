import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './pages.ts'

it('the pictures of the docs show what the program draws', async () => {
  const said = await new Promise<string>((resolve) => {
    const words = [join(root, 'scripts', 'screenshots.ts'), '--check']
    execFile(process.execPath, words, (_, _stdout, stderr) => resolve(stderr))
  })
  expect(said).toBe('')
})
