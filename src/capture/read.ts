import { readBare, readEnv, scan } from './readers/bare.ts'
import { findCurl, readCurl, readCurlFragment } from './readers/curl.ts'
import { findFetch, readFetch } from './readers/fetch.ts'
import { findHeaders, readHeaders } from './readers/headers.ts'
import { readJson } from './readers/json.ts'
import { findPowerShell, readPowerShell } from './readers/powershell.ts'
import type { Reading, Repair } from './request.ts'
import { normalise, straighten, unwrap } from './unwrap.ts'

/** Reads a text in whatever form it is written: structure first, scanning last. Linear in it. */
export function read(text: string): Reading {
  // A large file is JSON as a program wrote it: no chat was in between, and copies cost memory.
  const json = readJson(text)
  if (json !== undefined) return json
  const { text: inner, repairs } = unwrap(normalise(text))
  const reading = structured(inner) ?? straightened(inner) ?? scan(inner)
  return { ...reading, repairs: new Set([...repairs, ...reading.repairs]) }
}

/** Quotes that a document made typographic hide the structure from all readers but curl's own. */
function straightened(text: string): Reading | undefined {
  const repairs = new Set<Repair>()
  const straight = straighten(text, repairs)
  const reading = repairs.size === 0 ? undefined : structured(straight)
  return reading && { ...reading, repairs: new Set([...repairs, ...reading.repairs]) }
}

/** The form that begins first is the form of the text: what it quotes may look like another. */
function structured(text: string): Reading | undefined {
  const begun = commands
    .map(([find, reader]) => ({ start: find(text), reader }))
    .filter(({ start }) => start !== -1)
    .sort((one, other) => one.start - other.start)
  for (const { start, reader } of begun) {
    const reading = reader(text, start)
    if (reading !== undefined) return reading
  }
  if (isFragment.test(text)) return readCurlFragment(text)
  return readJson(text) ?? readBare(text) ?? readEnv(text) ?? readHeaders(text)
}

const isFragment = /^\s*\\?[-–—−]{1,2}(?:H|header|oauth2-bearer)(?![\w-])|^\s*-H\^?['"$]/

const commands: readonly (readonly [
  find: (text: string) => number,
  reader: (text: string, start: number) => Reading | undefined,
])[] = [
  [findCurl, readCurl],
  [findFetch, readFetch],
  [findPowerShell, readPowerShell],
  [findHeaders, readHeaders],
]
