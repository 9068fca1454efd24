import type { Secret } from '#src/domain/secret.ts'

/** What a credential is for: a tenant, as one of its profiles or as none. */
interface Whose {
  readonly origin: string
  readonly profile?: string
}

/**
 * Credentials that a person gave in the middle of this run, instead of those that profiles keep: in
 * memory only, and for nothing but the tenant and the profile that they were given for.
 */
export class GivenByHand {
  readonly #given = new Map<string, Secret>()

  give(whose: Whose, secret: Secret): void {
    this.#given.set(keyOf(whose), secret)
  }

  has(whose: Whose): boolean {
    return this.#given.has(keyOf(whose))
  }

  /** Like the text of a file or a variable; undefined where none was given. */
  textFor(whose: Whose): string | undefined {
    return this.#given.get(keyOf(whose))?.reveal()
  }

  forget(whose: Whose): void {
    this.#given.delete(keyOf(whose))
  }
}

const keyOf = ({ origin, profile = '' }: Whose): string => `${origin} ${profile}`
