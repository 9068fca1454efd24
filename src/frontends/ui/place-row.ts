import { type Identity, sayRoles } from '#src/domain/identity.ts'
import { shortAccounts } from '#src/domain/short-accounts.ts'
import type { Row, Span } from './row.ts'
import { widthOf } from './width.ts'

/** A tenant, as the header says it. */
export interface HeaderTenant {
  readonly host: string
  readonly practice: boolean
  readonly profile?: string
  /** Its profile is labelled production. */
  readonly production?: boolean
  /** Its profile refuses every write. */
  readonly readOnly?: boolean
  /** The colour that its profile was given. */
  readonly color?: string
}

export interface Place {
  readonly tenant?: HeaderTenant
  readonly identity?: Pick<Identity, 'username' | 'kind' | 'roles'>
  readonly bearerExpiresAt?: Date
  /** Somebody else sees this screen. */
  readonly sharing?: boolean
}

/** `tokenbench   PRACTICE, nothing here is real · 127.0.0.1:40121 · as conn.admin ($admin)` */
export function placeRow(place: Place, width: number): Row {
  const rows = [0, ...shortenings.keys()].map((_, count) =>
    rowOf(place, new Set(shortenings.slice(0, count))),
  )
  return rows.find((row) => widthOfRow(row) <= width) ?? rows.at(-1) ?? []
}

/**
 * What is left out where there is less room, one after the other. What could cost something on a
 * call stays: which tenant, as whom and in which role, that it is shared, real or production.
 */
const shortenings = [
  'the long name of an account',
  'what practice means',
  'the name of the program',
  'the address of a profile',
  'a role',
] as const

type Shortened = ReadonlySet<(typeof shortenings)[number]>

function rowOf(place: Place, without: Shortened): Row {
  const facts = [...marksOf(place), ...whereOf(place, without), ...whoOf(place, without)]
  const separated = facts.flatMap((fact, index) => (index === 0 ? [fact] : [{ text: ' · ' }, fact]))
  if (without.has('the name of the program') && facts.length > 0) return separated
  return [{ text: 'tokenbench', tone: 'brand' }, { text: '   ' }, ...separated]
}

function marksOf({ sharing, tenant }: Place): Span[] {
  const marks = [
    ...(sharing ? ['SHARING'] : []),
    ...(tenant?.production ? ['PRODUCTION'] : []),
    ...(tenant?.readOnly ? ['read-only'] : []),
  ]
  return marks.map((text) => ({ text, tone: 'caution' }))
}

function whereOf({ tenant }: Place, without: Shortened): Span[] {
  if (tenant === undefined) return []
  const { host, practice, profile, color } = tenant
  const meaning = without.has('what practice means') ? '' : ', nothing here is real'
  const isNamed = practice || profile !== undefined
  return [
    ...(practice ? [{ text: `PRACTICE${meaning}`, tone: 'caution' as const }] : []),
    ...(practice || profile === undefined ? [] : [{ text: profile, color }]),
    ...(isNamed && without.has('the address of a profile') ? [] : [{ text: host }]),
  ]
}

/** On Axiom nobody has roles that a person would name here. */
function whoOf({ identity }: Place, without: Shortened): Span[] {
  if (identity === undefined) return []
  const isShort = without.has('the long name of an account')
  const name = isShort ? shortAccounts(identity.username) : identity.username
  const hasRole = identity.roles.length > 0 && !without.has('a role')
  // That it is an API token's account says its usual rights, too.
  const isSaid = isShort && identity.kind === 'api-token'
  return [{ text: `as ${name}${hasRole && !isSaid ? ` (${sayRoles(identity)})` : ''}` }]
}

export const widthOfRow = (row: Row): number => widthOf(row.map(({ text }) => text).join(''))
