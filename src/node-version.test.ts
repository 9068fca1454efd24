import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { tooOld } from './node-version.ts'

it.each(['14.21.3', '20.20.2', '22.18.0'])('says which Node is needed instead of %s', (version) => {
  expect(tooOld(version)).toMatch(/needs Node 22\.19 or newer/)
  expect(tooOld(version)).toContain(version)
})

it.each(['22.19.0', '22.20.1', '24.0.0', '25.1.0'])('takes Node %s', (version) => {
  expect(tooOld(version)).toBeUndefined()
})

it('names the version that package.json names', () => {
  const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  expect(tooOld('20.0.0')).toContain(engines.node.replace('>=', ''))
})
