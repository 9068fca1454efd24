import type { Policy } from './policy.ts'

export interface PurposeRef {
  readonly qualifiedName: string
  readonly name: string
}

/** Rules about whatever carries certain tags. Its policies name their subjects themselves. */
export interface Purpose extends PurposeRef {
  readonly guid: string
  readonly enabled: boolean
  /** Atlan's own names of the tags, which are no words. */
  readonly tags: readonly string[]
}

export interface PurposePolicy extends Policy {
  readonly purposeQualifiedName: string
  /** Usernames; a token's is `service-account-apikey-…`. */
  readonly users: readonly string[]
  /** Internal names of groups. */
  readonly groups: readonly string[]
}
