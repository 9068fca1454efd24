import { expect, it } from 'vitest'
import { Tenant } from '../harness/tenant.ts'
import { openWorkbench } from './open.ts'

/** The parameters of every sequence that changes how text looks: `1`, `38;5;12`. */
const looks = (bytes: string): string[] =>
  [...bytes.matchAll(/\x1b\[([\d;:]*)m/g)].map(([, parameters = '']) => parameters)

const isColour = (look: string): boolean => /^(3[0-8]|4[0-8]|9\d|10\d)/.test(look)

it('keeps to the sixteen colours of the terminal where it has no more', async () => {
  await using tenant = await Tenant.start()
  const env = { TERM: 'xterm', COLORTERM: undefined, FORCE_COLOR: '1' }
  await using terminal = await openWorkbench(tenant, { env })
  const colours = looks(terminal.bytes()).filter(isColour)
  expect(colours).toContain('33')
  for (const colour of colours) expect(colour).toMatch(/^(3[0-7]|9[0-7])$/)
})

it.each([
  ['--color always', ['--color', 'always'], { NO_COLOR: '1', FORCE_COLOR: '0' }, true],
  ['--color never', ['--color', 'never'], { FORCE_COLOR: '1' }, false],
  ['NO_COLOR', [], { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ['an empty NO_COLOR, which says nothing', [], { NO_COLOR: '' }, true],
  ['FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, false],
] as const)('is coloured or not as asked with %s', async (_, words, env, isColoured) => {
  await using tenant = await Tenant.start()
  await using terminal = await openWorkbench(tenant, { words, env })
  expect(looks(terminal.bytes()).some(isColour)).toBe(isColoured)
})
