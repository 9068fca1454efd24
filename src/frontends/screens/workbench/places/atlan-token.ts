import { sayDate } from '#src/domain/duration.ts'
import { type AtlanToken, expiryOf, usernameOf } from '#src/domain/token.ts'
import { tokenActions } from '#src/frontends/screens/workbench/actions.ts'
import { actionItems } from '#src/frontends/screens/workbench/actions-place.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { Block, Page, PagePlace } from '#src/frontends/screens/workbench/place.ts'
import { paragraphRows } from '#src/frontends/ui/row.ts'
import { sayExpiry } from '#src/frontends/words/expiry.ts'
import { sayIndexOnly } from '#src/jobs/queries/as-stored.ts'
import { ofAtlan } from '#src/jobs/queries/kept-secret.ts'
import { readReach } from '#src/jobs/queries/token-reach.ts'
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
    const { administers, edits, views } = reaches.of(token)
    const secret = await secretItems(desk, ofAtlan(token, workbench.clock.now()))
    const lagging = sayIndexOnly(reaches.indexOnly)
    const unseen = [
      ...(reaches.complete ? [] : [subdued(notAllVisible)]),
      ...(lagging === undefined ? [] : [subdued(lagging)]),
    ]
    return {
      identifier: usernameOf(token),
      blocks: [
        { facts: factsOf(token, workbench.clock.now()) },
        {
          heading: 'Personas',
          items: token.personas.map((persona) => ({
            label: persona.name,
            columns: [persona.qualifiedName],
            choose: (doors) => doors.open(personaPlace(desk, persona)),
          })),
          empty: 'None: it reaches only what it creates itself and what is granted to it.',
        },
        {
          heading: 'Administers',
          items: administers.map((connection) => ({
            label: connection.name,
            columns: [connection.connector, connection.qualifiedName],
            choose: (doors) => doors.open(connectionPlace(desk, connection)),
          })),
          empty: reaches.complete ? 'No connection.' : 'No connection that is visible here.',
        },
        ...[['Edits', edits] as const, ['Views', views] as const].flatMap(
          ([heading, collections]): Block[] =>
            collections.length === 0
              ? []
              : [
                  {
                    heading,
                    items: collections.map((collection) => ({
                      label: collection.name,
                      columns: [collection.qualifiedName],
                      choose: (doors) => doors.open(collectionPlace(desk, collection)),
                    })),
                  },
                ],
        ),
        ...unseen,
        {
          heading: 'What can be done',
          items: [...actionItems(tokenActions, desk, [token]), ...secret],
        },
      ],
    }
  },
})

const notAllVisible = 'There may be more: not everything is visible to this credential.'

const subdued = (text: string): Block => ({
  rows: (width) => paragraphRows(text, width, 'subdued'),
})

function factsOf(token: AtlanToken, now: Date): [string, string][] {
  const mark = expiryMarks[expiryOf(token, now).status]
  return [
    ['expires', `${mark === undefined ? '' : `${mark.text} `}${sayExpiry(token, now)}`],
    ['description', token.description || '—'],
    ['created', `${sayDate(token.createdAt)} by ${token.createdBy}`],
    ['id', token.id],
    ['account', usernameOf(token)],
  ]
}
