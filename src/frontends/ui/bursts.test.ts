import { describe, expect, it } from 'vitest'
import { type Burst, endMark, hear, silence, startMark } from './bursts.ts'

const quiet: unique symbol = Symbol('quiet')

type Sent = string | typeof quiet

/** What a screen gets when the terminal sends these pieces, with silence where it is said. */
function heardBy(takesLines: boolean, pieces: readonly Sent[]): string[] {
  let state: Burst = { kind: 'idle' }
  return pieces.flatMap((piece) => {
    const { state: next, forward } =
      piece === quiet ? silence(state, takesLines) : hear(state, piece)
    state = next
    return forward
  })
}

const heard = (...pieces: readonly Sent[]): string[] => heardBy(false, pieces)

const paste = (text: string): string => startMark + text + endMark
const down = '\x1b[B'

describe('keys', () => {
  it.each<{ what: string; pieces: Sent[]; keys: string[] }>([
    { what: 'a character', pieces: ['a'], keys: ['a'] },
    { what: 'an emoji', pieces: ['😀'], keys: ['😀'] },
    { what: 'an arrow that is held down', pieces: [down + down], keys: [down, down] },
    { what: 'backspace that is held down', pieces: ['\x7f\x7f'], keys: ['\x7f', '\x7f'] },
    { what: 'Ctrl-C', pieces: ['\x03'], keys: ['\x03'] },
    { what: 'Alt and a letter', pieces: ['\x1bb'], keys: ['\x1bb'] },
    { what: 'Esc, once nothing follows it', pieces: ['\x1b', quiet], keys: ['\x1b'] },
    { what: 'Enter, once nothing follows it', pieces: ['\r', quiet], keys: ['\r'] },
    {
      what: 'letters typed while nobody looked',
      pieces: ['ab\x7fc', quiet],
      keys: ['a', 'b', '\x7f', 'c'],
    },
    { what: 'an arrow that came in two pieces', pieces: ['\x1b', '[B'], keys: [down] },
  ])('come through one by one: $what', ({ pieces, keys }) => {
    expect(heard(...pieces)).toEqual(keys)
  })

  it.each<{ what: string; pieces: Sent[] }>([
    { what: 'behind text', pieces: ['y\r', quiet] },
    { what: 'before text', pieces: ['\r', 'rest of a paste', quiet] },
    { what: 'twice', pieces: ['\r\r', quiet] },
    { what: 'at a cut of a long paste', pieces: ['x'.repeat(4095), '\r', 'more', quiet] },
    { what: 'behind an arrow', pieces: [`${down}\r`, quiet] },
  ])('do not count as Enter $what', ({ pieces }) => {
    const all = heard(...pieces)
    expect(all).toHaveLength(1)
    expect(all[0]).toMatch(/^\x1b\[200~[\s\S]*\x1b\[201~$/)
  })
})

describe('a line typed faster than it is read', () => {
  it.each<{ what: string; piece: string; keys: string[] }>([
    { what: 'a short one', piece: 'etl\r', keys: ['e', 't', 'l', '\r'] },
    { what: 'an arrow and Enter', piece: `${down}\r`, keys: [down, '\r'] },
    { what: 'a filter, Tab and Enter', piece: 'da\t\r', keys: ['d', 'a', '\t', '\r'] },
    {
      what: 'a long one behind a command',
      piece: '\x15/home/me/nightly-etl.token\r',
      keys: ['\x15', paste('/home/me/nightly-etl.token'), '\r'],
    },
  ])('goes on with its Enter where lines are taken: $what', ({ piece, keys }) => {
    expect(heardBy(true, [piece, quiet])).toEqual(keys)
  })

  it.each([
    ['more than one line', 'a\rb\r'],
    ['Enter twice', 'a\r\r'],
    ['a long text', `${'x'.repeat(300)}\r`],
  ])('is a paste when it is %s', (_, piece) => {
    expect(heardBy(true, [piece, quiet])).toEqual([paste(piece)])
  })
})

describe('a paste', () => {
  it.each<{ what: string; pieces: Sent[]; text: string }>([
    { what: 'in one piece', pieces: [paste('a\nb')], text: 'a\nb' },
    { what: 'in many pieces', pieces: [`${startMark}a`, 'b', `c${endMark}`], text: 'abc' },
    { what: 'whose marks are cut', pieces: ['\x1b[2', '00~ab\x1b[20', '1~'], text: 'ab' },
    {
      what: 'without marks',
      pieces: ['curl x \\\r', '  -H y\r', quiet],
      text: 'curl x \\\r  -H y\r',
    },
    {
      what: 'in one long line without marks',
      pieces: ['x'.repeat(99), quiet],
      text: 'x'.repeat(99),
    },
    { what: 'whose end never comes', pieces: [`${startMark}ab`, quiet], text: 'ab' },
    { what: 'with marks inside it', pieces: [paste(`a${startMark}b`)], text: 'ab' },
  ])('arrives as a whole: $what', ({ pieces, text }) => {
    expect(heard(...pieces, quiet)).toEqual([paste(text)])
  })

  it('swallows what follows it in the same burst', () => {
    expect(heard(`${paste('a')}\r`, 'y', '\r', quiet, 'z')).toEqual([paste('a'), 'z'])
  })

  it('ends at a forged end mark, and what hides behind that mark is nobody’s key', () => {
    expect(heard(`${startMark}a${endMark}\ry\r${endMark}`, quiet)).toEqual([paste('a')])
  })

  it('gives way to Ctrl-C while its end is awaited', () => {
    expect(heard(`${startMark}ab`, '\x03', 'q')).toEqual([paste('ab'), '\x03', 'q'])
  })

  it('lets a key through that came just before it', () => {
    expect(heard(`a${paste('b')}`, quiet)).toEqual(['a', paste('b')])
  })
})
