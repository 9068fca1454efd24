import { type Bearer, type Captured, capture } from '#src/capture/capture.ts'
import { axiomCredentialKind } from '#src/clients/axiom/credential-kind.ts'
import type { Problem } from '#src/domain/problem.ts'
import { Secret } from '#src/domain/secret.ts'
import type { PastedCredential } from '#src/jobs/diagnosis/explain/symptom.ts'
import { sentLines } from './sent-lines.ts'

export interface Credentials {
  readonly label: string
  readonly credentials: readonly PastedCredential[]
  /** What is wrong with the form of the one credential that there is. */
  readonly damage?: Problem
}

/** Every credential of a text with what it says of itself; the one of the request comes first. */
export function readCredentials(text: string, now: Date): Credentials {
  const captured = capture(sentLines(text), { now })
  const found = captured.bearers.map(ofBearer)
  const known = new Set(found.map(({ secret }) => secret.sha256))
  const axiom = axiomTokens(text).filter(({ secret }) => !known.has(secret.sha256))
  const damage = damageOf(captured)
  return {
    label: captured.label,
    credentials: [...found, ...axiom],
    ...(damage !== undefined && { damage }),
  }
}

function ofBearer({ secret, origin, kind, claims }: Bearer): PastedCredential {
  const axiom = axiomCredentialKind(secret)
  const { username, issuer, roles = [], issuedAt, expiresAt } = claims ?? {}
  return {
    secret,
    kind: axiom === 'other' ? kind : axiom,
    ...(axiom !== 'other' ? { product: 'axiom' } : claims && { product: 'atlan' }),
    ...(origin !== undefined && { origin }),
    ...(issuer !== undefined && { issuer }),
    ...(username !== undefined && { username }),
    roles,
    ...(issuedAt !== undefined && { issuedAt }),
    ...(expiresAt !== undefined && { expiresAt }),
  }
}

/** Tokens of Axiom are known by their prefix wherever they stand. */
function axiomTokens(text: string): PastedCredential[] {
  const found = new Set(text.match(/\bxa[ipa]t-[0-9a-zA-Z-]{8,100}/g) ?? [])
  return [...found].slice(0, 4).map((value) => {
    const secret = new Secret(value)
    const kind = axiomCredentialKind(secret)
    return { secret, product: 'axiom', kind: kind === 'other' ? 'opaque' : kind, roles: [] }
  })
}

/** Of what `capture` finds wrong with a text, only the form of its credential explains a refusal. */
function damageOf({ bearers, problem }: Captured): Problem | undefined {
  const isDamage = problem !== undefined && bearers.length === 0 && damages.has(problem.code)
  return isDamage ? problem : undefined
}

const damages: ReadonlySet<string> = new Set([
  'bearer-placeholder',
  'bearer-from-documentation',
  'bearer-cut',
  'bearer-damaged',
  'other-scheme',
  'no-authorization',
  'refresh-token-only',
  'plain-http',
  'look-alike-host',
])
