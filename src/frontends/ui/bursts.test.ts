import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Burst, endMark, type Heard, hear, silence, startMark } from './bursts.ts'
import { enterBehind } from './terminal-keys.ts'

const quiet: unique symbol = Symbol('quiet')

type Sent = string | typeof quiet

const next = (state: Burst, piece: Sent, types: boolean): Heard =>
  piece === quiet ? silence(state, types) : hear(state, piece, types)

/** What a screen gets when the terminal sends these pieces, with silence where it is said. */
function heardBy(types: boolean, pieces: readonly Sent[]): string[] {
  let state: Burst = { kind: 'idle' }
  return pieces.flatMap((piece) => {
    const heardNow = next(state, piece, types)
    state = heardNow.state
    return heardNow.forward
  })
}

/** Where letters are keys. */
const heard = (...pieces: readonly Sent[]): string[] => heardBy(false, pieces)

const heardByField = (...pieces: readonly Sent[]): string[] => heardBy(true, pieces)

const paste = (text: string): string => startMark + text + endMark
const up = '\x1b[A'
const down = '\x1b[B'
const esc = '\x1b[27u'

describe('keys', () => {
  it.each<{ what: string; pieces: Sent[]; keys: string[] }>([
    { what: 'a character', pieces: ['a'], keys: ['a'] },
    { what: 'an emoji', pieces: ['😀'], keys: ['😀'] },
    { what: 'an arrow that is held down', pieces: [down + down], keys: [down, down] },
    { what: 'backspace that is held down', pieces: ['\x7f\x7f'], keys: ['\x7f', '\x7f'] },
    { what: 'Ctrl-C', pieces: ['\x03'], keys: ['\x03'] },
    { what: 'Esc, once nothing follows it', pieces: ['\x1b', quiet], keys: [esc] },
    { what: 'Esc twice', pieces: ['\x1b\x1b', quiet], keys: [esc, esc] },
    { what: 'Enter, once nothing follows it', pieces: ['\r', quiet], keys: ['\r'] },
    { what: 'Enter on a keypad', pieces: ['\x1bOM', quiet], keys: ['\r'] },
    {
      what: 'letters typed while nobody looked',
      pieces: ['ab\x7fc', quiet],
      keys: ['a', 'b', '\x7f', 'c'],
    },
    { what: 'an arrow that came in two pieces', pieces: ['\x1b', '[B'], keys: [down] },
    { what: 'Shift-Home of rxvt', pieces: ['\x1b[7$\x1b[7$'], keys: ['\x1b[7$', '\x1b[7$'] },
    { what: 'F1 of the Linux console', pieces: ['\x1b[[A'], keys: ['\x1b[[A'] },
    { what: 'nothing of a sequence that was cut off', pieces: ['\x1b[20', quiet], keys: [] },
  ])('come through one by one: $what', ({ pieces, keys }) => {
    expect(heard(...pieces)).toEqual(keys)
    expect(heardByField(...pieces)).toEqual(keys)
  })

  it.each<{ what: string; piece: string; keys: string[] }>([
    { what: 'a letter', piece: '\x1bj', keys: [esc, 'j'] },
    { what: 'an arrow', piece: `\x1b${down}`, keys: [esc, down] },
    { what: 'Ctrl-C', piece: '\x1b\x03', keys: [esc, '\x03'] },
    { what: 'backspace', piece: '\x1b\x7f', keys: [esc, '\x7f'] },
  ])('that are read together with an Esc before them are both heard: $what', ({ piece, keys }) => {
    expect(heard(piece, quiet)).toEqual(keys)
    const [first = '', ...rest] = piece
    expect(heard(first, rest.join(''), quiet)).toEqual(keys)
  })

  it('are Alt and a key in a text field, where the field knows it', () => {
    expect(heardByField('\x1bb')).toEqual(['\x1bb'])
    expect(heardByField('\x1b\x7f')).toEqual(['\x1b\x7f'])
    expect(heardByField('\x1b\x1b[D')).toEqual(['\x1b\x1b[D'])
    expect(heardByField('\x1bj')).toEqual([esc, 'j'])
    expect(heardByField(`\x1b${down}`)).toEqual([esc, down])
  })
})

