import { parseDuration } from '#src/domain/duration.ts'
import { ProblemError } from '#src/domain/problem.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'

/** Options that every command takes, as commander gives them. */
export interface GlobalOptions {
  readonly profile?: string
  readonly url?: string
  readonly practice?: boolean
  readonly json?: boolean
  readonly jsonForm?: string
  readonly dryRun?: boolean
  readonly yes?: boolean
  readonly yesTo?: string
  readonly timeout?: string
  readonly rate?: string
  readonly accessible?: boolean
  readonly color?: 'auto' | 'always' | 'never'
  readonly verbose?: boolean
  readonly trace?: string
  readonly vaultKey?: VaultKey
  readonly passphraseFrom?: string
  readonly issuer?: readonly string[]
}

/** How much a plan was confirmed beforehand: not at all, plainly, or by name. */
export type Consent = { readonly given: false } | { readonly given: true; readonly to?: string }

/** `--yes` and `--yes=NAME`. */
export function consentOf({ yes, yesTo }: GlobalOptions): Consent {
  if (!yes) return { given: false }
  return yesTo === undefined ? { given: true } : { given: true, to: yesTo }
}

/** `--timeout 30s` in milliseconds. */
export function timeoutOf({ timeout }: GlobalOptions): number | undefined {
  if (timeout === undefined) return undefined
  const seconds = parseDuration(timeout)
  // A timer of more than 24 days would go off at once.
  if (seconds === undefined || seconds === 0 || seconds > 86_400)
    throw usage('--timeout takes a time of at most a day, such as 30s or 2m.')
  return seconds * 1000
}

/** `--rate 200` requests a minute, or `none`. */
export function rateOf({ rate }: GlobalOptions): number | 'none' | undefined {
  if (rate === undefined || rate === 'none') return rate
  const perMinute = Number(rate)
  if (!Number.isInteger(perMinute) || perMinute < 1)
    throw usage('--rate takes a whole number of requests a minute, or none.')
  return perMinute
}

const usage = (title: string) =>
  new ProblemError({
    kind: 'usage',
    code: 'option',
    title,
    nextSteps: [{ text: 'See the options.', command: 'tokenbench help' }],
  })
