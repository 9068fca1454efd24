import type { PersonaRef } from '#src/domain/persona.ts'
import { personaActions } from '#src/frontends/screens/workbench/actions.ts'
import { actionItems } from '#src/frontends/screens/workbench/actions-place.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { Block, Page, PagePlace } from '#src/frontends/screens/workbench/place.ts'
import { hangingRows } from '#src/frontends/ui/row.ts'
import { type PersonaView, viewPersona } from '#src/jobs/queries/persona-view.ts'
import { atlanTokenPlace } from './atlan-token.ts'

/** One persona: what it allows, and who is in it. */
export const personaPlace = (desk: Desk, { qualifiedName, name }: PersonaRef): PagePlace => ({
  kind: 'page',
  title: name,
  doing: `Asking what “${name}” allows`,
  command: ['persona', 'show', qualifiedName],
  load: async (signal): Promise<Page> => {
    const { workbench, credential } = await desk.signedIn(signal)
    const persona = await viewPersona(workbench.client(credential.handle), qualifiedName, signal)
    const { policies, users, groups } = persona
    const people = [...users, ...groups.map((group) => `group ${group}`)]
    return {
      identifier: qualifiedName,
      blocks: [
        {
          facts: [
            ['reaches', persona.reach],
            ['description', persona.description || '—'],
            ['state', persona.enabled ? 'switched on' : 'switched off: no policy counts'],
            ['people', people.join(', ') || '—'],
            ['qualified name', qualifiedName],
          ],
        },
        {
          heading: 'Its policies',
          rows: (width) =>
            policies.flatMap(({ words }) => hangingRows([{ text: '  ' }], words, width)),
          ...(policies.length === 0 ? { empty: 'None that is visible to this credential.' } : {}),
        },
        tokensBlock(desk, persona),
        { heading: 'What can be done', items: actionItems(personaActions, desk, [persona]) },
      ],
    }
  },
})

const tokensBlock = (desk: Desk, { tokens }: PersonaView): Block => ({
  heading: 'Tokens',
  items: (tokens ?? []).map((token) => ({
    label: token.name,
    columns: [token.id],
    choose: (doors) => doors.open(atlanTokenPlace(desk, token)),
  })),
  empty: tokens === undefined ? 'Not visible to this credential.' : 'No token has it.',
})
