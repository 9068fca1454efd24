import { InvalidArgumentError } from 'commander'
import { parseDuration } from '#src/domain/duration.ts'

/** For options that may be repeated. */
export const collect = (word: string, before: readonly string[] = []): string[] => [...before, word]

/** A whole number that is not negative. */
export function wholeNumber(word: string): number {
  if (!/^\d{1,9}$/.test(word)) throw new InvalidArgumentError('It takes a whole number.')
  return Number(word)
}

/** Seconds of `15m`, `90d`, `12h`. */
export function duration(word: string): number {
  const seconds = parseDuration(word)
  if (seconds === undefined) throw new InvalidArgumentError('It takes a time such as 15m or 2h.')
  return seconds
}
