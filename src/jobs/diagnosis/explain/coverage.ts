import type { Asset } from '#src/domain/asset.ts'
import { allowsDeed, coversAsset, type Deed, tagsMeet } from '#src/jobs/queries/policy-coverage.ts'
import type { TokenAccess } from '#src/jobs/queries/token-access.ts'

/** A persona or purpose. */
interface Ref {
  readonly qualifiedName: string
  readonly name: string
}

/** What a token's personas and purposes say about doing something with one asset. */
export interface Coverage {
  readonly allowedBy: readonly Ref[]
  /** A denial beats what others allow. */
  readonly deniedBy: readonly Ref[]
  readonly deniedByPurpose: readonly Ref[]
  /** They reach the asset, but not for this. */
  readonly otherwise: readonly Ref[]
  /** They would allow it, and are switched off. */
  readonly switchedOff: readonly Ref[]
}

/** Judges personas and purposes as Atlan does: what denies beats what allows, what is off does neither. */
export function coverageOf(
  { personas, purposes }: Pick<TokenAccess, 'personas' | 'purposes'>,
  asset: Asset,
  deed: Deed,
): Coverage {
  const does = ({ actions }: { readonly actions: readonly string[] }) => allowsDeed(actions, deed)
  const judged = personas.map((persona) => {
    const about = (persona.policies ?? []).filter((policy) => coversAsset(policy, asset))
    return { persona, verdict: verdictOf(persona.enabled !== false, about, about.filter(does)) }
  })
  const by = (wanted: Verdict): Ref[] =>
    judged.filter(({ verdict }) => verdict === wanted).map(({ persona }) => persona)
  const about = purposes
    .filter(({ enabled }) => enabled)
    .map((purpose) => {
      const named = purpose.policies.filter((one) => does(one) && tagsMeet(purpose, one, asset))
      return { purpose, types: named.map(({ type }) => type) }
    })
  const purposesThat = (type: 'allow' | 'deny'): Ref[] =>
    about.filter(({ types }) => types.includes(type)).map(({ purpose }) => purpose)
  return {
    allowedBy: [...by('allows'), ...purposesThat('allow')],
    deniedBy: by('denies'),
    deniedByPurpose: purposesThat('deny'),
    otherwise: by('otherwise'),
    switchedOff: by('off'),
  }
}

type Verdict = 'allows' | 'denies' | 'otherwise' | 'off' | 'says nothing'

type Typed = readonly { readonly type: string }[]

/** @param about policies about the asset @param named those of them that are about the deed */
function verdictOf(enabled: boolean, about: Typed, named: Typed): Verdict {
  const allows = named.some(({ type }) => type === 'allow')
  if (!enabled) return allows ? 'off' : 'says nothing'
  if (named.some(({ type }) => type === 'deny')) return 'denies'
  if (allows) return 'allows'
  return about.some(({ type }) => type === 'allow') ? 'otherwise' : 'says nothing'
}
