import { sayDate } from '#src/domain/duration.ts'
import { type AtlanToken, expiryOf, usernameOf } from '#src/domain/token.ts'
import { tokenActions } from '#src/frontends/screens/workbench/actions.ts'
import { mainActionItems } from '#src/frontends/screens/workbench/actions-place.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { Block, Doors, Item, Page, PagePlace } from '#src/frontends/screens/workbench/place.ts'
import { hangingRows } from '#src/frontends/ui/row.ts'
import { sayExpiry } from '#src/frontends/words/expiry.ts'
import { sayIndexOnly } from '#src/jobs/queries/as-stored.ts'
import { ofAtlan } from '#src/jobs/queries/kept-secret.ts'
import { readReach, type TokenReach } from '#src/jobs/queries/token-reach.ts'
import { findToken } from '#src/jobs/queries/tokens.ts'
import { collectionPlace } from './collection.ts'
import { connectionPlace } from './connection.ts'
import { expiryMarks } from './expiry-marks.ts'
import { personaPlace } from './persona.ts'
import { secretItems } from './secret-item.ts'

/** One token: what it is, what it reaches and why, and what can be done with it. */
export const atlanTokenPlace = (
  desk: Desk,
  { id, name }: Pick<AtlanToken, 'id' | 'name'>,
): PagePlace => ({
  kind: 'page',
  title: name,
  doing: `Asking for “${name}” and what it reaches`,
  command: ['token', 'show', id],
  about: ['Enter opens what stands under the cursor, or starts the action.'],
  load: async (signal): Promise<Page> => {
    const { workbench, credential } = await desk.signedIn(signal)
    const client = workbench.client(credential.handle)
    const [token, reaches] = await Promise.all([
      findToken(client, id, signal),
      readReach(client, credential.identity, signal),
    ])
    const reach = reaches.of(token)
    const now = workbench.clock.now()
    const secret = await secretItems(desk, ofAtlan(token, now))
    const lagging = sayIndexOnly(reaches.indexOnly)
    const unseen = [
      ...(reaches.complete ? [] : [notAllVisible]),
      ...(lagging === undefined ? [] : [lagging]),
    ]
    return {
      identifier: usernameOf(token),
      blocks: [
        {
          facts: [...factsOf(token, now), ...lacksOf(token, reach, reaches.complete)],
          rows: (width) =>
            unseen.flatMap((text) => hangingRows([{ text: '  ' }], text, width, 'subdued')),
        },
        ...reachBlocks(desk, token, reach),
        {
          heading: 'What can be done',
          items: [...mainActionItems(tokenActions, desk, token, ({ name }) => name), ...secret],
        },
      ],
    }
  },
})

const notAllVisible = 'There may be more: not everything is visible to this credential.'

/** What it reaches by name, each to be opened. */
function reachBlocks(
  desk: Desk,
  { personas }: AtlanToken,
  { administers, edits, views }: TokenReach,
): Block[] {
  const ofCollection = (collection: TokenReach['edits'][number]): Item => ({
    label: collection.name,
    columns: [collection.qualifiedName],
    choose: (doors) => doors.open(collectionPlace(desk, collection)),
  })
  return [
    {
      heading: 'Personas',
      items: personas.map((persona) => ({
        label: persona.name,
        columns: [persona.qualifiedName],
        choose: (doors: Doors) => doors.open(personaPlace(desk, persona)),
      })),
    },
    {
      heading: 'Administers',
      items: administers.map((connection) => ({
        label: connection.name,
        columns: [connection.connector, connection.qualifiedName],
        choose: (doors: Doors) => doors.open(connectionPlace(desk, connection)),
      })),
    },
    { heading: 'Edits', items: edits.map(ofCollection) },
    { heading: 'Views', items: views.map(ofCollection) },
  ].filter(({ items }) => items.length > 0)
}

type Fact = readonly [string, string]

/** What it has none of takes one row each: what can be done shall be seen at once. */
const lacksOf = (
  { personas }: AtlanToken,
  { administers }: TokenReach,
  complete: boolean,
): Fact[] => [
  ...(personas.length > 0
    ? []
    : [['personas', 'none: it reaches only what it creates or is granted'] as const]),
  ...(administers.length > 0
    ? []
    : [['administers', `no connection${complete ? '' : ' that is visible here'}`] as const]),
]

function factsOf(token: AtlanToken, now: Date): Fact[] {
  const mark = expiryMarks[expiryOf(token, now).status]
  return [
    ['expires', `${mark === undefined ? '' : `${mark.text} `}${sayExpiry(token, now)}`],
    ...(token.description === '' ? [] : [['description', token.description] as const]),
    ['created', `${sayDate(token.createdAt)} by ${token.createdBy}`],
    ['id', token.id],
    ['account', usernameOf(token)],
  ]
}
