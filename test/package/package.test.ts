import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const npm = promisify(execFile)

it('installs from its tarball into an empty folder, and runs there', async () => {
  using home = new Home()
  const folder = home.makeFolder('somewhere')
  // The bundle is there already: packing it anew would take it from under other tests.
  await npm('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root })
  const [tarball = ''] = readdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  const words = ['install', '--no-audit', '--no-fund', '--ignore-scripts', `./${tarball}`]
  await npm('npm', words, { cwd: folder })
  const environment = home.environment({
    PATH: `${join(process.execPath, '..')}${delimiter}${process.env.PATH}`,
  })
  const { stdout } = await npm(join(folder, 'node_modules/.bin/tokenbench'), ['tour', '--json'], {
    cwd: folder,
    env: environment,
  })
  expect(JSON.parse(stdout).ok).toBe(true)
})

it('runs nothing when it is installed, and needs few others', () => {
  const { scripts, dependencies, bin } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  for (const script of ['preinstall', 'install', 'postinstall', 'prepare'])
    expect(scripts).not.toHaveProperty(script)
  expect(Object.keys(dependencies).length).toBeLessThanOrEqual(15)
  expect(existsSync(join(root, bin.tokenbench))).toBe(true)
})

it('comes with the terms of everything that it contains', () => {
  const text = readFileSync(join(root, 'dist/third-party-licences.txt'), 'utf8')
  for (const name of ['commander', 'ink', 'react', 'undici', 'zod', 'conf', 'hono'])
    expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'm'))
})
