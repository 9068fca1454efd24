import { sayDate, sayDistance } from '#src/domain/duration.ts'
import { nameOfConnection } from '#src/domain/members.ts'
import { type AtlanToken, expiryOf } from '#src/domain/token.ts'
import { sayIndexOnly } from './as-stored.ts'
import { sayPolicy, sayPurposePolicy } from './policy-words.ts'
import type { TokenAccess } from './token-access.ts'
import type { Hidden } from './token-reach.ts'

/** What a token may do, under headings; a heading without lines says all by itself. */
export interface AccessSection {
  readonly heading: string
  readonly lines: readonly string[]
}

/** Everything that a token may do, in words. Server texts in it are sanitised already. */
export function sayAccess(access: TokenAccess, now: Date): AccessSection[] {
  const { administers, edits, views, purposes, personas, hidden } = access
  return [
    { heading: sayLife(access.token, now), lines: [] },
    section(
      'Its personas',
      'It has no persona.',
      personas.flatMap((one) => sayPersona(one, access)),
    ),
    section(
      'Purposes that name it',
      unless(hidden.includes('purposes'), 'No purpose names it.'),
      purposes.flatMap(({ name, enabled, policies, via }) =>
        policies.map(
          (policy) =>
            `“${name}” ${enabled ? sayPurposePolicy(policy) : 'is switched off'}${via === 'everybody' ? '  (as everybody)' : ''}`,
        ),
      ),
    ),
    section(
      'It administers, and so may read, change, delete and query all that is in them',
      unless(hidden.includes('connections'), 'It administers no connection.'),
      administers.map(
        (one) =>
          `${nameOfConnection(one)}  ${one.qualifiedName}${one.via === 'role' ? '  (by role)' : ''}`,
      ),
    ),
    section(
      'Collections of queries',
      unless(hidden.includes('collections'), 'It is in no collection of queries.'),
      [
        ...edits.map(({ name, qualifiedName }) => `edits “${name}”  ${qualifiedName}`),
        ...views.map(({ name, qualifiedName }) => `views “${name}”  ${qualifiedName}`),
      ],
    ),
    { heading: adminApi, lines: [] },
    ...(access.complete ? [] : [{ heading: sayHidden(hidden), lines: [] }]),
    { heading: sayIndexOnly(access.indexOnly) ?? '', lines: [] },
  ].filter(({ heading }) => heading !== '')
}

/** Every API token has the role `$api-token-default-access` (Atlas server source). */
const adminApi =
  'Like every API token it has the API rights of an admin: it may make and delete API tokens, and read and change personas, purposes and their policies.'

function section(heading: string, none: string, lines: readonly string[]): AccessSection {
  return lines.length === 0 ? { heading: none, lines } : { heading: `${heading}:`, lines }
}

const unless = (isHidden: boolean, text: string): string => (isHidden ? '' : text)

function sayLife(token: AtlanToken, now: Date): string {
  const { expiresAt, status, reason } = expiryOf(token, now)
  const whose = `“${token.name}”`
  if (reason === 'lifetime-overflow')
    return `${whose} has been dead since its creation: nothing of this works.`
  if (expiresAt === null) return `${whose} never expires.`
  if (status === 'expired')
    return `${whose} expired on ${sayDate(expiresAt)}: nothing of this works.`
  return `${whose} works until ${sayDate(expiresAt)} (${sayDistance(expiresAt, now)}).`
}

function sayPersona(
  { name, enabled, policies }: TokenAccess['personas'][number],
  { nameOf }: TokenAccess,
): string[] {
  const said = `“${name}”`
  if (enabled === false) return [`${said} is switched off: none of its policies counts`]
  if (policies === undefined) return [`${said}: what it allows is not visible`]
  if (policies.length === 0) return [`${said} has no policy`]
  return policies.map((policy) => `${said} ${sayPolicy(policy, nameOf)}`)
}

function sayHidden(hidden: readonly Hidden[]): string {
  const kinds = hidden.length === 0 ? '' : ` Not visible at all: ${hidden.join(', ')}.`
  return `This sign-in may not see everything, so the token may be able to do more than this.${kinds}`
}
