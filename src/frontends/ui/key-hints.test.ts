import { expect, it } from 'vitest'
import { fittingHints } from './key-hints.tsx'
import type { Binding } from './keys.ts'

const binding = (key: string, label: string, quiet = false): Binding => ({
  keys: [key],
  label,
  run: () => {},
  quiet,
})

const bindings = [
  binding('enter', 'go on'),
  binding('ctrl-o', 'open the page in your browser'),
  binding('esc', 'back'),
  binding('ctrl-l', 'draw again', true),
  binding('ctrl-g', 'help'),
]

const keys = (width: number): string[] =>
  fittingHints(bindings, width).map(({ keys: [key = ''] }) => key)

it('shows all that are not quiet where there is room', () => {
  expect(keys(100)).toEqual(['enter', 'ctrl-o', 'esc', 'ctrl-g'])
})

it('keeps the way out, in its place', () => {
  const out = { ...binding('esc', 'back'), essential: true }
  const hints = fittingHints([binding('enter', 'go on with it'), out, binding('?', 'help')], 20)
  expect(hints.map(({ label }) => label)).toEqual(['back', 'help'])
})

it('leaves out what does not fit, but never the help', () => {
  expect(keys(40)).toEqual(['enter', 'esc', 'ctrl-g'])
  expect(keys(11)).toEqual(['ctrl-g'])
})
