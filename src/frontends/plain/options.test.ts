import { describe, expect, it } from 'vitest'
import { matching, numbered, optionLines, readChoice } from './options.ts'

const personas = numbered([
  { value: 'default/a', label: 'Data Assets', columns: ['reads 14 connections'] },
  { value: 'default/b', label: 'Data Stewards', columns: ['', 'edits terms'] },
  { value: 'default/c', label: 'Finance', disabled: true },
])

describe('a numbered list', () => {
  it('reads as sentences', () => {
    expect(optionLines(personas)).toEqual([
      '1. Data Assets, reads 14 connections.',
      '2. Data Stewards, edits terms.',
      '3. Finance. Cannot be chosen.',
    ])
  })

  it('is cut where a voice would read for minutes', () => {
    const many = numbered(
      Array.from({ length: 212 }, (_, n) => ({ value: `${n}`, label: `p${n}` })),
    )
    const lines = optionLines(many)
    expect(lines).toHaveLength(21)
    expect(lines.at(-1)).toBe('And 192 more. Type part of a name to list fewer.')
  })

  it('is filtered by any part, in any case, and keeps its numbers', () => {
    expect(optionLines(matching(personas, 'STEW'))).toEqual(['2. Data Stewards, edits terms.'])
    expect(matching(personas, 'default/')).toHaveLength(3)
  })

  it.each([
    ['1', ['default/a']],
    ['2, 1', ['default/b', 'default/a']],
    ['1 2 1', ['default/a', 'default/b']],
    ['0', []],
    ['data assets', ['default/a']],
    ['default/b', ['default/b']],
  ])('%j chooses %j', (typed, values) => {
    const chosen = readChoice(typed, personas)
    expect(chosen).toMatchObject({ kind: 'options' })
    expect('options' in chosen && chosen.options.map(({ value }) => value)).toEqual(values)
  })

  it.each([
    ['4', 'There is no number 4: the last is 3.'],
    ['0, 1', 'There is no number 0: the last is 3.'],
    ['3', 'Finance. Cannot be chosen. Choose another one.'],
    ['finance', 'Finance. Cannot be chosen. Choose another one.'],
  ])('%j is refused', (typed, why) => {
    expect(readChoice(typed, personas)).toEqual({ kind: 'wrong', why })
  })

  it('says what to do instead of choosing what others decide about', () => {
    const instead = { text: 'Ask data.owner.', command: 'tokenbench grant' }
    const [theirs] = numbered([{ value: 'a', label: 'finance-dw', disabled: true, instead }])
    expect(readChoice('1', theirs === undefined ? [] : [theirs])).toEqual({
      kind: 'wrong',
      why: 'Ask data.owner. Choose another one. Their command: tokenbench grant',
    })
  })

  it('takes other text as part of a name', () => {
    expect(readChoice('data', personas)).toEqual({ kind: 'filter', text: 'data' })
  })

  it('does not choose by a name that two things have', () => {
    const twins = numbered([
      { value: 'a', label: 'development' },
      { value: 'b', label: 'development' },
    ])
    expect(readChoice('development', twins)).toMatchObject({ kind: 'filter' })
  })
})
