import { describe, expect, it } from 'vitest'
import {
  changePasted,
  nothingPasted,
  type PasteChange,
  pasteSummary,
  visibleAddress,
  wholeText,
} from './paste.ts'

const state = (...changes: readonly PasteChange[]) =>
  changes.reduce((pasted, change) => changePasted(pasted, change), nothingPasted())

const token = `eyJhbGciOiJSUzI1NiJ9.${'e'.repeat(40)}.c2ln`
const curl = `curl 'https://acme.atlan.com/api' -H 'authorization: Bearer ${token}'`
const typed = (insert: string): PasteChange => ({ type: { insert } })

describe('collecting a paste', () => {
  it('joins the parts that a slow line delivers', () => {
    const whole = state({ paste: curl.slice(0, 50) }, { paste: curl.slice(50) })
    expect(wholeText(whole)).toBe(curl)
    expect(whole.recognition.complete).toBe(true)
  })

  it('keeps the first letter, which came as a key', () => {
    expect(wholeText(state(typed('c'), { paste: curl.slice(1) }))).toBe(curl)
  })

  it('takes the place of a suggestion', () => {
    const suggestion = nothingPasted('http://127.0.0.1:40121')
    expect(wholeText(changePasted(suggestion, { paste: 'acme.atlan.com' }))).toBe('acme.atlan.com')
  })

  it('lets a whole paste replace what was there', () => {
    expect(wholeText(state({ paste: "curl 'half" }, { paste: curl }))).toBe(curl)
  })

  it('makes line feeds of the carriage returns that terminals send', () => {
    expect(wholeText(state({ paste: 'a\r\nb\rc' }))).toBe('a\nb\nc')
  })

  it('is not whole while a quote is open', () => {
    const { recognition } = state({ paste: curl.slice(0, -1) })
    expect(recognition.complete).toBe(false)
    expect(recognition.missing).toBeDefined()
  })

  it.each(['delete-before', 'delete-to-start'] as const)('is taken away whole by %s', (type) => {
    expect(wholeText(state({ paste: curl }, { type }))).toBe('')
  })

  it('ignores letters behind it', () => {
    expect(wholeText(state({ paste: curl }, typed('x')))).toBe(curl)
  })
})

describe('what may be seen', () => {
  it('is a typed address', () => {
    expect(visibleAddress(state(typed('https://acme.atlan.com')))).toBeDefined()
  })

  it.each([
    { what: 'a paste', change: { paste: 'acme.atlan.com' } },
    { what: 'something with blanks', change: typed('acme atlan') },
    { what: 'something long', change: typed('a'.repeat(200)) },
    { what: 'the shape of a token', change: typed(token) },
  ])('is not $what', ({ change }) => {
    expect(visibleAddress(state(change))).toBeUndefined()
  })
})

it('is summed up without a piece of it', () => {
  const summary = pasteSummary(state({ paste: curl }))
  expect(summary).toMatch(/^1?\d\d characters · cURL/)
  expect(summary).not.toContain('eyJ')
  expect(pasteSummary(state(typed('a')))).toMatch(/^1 character ·/)
})
