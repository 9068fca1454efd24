import type { AxiomToken } from './axiom-token.ts'
import type { CredentialHandle } from './credential.ts'

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
  /** The profile that shall sign in with the new token from now on. */
  readonly signsIn?: string
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
  readonly signsIn?: string
}

export interface DeleteAxiomTokenStep extends AxiomStepBase {
  readonly kind: 'delete-axiom-token'
  /** As the person saw it; nothing is deleted when it has changed since. */
  readonly old: AxiomToken
  /**
   * The symbolic name of the token that takes its place: it is deleted only once that one's secret
   * was handed over and is in use.
   */
  readonly replacedBy?: string
}
