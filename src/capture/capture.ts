import type { Problem } from '#src/domain/problem.ts'
import type { Bearer } from './bearer.ts'
import { type Choice, choose } from './choose.ts'
import { labelOf, repairSentences } from './labels.ts'
import * as problems from './problems.ts'
import { read } from './read.ts'
import { readJson } from './readers/json.ts'
import type { Reading, Variant } from './request.ts'

export type { Bearer, Warning } from './bearer.ts'

/** What a pasted text holds. Nothing else of it survives; only `Bearer.secret` is secret. */
export interface Captured {
  readonly variant: Variant
  /** For people: `cURL from Chrome (bash)`. */
  readonly label: string
  readonly characters: number
  readonly requests: number
  /** Distinct by value and origin; the first is the one that would be used. */
  readonly bearers: readonly Bearer[]
  /** What forbids using the first bearer, judged by the text alone; absent when nothing does. */
  readonly problem?: Problem
  /** Sentences: what a chat or a document did to the text and was undone. */
  readonly repairs: readonly string[]
}

export interface CaptureOptions {
  /** The tenant looked for: only its bearers count, and those of which no host is known. */
  readonly origin?: string
  /** The clock that expiry is judged by, the server's where it is known. */
  readonly now?: Date
  /** Issuers (URLs or host names) accepted besides the tenant's own host. */
  readonly issuers?: readonly string[]
}

/**
 * Reads text that somebody pasted. Never throws, never hangs, expands nothing and opens nothing;
 * what cannot be used is a `problem`. Time is linear in the text.
 */
export function capture(text: string, options: CaptureOptions = {}): Captured {
  const reading = admissible(text)
  if ('problem' in reading) return { ...nothing, characters: text.length, problem: reading.problem }
  const { bearers, problem } = judge(reading, options)
  return {
    variant: reading.variant,
    label: labelOf(reading),
    characters: text.length,
    requests: reading.requests.length,
    bearers,
    ...(problem !== undefined && { problem }),
    repairs: repairSentences(reading.repairs),
  }
}

const nothing: Omit<Captured, 'characters'> = {
  variant: 'unknown',
  label: 'text of no known form',
  requests: 0,
  bearers: [],
  repairs: [],
}

const textLimit = 256 * 1024
const harLimit = 32 * 1024 * 1024

function admissible(text: string): Reading | { problem: Problem } {
  if (text.length > harLimit) return { problem: problems.tooLarge('32 MB') }
  if (text.includes('\0')) return { problem: problems.holdsNul() }
  if (text.trim() === '') return { problem: problems.empty() }
  if (text.length <= textLimit) return read(text)
  return readJson(text) ?? { problem: problems.tooLarge('256 KB, and no HAR file') }
}

function judge(reading: Reading, { origin, now, issuers }: CaptureOptions): Choice {
  if (reading.nul) return { bearers: [], problem: problems.holdsNul() }
  if (reading.open !== undefined) {
    return { bearers: [], problem: problems.incomplete(reading.open) }
  }
  return choose(reading, {
    ...(origin !== undefined && { origin }),
    now: now ?? new Date(),
    issuers: issuers ?? [],
  })
}
