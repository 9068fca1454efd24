import type { AxiomToken } from './axiom-token.ts'
import type { CredentialHandle } from './credential.ts'
import type { Replaced } from './plan.ts'

/** What a token of Axiom is made of; none of it can be changed afterwards. */
export type AxiomTokenContent = Pick<
  AxiomToken,
  'name' | 'description' | 'expiresAt' | 'capabilities'
>

/** Steps of plans on Axiom; `jobs/flows/axiom/steps` carries them out. */
export type AxiomStep = CreateAxiomTokenStep | RegenerateAxiomTokenStep | DeleteAxiomTokenStep

interface AxiomStepBase {
  readonly by: CredentialHandle
  /** The organisation that it happens in, for a personal access token. */
  readonly orgId?: string
}

export interface CreateAxiomTokenStep extends AxiomStepBase {
  readonly kind: 'create-axiom-token'
  /** The name by which later steps mean the token that this step creates. */
  readonly ref: string
  readonly content: AxiomTokenContent
}

export interface RegenerateAxiomTokenStep extends AxiomStepBase {
  readonly kind: 'regenerate-axiom-token'
  readonly ref: string
  /** The old token as the person saw it; the write is refused when it is another by now. */
  readonly old: AxiomToken
  readonly oldExpiresAt: Date
  readonly content: AxiomTokenContent
  /** More than the end is another: the whole content is sent, and not copied from the old one. */
  readonly changed: boolean
}

export interface DeleteAxiomTokenStep extends AxiomStepBase {
  readonly kind: 'delete-axiom-token'
  /** As the person saw it; nothing is deleted when it has changed since. */
  readonly old: AxiomToken
  /** Its own secret, where this run holds it: whether it is dead is then tried. */
  readonly held?: CredentialHandle
  /** It signs in here itself: its successor has to delete it. */
  readonly isOwn?: true
  /** Deleted only when what the same plan makes in its place works and is in use. */
  readonly replaced?: Replaced
}
