import { sayDate, sayDistance } from '#src/domain/duration.ts'
import { type Change, isRemark, type Plan } from '#src/domain/plan.ts'
import { namesIn } from '#src/domain/plan-names.ts'
import { sayCalls } from '#src/domain/say-calls.ts'
import { someOf } from '#src/domain/some-of.ts'
import { listOf, sentence } from './sentence.ts'

/** A plan as lines: what will happen to which object, from what to what, and what that means. */
export function planLines(plan: Plan, now: Date): string[] {
  const objects = [...Map.groupBy(plan.changes, ({ object }) => object.ref).values()]
  const { some, more } = someOf(objects, mostObjectsSaid)
  const names = namesIn(plan)
  const say = (value: unknown): string[] => sayMembers(value, now).map(names.withIdentifier)
  const changes = some.flatMap((ofOne, index) => [
    `${index + 1}. ${sayObject(ofOne)}`,
    ...ofOne
      .filter((change) => !isDeletion(change))
      .map((change) => `   ${sayChange(change, say, names.beside(change))}`),
  ])
  return [
    sentence(plan.title),
    ...(changes.length === 0 ? ['Nothing has to change.'] : changes),
    ...(more === 0 ? [] : [`And ${more.toLocaleString('en')} more; --dry-run --json lists all.`]),
    ...plan.warnings.map(
      (warning) => `${isRemark(warning) ? '' : 'Warning: '}${sentence(warning.text)}`,
    ),
    ...(plan.danger === 'irreversible' ? ['This cannot be taken back.'] : []),
    `It takes ${sayCalls(plan)}.`,
  ]
}

const mostObjectsSaid = 20

function sayObject(changes: readonly Change[]): string {
  const object = changes[0]?.object
  if (object === undefined) return ''
  const { type, id, ref, name } = object
  if (id === null) return `New ${type} “${name}”:`
  const the = `The ${type} “${name}” (${ref})`
  if (!changes.some(isDeletion)) return `${the}:`
  return changes.every(isDeletion) ? `${the} is deleted.` : `${the} is deleted, and with it:`
}

/** Only what is deleted loses its name. */
const isDeletion = ({ field, after }: Change): boolean => field === 'name' && after === null

/**
 * One change, without a full stop: it may end in a path or an identifier.
 * @param say the members of a value, as a person names them
 * @param beside groups and roles that stay, too
 */
function sayChange(
  change: Change,
  say: (value: unknown) => string[],
  beside: readonly string[],
): string {
  const { type } = change.object
  const field = fields[`${type}.${change.field}`] ?? fields[change.field] ?? change.field
  const [before, after] = [say(change.before), say(change.after)]
  const [added, removed] = [say(change.added), say(change.removed)]
  // The object itself goes, and with it whatever it had.
  if (change.after === null) return `${field}: ${listOf(before, 'none')}, until now`
  if (before.length === 0) return `${field}: ${listOf(after, 'none')}`
  const isSame = listOf(before, '') === listOf(after, '')
  if (added.length === 0 && removed.length === 0 && isSame)
    return `${field}: ${listOf([...before, ...beside], 'none')}, as now`
  if (added.length === 0 && removed.length === 0)
    return `${field}: ${listOf(before, 'none')} becomes ${listOf(after, 'none')}`
  const staying = [...before.filter((member) => !removed.includes(member)), ...beside]
  const none = change.field === 'personas' ? 'none' : 'nobody'
  const said = [
    `${listOf(staying, none)} ${staying.length > 1 ? 'stay' : 'stays'}`,
    `added ${listOf(added, none)}`,
    `removed ${listOf(removed, none)}`,
  ]
  return `${field}: ${said.join('; ')}`
}

/** Fields whose names are not words. */
const fields: Readonly<Record<string, string>> = {
  adminUsers: 'admins',
  'collection.adminUsers': 'editors',
  viewerUsers: 'viewers',
  adminGroups: 'admin groups',
  adminRoles: 'admin roles',
  expiresAt: 'expires',
  datasetCapabilities: 'datasets',
  viewCapabilities: 'views',
  orgCapabilities: 'organisation',
  adminOf: 'admin of',
  editorOf: 'editor of',
  viewerOf: 'viewer of',
  signIn: 'signs in with',
}

/** What a value holds, each as a person names it: dates, admins by kind, things by their name. */
function sayMembers(value: unknown, now: Date): string[] {
  if (value === null || value === undefined || value === '') return []
  if (value instanceof Date) return [`${sayDate(value)} (${sayDistance(value, now)})`]
  if (typeof value === 'string')
    return isInstant(value) ? sayMembers(new Date(value), now) : [value]
  if (Array.isArray(value)) return value.flatMap((member) => sayMembers(member, now))
  if (typeof value === 'object') return sayFields(value, now)
  return [String(value)]
}

const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)

function sayFields(value: object, now: Date): string[] {
  if ('name' in value && typeof value.name === 'string')
    return ['qualifiedName' in value ? `${value.name} (${value.qualifiedName})` : value.name]
  return Object.entries(value).flatMap(([kind, members]) => {
    const word = adminKinds[kind] ?? `${kind} `
    return sayMembers(members, now).map((member) => word + member)
  })
}

/** The fields of a list of admins: usernames speak for themselves, groups and roles do not. */
const adminKinds: Readonly<Record<string, string>> = {
  users: '',
  groups: 'group ',
  roles: 'role ',
}
