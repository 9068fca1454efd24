import type { NetworkTrouble } from '#src/clients/http/network-trouble.ts'
import type { Problem } from '#src/domain/problem.ts'
import type { Secret } from '#src/domain/secret.ts'
import type { Named } from './reading/named.ts'

export type Product = 'atlan' | 'axiom'

/** A credential that stood in the text. What it says of itself is unverified. */
export interface PastedCredential {
  readonly secret: Secret
  readonly product?: Product
  readonly kind: 'user' | 'api-token' | 'personal-access-token' | 'ingest-token' | 'opaque'
  /** Where the request went that it stood in. */
  readonly origin?: string
  readonly issuer?: string
  readonly username?: string
  readonly roles: readonly string[]
  readonly issuedAt?: Date
  readonly expiresAt?: Date
}

/**
 * What a pasted text says about a failure: nothing but the members named here survives of it.
 * Texts are sanitised, without secrets, and cut.
 */
export interface Symptom extends Named {
  /** What the text is, in a person's words: `cURL from Chrome (bash)`, `a response`. */
  readonly form: string
  readonly product?: Product
  /** E.g. `https://acme.atlan.com`. */
  readonly origin?: string
  readonly method?: string
  /** Without query. */
  readonly path?: string
  readonly status?: number
  /** The server's own, e.g. `ATLAS-403-00-001`. */
  readonly code?: string
  /** Of a vendor's SDK, e.g. `ATLAN-PYTHON-403-000`. */
  readonly sdkCode?: string
  readonly message?: string
  /** Why there was no answer. */
  readonly trouble?: NetworkTrouble
  /** What came was a web page. */
  readonly page: boolean
  /** A search was answered, and found nothing. */
  readonly empty: boolean
  /** The tenant's clock when it answered. */
  readonly serverDate?: Date
  readonly retryAfterSeconds?: number
  /** The first is the one that the failing request carried. */
  readonly credentials: readonly PastedCredential[]
  /** What is wrong with the form of the credential. */
  readonly damage?: Problem
}

/** True when the text says nothing that a cause could be found by. */
export const isBlank = (symptom: Symptom): boolean =>
  symptom.status === undefined &&
  symptom.code === undefined &&
  symptom.sdkCode === undefined &&
  symptom.trouble === undefined &&
  symptom.account === undefined &&
  symptom.message === undefined &&
  symptom.damage === undefined &&
  !symptom.page &&
  !symptom.empty &&
  symptom.credentials.length === 0
