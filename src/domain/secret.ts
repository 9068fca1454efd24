import { createHash } from 'node:crypto'
import { inspect } from 'node:util'

/**
 * A value that may act for somebody: an API token, a person's bearer, a passphrase.
 *
 * The value is private. Printing, interpolating, JSON-encoding or inspecting a Secret gives its
 * fingerprint, so a slip in a log line shows eight hex digits and not the key to a tenant.
 */
export class Secret {
  readonly #value: string

  /** First 8 hex digits of the value's SHA-256: enough to recognise it, useless to guess it. */
  readonly fingerprint: string

  constructor(value: string) {
    this.#value = value
    this.fingerprint = sha256(value).slice(0, 8)
  }

  /** The value itself. Few places may call this; `test/reveal.test.ts` lists them. */
  reveal(): string {
    return this.#value
  }

  /** Lower-case hex SHA-256 of the whole value. */
  get sha256(): string {
    return sha256(this.#value)
  }

  toString(): string {
    return `secret:${this.fingerprint}`
  }

  toJSON(): string {
    return this.toString()
  }

  [inspect.custom](): string {
    return this.toString()
  }
}

const sha256 = (value: string): string => createHash('sha256').update(value).digest('hex')
