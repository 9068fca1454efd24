import type { AxiomTokenContent } from '#src/domain/axiom-plan.ts'
import type { MemberField, MemberObject, Members } from '#src/domain/members.ts'
import type { TokenContent } from '#src/domain/token-content.ts'

/**
 * One write to one object, with what is needed to find out later, by reading, whether it was
 * carried out, and to take it back. Never a secret.
 */
export type Write =
  | CreateTokenWrite
  | UpdateTokenWrite
  | DeleteTokenWrite
  | ChangeMembersWrite
  | CreateAxiomTokenWrite
  | DeleteAxiomTokenWrite
  | OtherWrite

/** Atlan gives the id: the token is found by what it has in common with no other. */
export interface CreateTokenWrite {
  readonly kind: 'create-token'
  readonly name: string
  readonly description: string
  readonly personas: readonly string[]
  /** As it is sent, to the second. */
  readonly lifetimeSeconds: number
  /** Ids of the tokens that bore the name before. */
  readonly namesakes: readonly string[]
  /** The account that creates it, where we know it. */
  readonly creator?: string
}

export interface UpdateTokenWrite {
  readonly kind: 'update-token'
  readonly token: { readonly id: string; readonly name: string }
  /** As it was read just before the write. */
  readonly before: TokenContent
  readonly after: TokenContent
}

export interface DeleteTokenWrite {
  readonly kind: 'delete-token'
  readonly token: { readonly id: string; readonly name: string }
  readonly before: TokenContent
}

export interface ChangeMembersWrite {
  readonly kind: 'change-members'
  readonly object: MemberObject
  readonly field: MemberField
  /** As they were read just before the write. */
  readonly before: Members
  /** When the object was last written then: epoch milliseconds of the tenant's clock. */
  readonly basedOn?: number
  /** Account names: those that the write adds to the field, and takes from it. */
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

/** Axiom gives the id, too, and a name need not be unique: the token is one that was not there before. */
export interface CreateAxiomTokenWrite {
  readonly kind: 'create-axiom-token'
  readonly content: AxiomTokenContent
  /** Ids of all tokens that were there before. */
  readonly before: readonly string[]
  /** Of a regeneration: the token that it is made out of, and when that one ends by it. */
  readonly replaces?: { readonly id: string; readonly name: string; readonly endsAt: Date }
  readonly orgId?: string
}

export interface DeleteAxiomTokenWrite {
  readonly kind: 'delete-axiom-token'
  readonly token: { readonly id: string; readonly name: string }
  readonly orgId?: string
}

/** A write that only a person can look after: it is told, and nothing is concluded. */
export interface OtherWrite {
  readonly kind: 'other'
  readonly object: { readonly type: string; readonly id: string | null; readonly name: string }
  /** In words, to begin a sentence with: `Regenerating the token “etl”`. */
  readonly what: string
  /** The command that shows what there is now. */
  readonly look: string
}

/** What came back: `refused` = certainly nothing was done, `lost` = it may have been. */
export type Answer = 'accepted' | 'refused' | 'lost'
