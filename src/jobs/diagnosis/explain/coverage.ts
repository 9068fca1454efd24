import type { Persona, PersonaPolicy, PersonaRef } from '#src/domain/persona.ts'
import type { Deed } from './symptom.ts'

/** What personas say about doing something with one asset. */
export interface Coverage {
  readonly allowedBy: readonly PersonaRef[]
  /** A denial beats what others allow. */
  readonly deniedBy: readonly PersonaRef[]
  /** They reach the asset, but not for this. */
  readonly otherwise: readonly PersonaRef[]
  /** They would allow it, and are switched off. */
  readonly switchedOff: readonly PersonaRef[]
}

/** A persona that allows it, and how much more. */
export interface FittingPersona extends PersonaRef {
  /** How many connections it reaches. */
  readonly connections: number
  /** Its policies allow more than was asked for. */
  readonly actions: number
}

/** In policies' own words (vendor's SDK: `PersonaMetadataAction`, `DataAction`). */
const actionOf: Readonly<Record<Deed, string>> = {
  read: 'persona-asset-read',
  update: 'persona-asset-update',
  create: 'persona-api-create',
  delete: 'persona-api-delete',
  query: 'select',
}

export function coverageOf(
  personas: readonly Persona[],
  policies: readonly PersonaPolicy[],
  asset: string,
  deed: Deed,
): Coverage {
  const judged = personas.map((persona) => ({
    persona,
    verdict: verdictOf(persona, policies, asset, deed),
  }))
  const by = (wanted: Verdict): PersonaRef[] =>
    judged.filter(({ verdict }) => verdict === wanted).map(({ persona }) => persona)
  return {
    allowedBy: by('allows'),
    deniedBy: by('denies'),
    otherwise: by('otherwise'),
    switchedOff: by('off'),
  }
}

/** Those that allow it and deny nothing of it: the least connections first, then the least actions. */
export function fittingPersonas(
  personas: readonly Persona[],
  policies: readonly PersonaPolicy[],
  asset: string,
  deed: Deed,
): FittingPersona[] {
  return personas
    .filter((persona) => verdictOf(persona, policies, asset, deed) === 'allows')
    .map(({ qualifiedName, name }) => {
      const own = policies.filter((policy) => policy.personaQualifiedName === qualifiedName)
      const allowed = own.filter(({ type }) => type === 'allow')
      const reached = new Set(allowed.flatMap((policy) => policy.connectionQualifiedName ?? []))
      const actions = new Set(allowed.flatMap((policy) => policy.actions))
      return { qualifiedName, name, connections: reached.size, actions: actions.size }
    })
    .sort((a, b) => a.connections - b.connections || a.actions - b.actions)
}

type Verdict = 'allows' | 'denies' | 'otherwise' | 'off' | 'says nothing'

function verdictOf(
  persona: Persona,
  policies: readonly PersonaPolicy[],
  asset: string,
  deed: Deed,
): Verdict {
  const about = policies.filter(
    (policy) => policy.personaQualifiedName === persona.qualifiedName && isAbout(policy, asset),
  )
  const named = about.filter(({ actions }) => actions.includes(actionOf[deed]))
  const allows = named.some(({ type }) => type === 'allow')
  if (!persona.enabled) return allows ? 'off' : 'says nothing'
  if (named.some(({ type }) => type === 'deny')) return 'denies'
  if (allows) return 'allows'
  return about.some(({ type }) => type === 'allow') ? 'otherwise' : 'says nothing'
}

/** `entity:<qualified name>` stands for the object and all below it; `entity:*` for everything. */
const isAbout = ({ resources }: PersonaPolicy, asset: string): boolean =>
  resources.some((resource) => {
    const [, name] = /^entity:(.*?)(?:\/?\*)?$/.exec(resource) ?? []
    return name !== undefined && (name === '' || asset === name || asset.startsWith(`${name}/`))
  })
