import { Box } from 'ink'
import type { ReactNode } from 'react'
import { type Identity, sayRoles } from '#src/domain/identity.ts'
import { countdown } from './countdown.ts'
import type { Row, Span } from './row.ts'
import { Line } from './rows.tsx'
import { useNow } from './use-now.ts'
import { widthOf } from './width.ts'

const gap = 2

export interface Place {
  readonly tenant?: { readonly host: string; readonly practice: boolean; readonly profile?: string }
  readonly identity?: Identity
  readonly bearerExpiresAt?: Date
  /** Somebody else sees this screen. */
  readonly sharing?: boolean
}

/** Where we are, as whom, and how long the borrowed bearer lasts; below it a rule. */
export function Header(props: {
  readonly place: Place
  /** Stands in the rule when the list of steps is not shown: `5 of 9 · Personas`. */
  readonly step: string | undefined
  readonly now: () => Date
  readonly width: number
}): ReactNode {
  const { place, step, width } = props
  const time = useNow(props.now, place.bearerExpiresAt !== undefined)
  const left = place.bearerExpiresAt ? [countdown(place.bearerExpiresAt, time)] : []
  const timeWidth = left.length === 0 ? 0 : widthOfRow(left) + gap
  return (
    <Box flexDirection="column" flexShrink={0} width={width}>
      <Box justifyContent="space-between" columnGap={gap} paddingX={1}>
        <Line row={placeRow(place, width - 2 - timeWidth)} />
        {left.length > 0 && (
          <Box flexShrink={0}>
            <Line row={left} />
          </Box>
        )}
      </Box>
      <Line row={[{ text: rule(step, width), tone: 'subdued' }]} />
    </Box>
  )
}

/** `tokenbench   PRACTICE, nothing here is real · 127.0.0.1:40121 · as conn.admin ($admin)` */
function placeRow(place: Place, width: number): Row {
  const rows = shortenings.map((shorten) => rowOf(shorten(place), place.sharing))
  return rows.find((row) => widthOfRow(row) <= width) ?? rows.at(-1) ?? []
}

interface Said {
  readonly where: readonly Span[]
  readonly who: string | undefined
}

const practice = (text: string): Span => ({ text, tone: 'caution' })

const whereOf = ({ tenant }: Place, practiceText: string): Span[] => {
  if (tenant === undefined) return []
  const first = tenant.practice ? practice(practiceText) : { text: tenant.profile ?? '' }
  return [first, { text: tenant.host }].filter(({ text }) => text !== '')
}

const long = 'PRACTICE, nothing here is real'
const short = 'PRACTICE'

/** On Axiom nobody has roles that a person would name here. */
const sayWho = (identity: Identity): string =>
  identity.roles.length === 0 ? identity.username : `${identity.username} (${sayRoles(identity)})`

/** From the full line to the shortest: first the roles go, then the words about practice. */
const shortenings: readonly ((place: Place) => Said)[] = [
  (place) => ({
    where: whereOf(place, long),
    who: place.identity && sayWho(place.identity),
  }),
  (place) => ({ where: whereOf(place, long), who: place.identity?.username }),
  (place) => ({ where: whereOf(place, short), who: place.identity?.username }),
]

function rowOf({ where, who }: Said, sharing = false): Row {
  const facts: Span[] = [
    ...(sharing ? [{ text: 'SHARING', tone: 'caution' as const }] : []),
    ...where,
    ...(who === undefined ? [] : [{ text: `as ${who}` }]),
  ]
  const separated = facts.flatMap((fact, index) => (index === 0 ? [fact] : [{ text: ' · ' }, fact]))
  return [{ text: 'tokenbench', tone: 'brand' }, { text: '   ' }, ...separated]
}

const widthOfRow = (row: Row): number => widthOf(row.map(({ text }) => text).join(''))

function rule(step: string | undefined, width: number): string {
  const named = step === undefined ? '' : ` ${step} ─`
  return '─'.repeat(Math.max(0, width - widthOf(named))) + named
}
