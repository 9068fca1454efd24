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
  return personas
    .map((persona) => ({
      ...persona,
      reach: sayReach(persona, policiesOf.get(persona.qualifiedName) ?? []),
    }))
    .sort((a, b) => a.name.localeCompare(b.name))
}

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
  return said.filter((part) => part !== '' && part !== undefined).join(' · ')
}

const categoryWords: Record<string, string> = {
  glossary: 'glossaries',
  domain: 'data domains',
  ai: 'AI assets',
}

function sayConnections(allowed: readonly PersonaPolicy[]): string {
  const reached = allowed.filter(({ connectionQualifiedName }) => connectionQualifiedName)
  const count = new Set(reached.map((policy) => policy.connectionQualifiedName)).size
  if (count === 0) return ''
  const actions = reached.flatMap((policy) => policy.actions)
  const verb = actions.some(changes) ? 'edits' : 'reads'
  const data = reached.some(({ category }) => category === 'data') ? ', queries their data' : ''
  return `${verb} ${count} ${count === 1 ? 'connection' : 'connections'}${data}`
}

const changes = (action: string): boolean => /(update|create|delete|add|remove)/.test(action)
