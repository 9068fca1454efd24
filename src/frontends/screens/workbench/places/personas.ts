import { personaActions } from '#src/frontends/screens/workbench/actions.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { ListPlace } from '#src/frontends/screens/workbench/place.ts'
import { type DescribedPersona, listPersonas } from '#src/jobs/queries/personas.ts'
import { personaPlace } from './persona.ts'

/** The personas of an Atlan tenant. */
export const personasPlace = (desk: Desk): ListPlace<DescribedPersona> => ({
  kind: 'list',
  title: 'Personas',
  doing: 'Asking for the personas and their policies',
  command: ['persona', 'list'],
  about: ['A persona is a bundle of policies. A token reaches what its personas allow.'],
  async *rows(signal) {
    const { workbench, credential } = await desk.signedIn(signal)
    yield { rows: await listPersonas(workbench.client(credential.handle), signal) }
  },
  keyOf: ({ guid }) => guid,
  headings: ['name', 'reaches', 'qualified name'],
  columns: ({ name, reach, qualifiedName }) => [name, reach, qualifiedName],
  sorts: [{ name: 'name', by: ({ name }) => name.toLowerCase() }],
  empty: ['No persona is visible here.', 'Personas are made in Atlan: Governance, Personas.'],
  open: (persona) => personaPlace(desk, persona),
  identifier: ({ qualifiedName }) => qualifiedName,
  actions: personaActions,
})
