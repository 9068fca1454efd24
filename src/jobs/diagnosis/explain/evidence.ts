import type { Asset } from '#src/domain/asset.ts'
import type { AxiomToken } from '#src/domain/axiom-token.ts'
import type { Connection } from '#src/domain/connection.ts'
import type { Identity } from '#src/domain/identity.ts'
import type { Organisation } from '#src/domain/organisation.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import type { FittingPersona } from '#src/jobs/queries/fitting-personas.ts'
import type { Coverage } from './coverage.ts'
import type { Product } from './symptom.ts'

/** The tenant that evidence was gathered at. */
export interface Witness {
  readonly origin: string
  readonly product: Product
  /** Options that make a command go to the same tenant: `--profile acme`. */
  readonly words: readonly string[]
}

/** A person who was refused, as far as the tenant's lists tell of them. */
export interface Person {
  /** Internal names of the groups they are in; absent where they may not be seen. */
  readonly groups?: readonly string[]
  readonly workspaceRole?: string
}

/** Somebody on Axiom, and what they are in each of their organisations. */
export interface AxiomPerson {
  readonly name: string
  readonly organisations: readonly Pick<Organisation, 'id' | 'role'>[]
}

/** What reading found out. Absent is “not looked at”; what was looked for in vain says so. */
export interface Evidence {
  readonly witness?: Witness
  /** Who looked. */
  readonly identity?: Identity
  /** The tenant's clock minus ours. */
  readonly clockSkewMs?: number
  /** The token that was refused. */
  readonly token?: AtlanToken | 'unknown-here'
  /** The person that was refused, where it was one. */
  readonly person?: Person
  /** What the token was granted beside its personas: connections it administers, collections. */
  readonly granted?: readonly string[]
  readonly connection?: Connection | 'not-visible'
  /** The refused account is among the connection's admins, by itself or by a group. */
  readonly isAdmin?: boolean
  /** What was asked for, and whether the one who looked sees it; if not, only its name is known. */
  readonly asset?: {
    readonly qualifiedName: string
    readonly seen: boolean
    readonly object: Asset
  }
  /** What the token's personas and purposes say about the asset. */
  readonly coverage?: Coverage
  /** Personas that would let the token do it, the narrowest first. */
  readonly fitting: readonly FittingPersona[]
  /** The pasted credential was tried, with leave: whether the tenant accepts it. */
  readonly alive?: boolean
  /** Axiom: the token that was refused, as somebody named it. */
  readonly axiomToken?: AxiomToken
  /** Axiom: the person whose own personal access token was refused, where that is the one who looked. */
  readonly axiomPerson?: AxiomPerson
  /** Axiom: datasets of the organisation. */
  readonly datasets?: readonly string[]
  /** Sentences: what could not or may not be looked at. */
  readonly unchecked: readonly string[]
}

export const noEvidence: Evidence = { fitting: [], unchecked: [] }
