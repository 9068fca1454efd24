import { describe, expect, it } from 'vitest'
import { endsByEnter, endsByItself, type Recognise, receipt } from './recognition.ts'

/** A stand-in with the one rule that matters here: an open quote has to be closed. */
const recognise: Recognise = (text) =>
  text.split("'").length % 2 === 1
    ? { label: 'cURL', complete: text.startsWith('curl') }
    : { label: 'cURL', complete: false, missing: 'a closing quote' }

describe('the end of a text that comes in', () => {
  it.each([
    ["curl 'https://acme.atlan.com'", true, 'a complete command'],
    ["curl 'https://acme", false, 'a command with an open quote'],
    ['some words of no known form', false, 'words that are no command'],
    ['token\n', true, 'a word with its line end'],
    ['token', false, 'a word without its line end'],
    ["'token\n", false, 'a word with an open quote'],
    ['{\n', false, 'the first line of a JSON file'],
    ['\n', false, 'an empty line'],
  ])('%j: by itself %s (%s)', (text, ends) => {
    expect(endsByItself(text, recognise)).toBe(ends)
  })

  it.each([
    ['', true, 'nothing'],
    ['token', true, 'a word'],
    ["curl 'https://acme", false, 'a cut command'],
    ["curl 'https://acme\n", true, 'a cut command, at an empty line'],
  ])('%j: by Enter %s (%s)', (text, ends) => {
    expect(endsByEnter(text, recognise)).toBe(ends)
  })

  it('gives a receipt that counts and names, and shows nothing', () => {
    expect(receipt(`curl '${'x'.repeat(2335)}'`, recognise)).toBe(
      '2,342 characters received: cURL.',
    )
    expect(receipt("curl 'x", recognise)).toBe(
      '7 characters received: cURL. Still missing: a closing quote.',
    )
    expect(receipt('abc', undefined)).toBe('3 characters received.')
  })
})
