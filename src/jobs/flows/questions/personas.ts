import type { PersonaRef } from '#src/domain/persona.ts'
import { sayNames } from '#src/domain/some-of.ts'
import { texts } from '#src/jobs/flows/input.ts'
import type { ChoicesQuestion } from '#src/jobs/flows/question.ts'
import type { HeldCredential } from '#src/jobs/queries/credential.ts'
import { listPersonas } from '#src/jobs/queries/personas.ts'
import { resolveReference } from '#src/jobs/queries/reference.ts'
import type { Workbench } from '#src/workbench.ts'

/**
 * Which personas the token gets. None is a valid answer, and says so.
 * @param whose names it in the question: `“nightly-etl”`
 */
export function personasQuestion(
  workbench: Workbench,
  signIn: HeldCredential,
  whose: string,
): ChoicesQuestion<'personas', readonly PersonaRef[]> {
  const list = (signal: AbortSignal) => listPersonas(workbench.client(signIn.handle), signal)
  return {
    kind: 'choices',
    key: 'personas',
    step: 'Personas',
    ask: `Which personas should ${whose} get?`,
    checking: 'Finding the personas',
    about: [
      'A token does not get your rights. Personas decide which assets it reaches; without one, only connections it creates itself. Either way it may use Atlan’s admin API: treat its secret like an admin’s password.',
    ],
    options: async (signal) =>
      (await list(signal)).map(({ qualifiedName, name, reach }) => ({
        value: qualifiedName,
        label: name,
        columns: [reach],
      })),
    empty: 'This tenant has no persona that you can see. Enter goes on without one.',
    dependsOn: ['signIn'],
    flag: '--persona',
    fallback: [],
    async answer(input, signal) {
      const references = texts(input)
      if (references.length === 0) return { value: [] }
      const candidates = (await list(signal)).map((persona) => ({
        ...persona,
        identifiers: [persona.qualifiedName, persona.guid],
        described: `${persona.qualifiedName}  ${persona.reach}`,
      }))
      const chosen = references.map((ref) => resolveReference('persona', ref, candidates))
      // By name and by qualified name is still one persona.
      const distinct = new Map(chosen.map(({ qualifiedName, name }) => [qualifiedName, name]))
      return { value: [...distinct].map(([qualifiedName, name]) => ({ qualifiedName, name })) }
    },
    toFlags: (personas) => personas.flatMap(({ qualifiedName }) => ['--persona', qualifiedName]),
    say: (personas) =>
      personas.length === 0 ? 'none' : sayNames(personas.map(({ name }) => name)),
  }
}
