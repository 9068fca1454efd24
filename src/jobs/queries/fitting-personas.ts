import type { Asset } from '#src/domain/asset.ts'
import type { Persona, PersonaPolicy } from '#src/domain/persona.ts'
import { sayReach } from './personas.ts'
import { allowsDeed, coversAsset, type Deed } from './policy-coverage.ts'

export interface FittingPersona extends Persona {
  /** What it reaches in all, in words: “reads 14 connections”. */
  readonly reach: string
}

/**
 * The personas that would let a token do something with an asset, and deny nothing of it; the
 * narrowest first: those that allow nothing but this kind of deed, then the fewest connections.
 */
export function fittingPersonas(
  personas: readonly Persona[],
  policies: readonly PersonaPolicy[],
  asset: Asset,
  deed: Deed,
): FittingPersona[] {
  const policiesOf = Map.groupBy(policies, ({ personaQualifiedName }) => personaQualifiedName)
  return personas
    .map((persona) => ({ persona, own: policiesOf.get(persona.qualifiedName) ?? [] }))
    .filter(({ persona, own }) => {
      const about = own.filter(
        (policy) => allowsDeed(policy.actions, deed) && coversAsset(policy, asset),
      )
      return persona.enabled && about.length > 0 && about.every(({ type }) => type === 'allow')
    })
    .map(({ persona, own }) => {
      const allowed = own.filter(({ type }) => type === 'allow')
      const more = new Set(allowed.flatMap(({ actions }) => actions).filter(isPower(deed)))
      const connections = new Set(allowed.flatMap((policy) => policy.connectionQualifiedName ?? []))
      return { ...persona, reach: sayReach(persona, own), size: [more.size, connections.size] }
    })
    .sort((a, b) => compare(a.size, b.size))
    .map(({ size: _, ...persona }) => persona)
}

/** To read more is no further power; to change or query anything beyond what is needed is. */
const isPower =
  (deed: Deed) =>
  (action: string): boolean =>
    !allowsDeed([action], deed) && !/-read$/.test(action)

const compare = ([a1 = 0, a2 = 0]: readonly number[], [b1 = 0, b2 = 0]: readonly number[]) =>
  a1 - b1 || a2 - b2
