import type { AxiomStep } from './axiom-plan.ts'
import type { CredentialHandle } from './credential.ts'
import type { MemberField, MemberObject, Members } from './members.ts'
import type { PersonaRef } from './persona.ts'
import { type Problem, problemJson } from './problem.ts'
import type { AtlanToken } from './token.ts'
import type { TokenContent, TokenEdit } from './token-content.ts'

/** What a change or an outcome is about. `ref` is symbolic while the plan itself creates it. */
export interface PlanObject {
  readonly type: 'token' | 'connection' | 'collection' | 'profile'
  readonly id: string | null
  readonly ref: string
  readonly name: string
}

/** One field of one object, before and after. */
export interface Change {
  readonly object: PlanObject
  readonly field: string
  readonly before: unknown
  readonly after: unknown
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

export interface PlanWarning {
  readonly code: string
  readonly text: string
}

/** True for what only says what the plan gives: nothing to beware of. */
export const isRemark = ({ code }: PlanWarning): boolean => code === 'grants'

export type Danger = 'none' | 'reversible' | 'irreversible'

/** Who is added or taken away: a token that exists (its account name), or the one that the plan creates. */
export type Grantee =
  | { readonly name: string; readonly username: string }
  | { readonly name: string; readonly ref: string }

/** What a plan does, as data: a step is carried out by the file of `jobs/flows/steps` named like it. */
export type Step =
  | CreateTokenStep
  | TakeUpTokenStep
  | UpdateTokenStep
  | DeleteTokenStep
  | ChangeMembersStep
  | KeepSignInStep
  | TryTokenStep
  | AxiomStep

export interface CreateTokenStep {
  readonly kind: 'create-token'
  /** The name by which later steps mean the token that this step creates. */
  readonly ref: string
  readonly by: CredentialHandle
  readonly name: string
  readonly description: string
  readonly lifetimeSeconds: number
  readonly personas: readonly PersonaRef[]
}

/** Goes on with a token that an earlier run of the plan created. */
export interface TakeUpTokenStep {
  readonly kind: 'take-up-token'
  /** Whose plan it is; the token itself is who is tried. */
  readonly by: CredentialHandle
  /** The name by which later steps mean it. */
  readonly ref: string
  readonly token: AtlanToken
  /** Its own secret. */
  readonly held: CredentialHandle
}

export interface UpdateTokenStep {
  readonly kind: 'update-token'
  readonly by: CredentialHandle
  readonly token: { readonly id: string; readonly name: string }
  /** What the person saw; the write is refused when it has changed since. */
  readonly basis: TokenContent
  readonly edit: TokenEdit
  /** Those that it has and that the edit names, with their names. */
  readonly personas: readonly PersonaRef[]
}

export interface DeleteTokenStep {
  readonly kind: 'delete-token'
  readonly by: CredentialHandle
  readonly token: { readonly id: string; readonly name: string }
  /** What the person saw; nothing is deleted when it has changed since. */
  readonly basis: TokenContent
  /** The personas, purposes, connections and collections that the plan speaks of. */
  readonly named: readonly PersonaRef[]
  /** Its own secret, where this run holds it: whether it is dead is then tried. */
  readonly held?: CredentialHandle
  /** It signs in here itself: a refused reading back is then what was wanted. */
  readonly isOwn?: true
  /** Deleted only when what the same plan makes in its place is complete, and works. */
  readonly replaced?: Replaced
}

/** How a token is deleted that another one replaces. */
export interface Replaced {
  /** The token that the plan creates in its place. */
  readonly ref: string
  /** The new secret has to be in use first, and somebody says that it is. */
  readonly asksForDeployment: boolean
}

/** Lets a profile sign in with the token that the plan creates, from the vault. */
export interface KeepSignInStep {
  readonly kind: 'keep-sign-in'
  /** Whose plan it is; the new token itself is who is tried. */
  readonly by: CredentialHandle
  readonly ref: string
  readonly profile: string
  /** The account that it signs in as until then. */
  readonly instead?: string
}

/** Tries the token that the plan creates on what it has to reach. */
export interface TryTokenStep {
  readonly kind: 'try-token'
  /** Whose plan it is; the new token itself is who is tried. */
  readonly by: CredentialHandle
  readonly ref: string
  readonly on: readonly MemberObject[]
}

export interface ChangeMembersStep {
  readonly kind: 'change-members'
  readonly by: CredentialHandle
  readonly object: MemberObject
  /** The list that is changed; all others are written back as they are. */
  readonly field: MemberField
  /** The members that the person saw; the write is refused when they have changed since. */
  readonly basis: Members
  readonly add: readonly Grantee[]
  readonly remove: readonly Grantee[]
}

/** What will happen, shown before it happens: in the wizard, by `--dry-run`, as JSON. */
export interface Plan {
  /** The profile that it goes through, where there is one. */
  readonly profile?: string
  /** The plan of the journal that it takes back, carries on, or settles a doubt of. */
  readonly of?: { readonly way: 'undoes' | 'resumes' | 'settles'; readonly id: string }
  readonly action: string
  readonly title: string
  readonly danger: Danger
  /** Requests to the tenant from the confirm to the last reading back. */
  readonly calls: number
  /** How many of them a minute the tenant is asked at most; absent where nothing is held back. */
  readonly callsPerMinute?: number
  readonly changes: readonly Change[]
  readonly warnings: readonly PlanWarning[]
  readonly steps: readonly Step[]
  /** Present when Enter is not enough: what has to be typed (`--yes=…` on the command line). */
  readonly typed?: string
  /** Other texts that confirm as well as `typed`: an identifier beside the name. */
  readonly alsoTyped?: readonly string[]
}

export interface Outcome {
  readonly object: { readonly type: string; readonly id: string | null; readonly name: string }
  readonly state: 'done' | 'already' | 'failed' | 'unknown'
  /** Read back as planned. */
  readonly verified: boolean
  /** Tried with the token's own secret, where we hold it; of a deletion: that it is refused. */
  readonly effective: 'yes' | 'no' | 'unknown'
  /** The object was deleted. */
  readonly gone?: true
  readonly problem?: Problem
}

/** True for a text that confirms a plan for which Enter is not enough. */
export const confirms = ({ typed, alsoTyped = [] }: Plan, word: string | undefined): boolean =>
  word !== undefined && (word === typed || alsoTyped.includes(word))

/** The plan as the command line prints it: without the steps, which name handles of this run. */
export function planJson(plan: Plan): object {
  const { action, title, danger, calls, changes, warnings } = plan
  return { action, title, danger, calls, changes, warnings }
}

/** The outcome as the command line prints it. */
export function outcomeJson({ problem, ...outcome }: Outcome): object {
  return problem === undefined ? outcome : { ...outcome, problem: problemJson(problem) }
}
