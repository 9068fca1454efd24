import type { PersonaRef } from '#src/domain/persona.ts'
import { quoteNames, sayNames } from '#src/domain/some-of.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import { texts } from '#src/jobs/flows/input.ts'
import type { ChoicesQuestion } from '#src/jobs/flows/question.ts'
import type { HeldCredential } from '#src/jobs/queries/credential.ts'
import { resolveReference } from '#src/jobs/queries/reference.ts'
import type { Workbench } from '#src/workbench.ts'

/**
 * Which personas are taken from tokens. One that no longer exists, or that the credential cannot
 * see, can be taken away as well: its qualified name stands on the token.
 */
export function unlinkedPersonasQuestion(
  workbench: Workbench,
  signIn: HeldCredential,
  tokens: readonly AtlanToken[],
): ChoicesQuestion<'personas', readonly PersonaRef[]> {
  const linked = new Map(
    tokens.flatMap(({ personas }) => personas.map((one) => [one.qualifiedName, one] as const)),
  )
  const whose = quoteNames(tokens)
  return {
    kind: 'choices',
    key: 'personas',
    step: 'Personas',
    ask: `Which personas should ${whose} lose?`,
    checking: 'Finding the personas',
    options: async () =>
      [...linked.values()].map(({ qualifiedName, name }) => ({
        value: qualifiedName,
        label: name,
        columns: [qualifiedName],
      })),
    empty: `No persona is linked to ${whose}: there is none to take away.`,
    dependsOn: ['tokens'],
    flag: '--persona',
    async answer(input, signal) {
      const listed = await workbench.client(signIn.handle).personas.list(signal)
      const known = [...listed, ...unlisted(linked, listed)]
      const candidates = known.map(({ qualifiedName, name, guid }) => ({
        qualifiedName,
        identifiers: guid === undefined ? [qualifiedName] : [qualifiedName, guid],
        name,
        described: qualifiedName,
      }))
      const chosen = texts(input).map((ref) => resolveReference('persona', ref, candidates))
      const distinct = new Map(chosen.map(({ qualifiedName, name }) => [qualifiedName, name]))
      return { value: [...distinct].map(([qualifiedName, name]) => ({ qualifiedName, name })) }
    },
    toFlags: (personas) => personas.flatMap(({ qualifiedName }) => ['--persona', qualifiedName]),
    say: (personas) => sayNames(personas.map(({ name }) => name)),
  }
}

/** Those that stand on a token, but in no list. */
const unlisted = (
  linked: ReadonlyMap<string, PersonaRef>,
  listed: readonly PersonaRef[],
): (PersonaRef & { guid?: undefined })[] =>
  [...linked.values()].filter(
    ({ qualifiedName }) => !listed.some((one) => one.qualifiedName === qualifiedName),
  )