describe('keys of a slow line, read together', () => {
  it.each<{ what: string; piece: string; keys: string[] }>([
    { what: 'arrows and Enter', piece: `${down}${down}\r`, keys: [down, down, enterBehind] },
    {
      what: 'a choice of several',
      piece: `${down} ${down} \r`,
      keys: [down, ' ', down, ' ', enterBehind],
    },
    {
      what: 'what follows the Enter',
      piece: `\r${down}\r${up}`,
      keys: [enterBehind, down, enterBehind, up],
    },
    { what: 'Esc and Enter', piece: '\x1b\r', keys: [esc, enterBehind] },
    { what: 'Enter twice', piece: '\r\r', keys: [enterBehind, enterBehind] },
    { what: 'a keypad', piece: `${down}\x1bOM`, keys: [down, enterBehind] },
  ])('are heard, and their Enter is one that confirms nothing: $what', ({ piece, keys }) => {
    expect(heard(piece, quiet)).toEqual(keys)
    expect(heardByField(piece, quiet)).toEqual(keys)
  })

  it.each<{ what: string; pieces: Sent[] }>([
    { what: 'behind a letter', pieces: ['y\r', quiet] },
    { what: 'behind an Esc and a letter', pieces: ['\x1by\r', quiet] },
    { what: 'before text', pieces: ['\r', 'rest of a paste', quiet] },
    { what: 'at a cut of a long paste', pieces: ['x'.repeat(4095), '\r', 'more', quiet] },
    { what: 'of a keypad, behind a letter', pieces: ['y\x1bOM', quiet] },
    { what: 'written as a number', pieces: ['y\x1b[13u\x1b[0057414;1:1u', quiet] },
    { what: 'behind the end of a paste', pieces: [`rest${endMark}\r`, quiet] },
    { what: 'behind a forged end', pieces: [`${endMark}\r`, quiet] },
  ])('do nothing where letters are keys, when a text came with the Enter: $what', ({ pieces }) => {
    const all = heard(...pieces)
    expect(all).toHaveLength(1)
    expect(all[0]).toMatch(/^\x1b\[200~[\s\S]*\x1b\[201~$/)
  })
})

describe('a line typed faster than it is read', () => {
  it.each<{ what: string; piece: string; keys: string[] }>([
    { what: 'a short one', piece: 'etl\r', keys: ['e', 't', 'l', enterBehind] },
    { what: 'a filter, Tab and Enter', piece: 'da\t\r', keys: ['d', 'a', '\t', enterBehind] },
    {
      what: 'a long one behind a command',
      piece: '\x15/home/me/nightly-etl.token\r',
      keys: ['\x15', paste('/home/me/nightly-etl.token'), enterBehind],
    },
  ])('goes on with its Enter where a text is typed: $what', ({ piece, keys }) => {
    expect(heardByField(piece, quiet)).toEqual(keys)
  })

  it.each([
    ['more than one line', 'a\rb\r'],
    ['Enter twice', 'a\r\r'],
    ['a long text', `${'x'.repeat(300)}\r`],
  ])('is a paste when it is %s', (_, piece) => {
    expect(heardByField(piece, quiet)).toEqual([paste(piece)])
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
    { what: 'whose Enter is a number', pieces: [paste('a\x1b[13ub')], text: 'a\x1b[13ub' },
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

describe('whatever a terminal sends', () => {
  const bytes = fc
    .array(
      fc.constantFrom(
        ...[
          startMark,
          endMark,
          '\x1b[20',
          '0~',
          '1~',
          '\x1b',
          '\x1b\x1b',
          up,
          '\x1bOM',
          '\x1b[13u',
        ],
        ...['\r', '\r', '\n', '\t', ' ', 'y', 'xx', '\x7f', '\x03', '[', 'O', '~', 'é', '😀'],
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join(''))
  const input = fc.array(fc.oneof({ weight: 3, arbitrary: bytes }, fc.constant(quiet)), {
    maxLength: 12,
  })
  const numRuns = process.env.TOKENBENCH_SOAK ? 200_000 : 4000

  it('is heard as keys and as pastes that hold no mark', () => {
    fc.assert(
      fc.property(input, fc.boolean(), (pieces, types) => {
        for (const one of heardBy(types, [...pieces, quiet])) {
          if (!one.startsWith(startMark)) continue
          expect(one.endsWith(endMark)).toBe(true)
          expect(one.slice(startMark.length, -endMark.length)).not.toMatch(/\x1b\[20[01]~/)
        }
      }),
      { numRuns },
    )
  })

  it('is an Enter that may confirm only where one came by itself', () => {
    fc.assert(
      fc.property(input, fc.boolean(), (pieces, types) => {
        let state: Burst = { kind: 'idle' }
        let burst = ''
        for (const piece of [...pieces, quiet] as const) {
          if (typeof piece === 'string') burst += piece
          const { forward, state: after }: Heard = next(state, piece, types)
          if (forward.includes('\r')) {
            expect(burst).toMatch(/^(\r|\x1bOM|\x1b\[13u)$/)
            expect(forward).toEqual(['\r'])
          }
          state = after
          if (state.kind === 'idle') burst = ''
        }
      }),
      { numRuns },
    )
  })

  it('runs no key of a text with a line break where letters are keys', () => {
    const text = fc.array(fc.constantFrom('x', 'y', 'é', '😀', ' ', '\t', '\n', up, '\x7f'))
    const enter = fc.constantFrom('\r', '\x1bOM')
    fc.assert(
      fc.property(text, fc.constantFrom('x', '{'), text, enter, text, (a, letter, b, end, c) => {
        const piece = [...a, letter, ...b, end, ...c].join('')
        expect(heard(piece, quiet)).toEqual([paste(piece.replace('\x1bOM', '\r'))])
      }),
      { numRuns },
    )
  })
})
