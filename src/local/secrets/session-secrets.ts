import type { CredentialHandle, CredentialSource } from '#src/domain/credential.ts'
import { ProblemError } from '#src/domain/problem.ts'
import type { Redactor } from '#src/domain/redactor.ts'
import type { Secret } from '#src/domain/secret.ts'

/** What is known of a secret that may be said aloud. */
export interface AboutSecret {
  /** The one tenant that it may be sent to. */
  readonly origin: string
  /** The account that it is of, as the secret itself or whoever filed it says. */
  readonly username?: string
  readonly expiresAt?: Date
  readonly source: CredentialSource
}

export interface KeptSecret extends AboutSecret {
  readonly secret: Secret
}

/**
 * The secrets of this run: in memory only, named by handles, each bound to one tenant. Two secrets
 * that say they are of one account have two handles: until a tenant confirms it, anybody can say so.
 */
export class SessionSecrets {
  readonly #redactor: Redactor
  readonly #kept = new Map<CredentialHandle, KeptSecret>()
  #last = 0

  constructor(redactor: Redactor) {
    this.#redactor = redactor
  }

  keep(secret: Secret, about: AboutSecret): CredentialHandle {
    this.#redactor.watch(secret)
    this.#last += 1
    const handle = `credential-${this.#last}` as CredentialHandle
    this.#kept.set(handle, { ...about, secret })
    return handle
  }

  get(handle: CredentialHandle): KeptSecret | undefined {
    return this.#kept.get(handle)
  }

  /**
   * The secret, to be sent to this origin.
   * @throws ProblemError `credential-dropped` when it is no longer kept, and
   *   `credential-of-another-tenant` when it belongs to another origin
   */
  secretFor(handle: CredentialHandle, origin: string): Secret {
    const kept = this.#kept.get(handle)
    if (!kept) throw dropped()
    if (kept.origin !== origin) throw ofAnotherTenant(kept.origin, origin)
    return kept.secret
  }

  /** Forgets the secret. Dropped, not wiped: JavaScript cannot overwrite a string. */
  drop(handle: CredentialHandle): void {
    // The redactor goes on watching: the value may still stand in a text that is on its way.
    this.#kept.delete(handle)
  }

  dropAll(): void {
    this.#kept.clear()
  }
}

const dropped = (): ProblemError =>
  new ProblemError({
    kind: 'not-authenticated',
    code: 'credential-dropped',
    title: 'The credential for this is no longer held.',
    nextSteps: [{ text: 'Give it again.' }],
  })

const ofAnotherTenant = (own: string, asked: string): ProblemError =>
  new ProblemError({
    kind: 'refused',
    code: 'credential-of-another-tenant',
    title: `This credential belongs to ${own} and is not sent to ${asked}.`,
    nextSteps: [{ text: 'Give a credential of the tenant that you want to reach.' }],
  })
