import { sayDate, sayDistance } from '#src/domain/duration.ts'
import { type Change, isRemark, type Plan } from '#src/domain/plan.ts'
import { namesIn, type PlanNames } from '#src/domain/plan-names.ts'
import { someOf } from '#src/domain/some-of.ts'
import { hangingRows, type Row, spaced, type Tone } from './row.ts'
import { symbols } from './theme.ts'
import { fill } from './width.ts'

const mostObjectsShown = 20

/** What every row of a plan is written with. */
interface Page {
  readonly names: PlanNames
  readonly now: Date
  readonly width: number
}

/**
 * A plan as a person reads it before it happens: an object per paragraph; what is added, removed
 * and what stays by name; the warnings at the end, next to the key that carries it out.
 */
export function planRows(plan: Plan, now: Date, width: number): Row[] {
  const page: Page = { names: namesIn(plan), now, width }
  const objects = [...Map.groupBy(plan.changes, ({ object }) => object.ref).values()]
  const { some, more } = someOf(objects, mostObjectsShown)
  return spaced([
    objects.length === 0 ? hangingRows([], 'Nothing has to change.', width) : [],
    ...some.map((changes) => objectRows(changes, page)),
    more === 0 ? [] : hangingRows([], `and ${more.toLocaleString('en')} more like these`, width),
    plan.warnings.flatMap((warning) =>
      hangingRows(
        isRemark(warning) ? [] : [{ text: `${symbols.caution} `, tone: 'caution' }],
        warning.text,
        width,
      ),
    ),
  ])
}

function objectRows(changes: readonly Change[], page: Page): Row[] {
  const object = changes[0]?.object
  if (object === undefined) return []
  if (changes.some(isEnd)) return goneRows(object, changes, page)
  const isNew = object.id === null
  const title = isNew ? object.name : page.names.withIdentifier(object.ref)
  return [
    ...hangingRows(lead(isNew ? '+' : '~', object.type), title, page.width, 'heading'),
    ...changes.flatMap((change) => changeRows(change, isNew, page)),
  ]
}

/** A deletion takes the name with the object, and tells by it what goes. */
const isEnd = ({ field, after, object }: Change): boolean =>
  field === 'name' && after === null && object.id !== null

function goneRows(
  { type, name, ref }: Change['object'],
  changes: readonly Change[],
  { names, now, width }: Page,
): Row[] {
  const lost = changes.filter((change) => !isEnd(change))
  return [
    ...hangingRows(lead('-', type), `${name}   ${ref}`, width, 'heading'),
    ...lost.flatMap((change) =>
      change.removed.length > 0
        ? sideRows('-', labelOf(change), change.removed.map(names.withIdentifier), width)
        : hangingRows(lead('-', labelOf(change)), sayValue(change.before, now), width),
    ),
  ]
}

function changeRows(change: Change, isNew: boolean, page: Page): Row[] {
  const { field, before, after, added, removed, object } = change
  const { now, width } = page
  const label = labelOf(change)
  if (field === 'secret') return hangingRows(lead('→', label), sayValue(after, now), width)
  if (added.length > 0 || removed.length > 0 || Array.isArray(before))
    return isNew && membersOf(before).length === 0
      ? newMemberRows(label, added, page)
      : memberRows(change, page)
  if (!isNew)
    return hangingRows(
      lead('~', label),
      `${sayValue(before, now)} → ${sayValue(after, now)}`,
      width,
    )
  const isSaid = after === object.name || after === '' || after === null || after === undefined
  return isSaid ? [] : hangingRows(lead('+', label), sayValue(after, now), width)
}

function newMemberRows(label: string, added: readonly string[], { names, width }: Page): Row[] {
  if (added.length === 0) return hangingRows(lead(' ', label), 'none', width)
  return sideRows('+', label, added.map(names.withIdentifier), width)
}

/** A set that exists: what stays, then what comes and goes. */
function memberRows(change: Change, { names, width }: Page): Row[] {
  const { field, before, added, removed } = change
  const nothing = field === 'personas' ? ['none'] : ['nobody']
  const side = (members: readonly string[]): readonly string[] =>
    members.length === 0 ? nothing : members.map(names.withIdentifier)
  const members = membersOf(before).filter((member) => !removed.includes(member))
  const stay = [...members.map(names.of), ...names.beside(change)]
  const none = removed.length > 0 ? 'none stays' : 'none so far'
  const staying =
    stay.length === 0 ? none : `${stay.join(', ')} ${stay.length === 1 ? 'stays' : 'stay'}`
  return [
    ...hangingRows(lead(' ', labelOf(change)), staying, width),
    ...sideRows('+', 'added', side(added), width),
    ...sideRows('-', 'removed', side(removed), width),
  ]
}

function sideRows(
  mark: '+' | '-',
  label: string,
  members: readonly string[],
  width: number,
): Row[] {
  return members.flatMap((member, index) =>
    hangingRows(lead(mark, index === 0 ? label : ''), member, width),
  )
}

const tones: Readonly<Record<string, Tone>> = { '+': 'good', '-': 'bad', '~': 'caution' }

const lead = (mark: string, label: string): Row => [
  { text: `${mark}  `, tone: tones[mark] },
  { text: fill(label, 13), tone: 'subdued' },
]

const labels: Readonly<Record<string, string>> = {
  expiresAt: 'expires',
  adminUsers: 'admins',
  'collection.adminUsers': 'editors',
  viewerUsers: 'viewers',
  adminGroups: 'admin groups',
  adminRoles: 'admin roles',
  datasetCapabilities: 'datasets',
  viewCapabilities: 'views',
  orgCapabilities: 'organisation',
  signIn: 'signs in with',
}

/** `expires`; a field without a word of its own is named as it is: `deniedActions` → `denied actions`. */
const labelOf = ({ object, field }: Change): string =>
  labels[`${object.type}.${field}`] ??
  labels[field] ??
  field.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)

function sayValue(value: unknown, now: Date): string {
  if (value === null || value === undefined || value === '') return 'none'
  if (value instanceof Date) return `${sayDate(value)} (${sayDistance(value, now)})`
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(String).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The members of a set, however it is written: a list, or lists by kind (`groups` → `group x`). */
function membersOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([kind, members]) =>
    membersOf(members).map((member) =>
      kind === 'users' ? member : `${kind.replace(/s$/, '')} ${member}`,
    ),
  )
}
