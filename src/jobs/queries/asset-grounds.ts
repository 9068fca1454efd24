import type { Asset } from '#src/domain/asset.ts'
import type { Connection } from '#src/domain/connection.ts'
import { nameOfConnection } from '#src/domain/members.ts'
import { allowsDeed, coversAsset, type Deed, tagsMeet } from './policy-coverage.ts'
import { sayPolicy, sayPurposePolicy } from './policy-words.ts'
import type { TokenAccess } from './token-access.ts'
import { administered } from './token-reach.ts'

/** One reason why a token may do something with an asset, or may not. */
export interface Ground {
  readonly effect: 'allow' | 'deny'
  readonly deeds: readonly Deed[]
  /** A clause: “the persona “Data Assets” allows to read what is in development (snowflake)”. */
  readonly text: string
}

/** Everything of a token's access that is about this asset. */
export function groundsFor(access: TokenAccess, asset: Asset): Ground[] {
  return [
    ...adminGrounds(access, asset),
    ...personaGrounds(access, asset),
    ...purposeGrounds(access, asset),
    ...collectionGrounds(access, asset),
    ...ownKindGrounds(asset),
  ]
}

/** The access with its connection as the store has it now: the index lags behind a fresh grant. */
export function withConnection(
  access: TokenAccess,
  connection: Connection,
  username: string,
): TokenAccess {
  const before = access.administers.find(({ guid }) => guid === connection.guid)
  const others = access.administers.filter(({ guid }) => guid !== connection.guid)
  const byUser = administered(connection, username, undefined)
  const now = byUser.length > 0 || before?.via !== 'role' ? byUser : [before]
  return { ...access, administers: [...others, ...now] }
}

function adminGrounds({ administers }: TokenAccess, asset: Asset): Ground[] {
  const { guid, connectionQualifiedName } = asset
  const its = administers.filter(
    (one) => one.guid === guid || one.qualifiedName === connectionQualifiedName,
  )
  return its.map((connection) => ({
    effect: 'allow',
    deeds: ['read', 'update', 'query'],
    text: `it administers ${nameOfConnection(connection)}${
      connection.via === 'role' ? ', by the role that every API token has' : ''
    }`,
  }))
}

function personaGrounds({ personas, nameOf }: TokenAccess, asset: Asset): Ground[] {
  return personas.flatMap(({ name, enabled, policies = [] }) => {
    if (enabled === false) return []
    return policies
      .filter((policy) => coversAsset(policy, asset))
      .flatMap((policy) => ground(policy, `the persona “${name}” ${sayPolicy(policy, nameOf)}`))
  })
}

function purposeGrounds({ purposes }: TokenAccess, asset: Asset): Ground[] {
  return purposes.flatMap((purpose) => {
    if (!purpose.enabled) return []
    return purpose.policies
      .filter((policy) => tagsMeet(purpose, policy, asset))
      .flatMap((policy) =>
        ground(policy, `the purpose “${purpose.name}” ${sayPurposePolicy(policy)}`),
      )
  })
}

/** Masks, filters and exceptions are no plain yes or no, so they are no ground of either. */
function ground(
  {
    type,
    actions,
  }: { readonly type: 'allow' | 'deny' | 'other'; readonly actions: readonly string[] },
  text: string,
): Ground[] {
  const deeds = (['read', 'update', 'query'] as const).filter((deed) => allowsDeed(actions, deed))
  return type === 'other' || deeds.length === 0 ? [] : [{ effect: type, deeds, text }]
}

function collectionGrounds({ edits, views }: TokenAccess, asset: Asset): Ground[] {
  const isThere = ({ guid, qualifiedName }: { guid: string; qualifiedName: string }) =>
    guid === asset.guid || qualifiedName === asset.collectionQualifiedName
  const edited = edits.filter(isThere).map(({ name }): Ground => {
    return { effect: 'allow', deeds: ['read', 'update'], text: `it edits the collection “${name}”` }
  })
  const viewed = views.filter(isThere).map(({ name }): Ground => {
    return { effect: 'allow', deeds: ['read'], text: `it views the collection “${name}”` }
  })
  return [...edited, ...viewed]
}

/** What every API token may do (policies that the Atlas server starts with). */
function ownKindGrounds({ typeName }: Asset): Ground[] {
  if (!['Persona', 'Purpose', 'AuthPolicy'].includes(typeName)) return []
  const text = 'every API token may read and change personas, purposes and policies'
  return [{ effect: 'allow', deeds: ['read', 'update'], text }]
}
