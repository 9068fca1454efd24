import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { Persona, PersonaPolicy } from '#src/domain/persona.ts'

export interface DescribedPersona extends Persona {
  /** What it reaches, in words: “reads 14 connections”. */
  readonly reach: string
}

/** All personas with what each reaches, by name. Two searches. */
export async function listPersonas(
  client: AtlanClient,
  signal: AbortSignal,
): Promise<DescribedPersona[]> {
  const [personas, policies] = await Promise.all([
    client.personas.list(signal),
    client.personas.policies(signal),
  ])
  const policiesOf = Map.groupBy(policies, ({ personaQualifiedName }) => personaQualifiedName)
  // Whoever sees none of any persona may not see them: that says nothing about what they allow.
  const reachOf = (persona: Persona): string =>
    policies.length === 0 && persona.enabled
      ? noneVisible
      : sayReach(persona, policiesOf.get(persona.qualifiedName) ?? [])
  return personas
    .map((persona) => ({
      ...persona,
      reach: reachOf(persona),
    }))
    .sort((a, b) => a.name.localeCompare(b.name))
}

const noneVisible = 'no policy that this sign-in sees'

/** One line on what a persona's policies allow; denials are counted, not hidden. */
export function sayReach(persona: Pick<Persona, 'enabled'>, policies: readonly PersonaPolicy[]) {
  if (!persona.enabled) return 'switched off'
  if (policies.length === 0) return 'no policy yet: reaches nothing'
  const allowed = policies.filter(({ type }) => type === 'allow')
  const denied = policies.length - allowed.length
  const said = [
    sayConnections(allowed),
    ...['glossary', 'domain', 'ai']
      .filter((category) => allowed.some((policy) => policy.category === category))
      .map((category) => categoryWords[category]),
    denied > 0 ? `${denied} ${denied === 1 ? 'exception' : 'exceptions'}` : '',
  ]
  const words = said.filter((part) => part !== '' && part !== undefined)
  return words.length > 0 ? words.join(' · ') : 'policies of other kinds only'
}

const categoryWords: Record<string, string> = {
  glossary: 'glossaries',
  domain: 'data domains',
  ai: 'AI assets',
}

function sayConnections(allowed: readonly PersonaPolicy[]): string {
  const count = connectionsOf(allowed)
  if (count === 0) return ''
  const edited = connectionsOf(allowed.filter(({ actions }) => actions.some(changes)))
  const queried = connectionsOf(allowed.filter(({ category }) => category === 'data'))
  const noun = count === 1 ? 'connection' : 'connections'
  return [
    edited === count ? `edits ${count} ${noun}` : `reads ${count} ${noun}`,
    ...(edited > 0 && edited < count ? [`edits ${edited} of them`] : []),
    ...(queried === 0 ? [] : [sayQueried(queried, count)]),
  ].join(', ')
}

function sayQueried(queried: number, count: number): string {
  if (queried < count) return `queries data of ${queried}`
  return count === 1 ? 'queries its data' : 'queries their data'
}

/** How many connections these policies are about. */
const connectionsOf = (policies: readonly PersonaPolicy[]): number =>
  new Set(policies.flatMap(({ connectionQualifiedName: name }) => name ?? [])).size

const changes = (action: string): boolean => /(update|create|delete|add|remove)/.test(action)
