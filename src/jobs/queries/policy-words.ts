import type { PersonaPolicy } from '#src/domain/persona.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { PurposePolicy } from '#src/domain/purpose.ts'

/**
 * A policy in plain words: “allows to read what is in development (snowflake)”. What we have no
 * word for is said as Atlan calls it, never left out.
 *
 * @param nameOf how a person calls the connection of a qualified name
 */
export function sayPolicy(
  policy: Omit<PersonaPolicy, 'personaQualifiedName'>,
  nameOf: (qualifiedName: string) => string,
) {
  const { type, category, actions, connectionQualifiedName } = policy
  const where =
    connectionQualifiedName === undefined
      ? (places[category] ?? category)
      : `what is in ${nameOf(connectionQualifiedName)}`
  return `${effects[type]} ${sayActions(actions)} ${where}`
}

/** The same for a purpose's, which is about whatever carries its tags. */
export const sayPurposePolicy = ({
  type,
  actions,
}: Pick<PurposePolicy, 'type' | 'actions'>): string =>
  `${effects[type]} ${sayActions(actions)} whatever carries its tags`

const effects: Readonly<Record<Policy['type'], string>> = {
  allow: 'allows to',
  deny: 'denies to',
  other: 'by a special rule (a mask, a filter or an exception), to',
}

const places: Readonly<Record<string, string>> = {
  glossary: 'glossaries',
  domain: 'data domains',
  ai: 'AI assets',
}

/** By the end of Atlan's names (`persona-asset-read`, `persona-domain-sub-domain-create`). */
const actionWords: readonly (readonly [RegExp, string])[] = [
  [/^select$/, 'query the data of'],
  [/classification/, 'change tags on'],
  [/term/, 'change terms on'],
  [/metadata/, 'change custom metadata of'],
  [/-read$/, 'read'],
  [/-update$/, 'edit'],
  [/-create$/, 'create'],
  [/-delete$/, 'delete'],
]

/** `read, edit`: what the actions are, in words. */
function sayActions(actions: readonly string[]): string {
  if (actions.length === 0) return 'do nothing with'
  const words = actions.map((action) => actionWords.find(([form]) => form.test(action))?.[1])
  const known = actionWords.map(([, word]) => word).filter((word) => words.includes(word))
  const unknown = actions.filter((_, index) => words[index] === undefined)
  return [...known, ...unknown].join(', ')
}
