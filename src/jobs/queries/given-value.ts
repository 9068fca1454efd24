import { type Bearer, capture } from '#src/capture/capture.ts'
import { belongsElsewhere } from '#src/capture/checks.ts'
import { axiomCredentialKind } from '#src/clients/axiom/credential-kind.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { Secret } from '#src/domain/secret.ts'
import type { Workbench } from '#src/workbench.ts'

/** A secret in hand of which nobody knows whose it is, and what can be said of it from outside. */
export interface GivenValue {
  readonly bearer: Bearer
  /** Why it is not of this tenant: then it is never sent there. */
  readonly elsewhere?: Problem
}

/**
 * The one secret that a text holds, however old it is.
 *
 * @param origin the Atlan tenant that it may be of
 * @throws ProblemError what `capture` found wrong with the text
 */
export function valueIn(workbench: Workbench, text: string, origin: string): GivenValue {
  const { issuers, redactor } = workbench
  const now = workbench.tenantClocks.now(origin)
  const foreign = ofAnotherProduct(text)
  if (foreign !== undefined) {
    const secret = new Secret(text.trim())
    redactor.watch(secret)
    return { bearer: { secret, kind: 'opaque', expired: false, warnings: [] }, elsewhere: foreign }
  }
  const { bearers, problem } = capture(text, { now, issuers })
  for (const { secret } of bearers) redactor.watch(secret)
  const [bearer] = bearers
  // What has expired can still be told apart, and asked about.
  const isOnlyOld = problem?.code === 'bearer-expired'
  if (problem !== undefined && !isOnlyOld) throw new ProblemError(problem)
  if (bearer === undefined) throw new Error('capture gave neither a bearer nor a problem')
  const elsewhere = belongsElsewhere(bearer, { origin, issuers })
  return { bearer, ...(elsewhere === undefined ? {} : { elsewhere }) }
}

/** By the prefixes that other products give their secrets. Atlan's are JSON web tokens. */
function ofAnotherProduct(text: string): Problem | undefined {
  const value = text.trim().replace(/^Bearer\s+/i, '')
  if (axiomCredentialKind(new Secret(value)) !== 'other') return anothers('Axiom')
  const found = prefixes.find(([form]) => form.test(value))
  return found && anothers(found[1])
}

const prefixes: readonly (readonly [RegExp, string])[] = [
  [/^(?:gh[pousr]_|github_pat_)/, 'GitHub'],
  [/^glpat-/, 'GitLab'],
  [/^xox[abeoprs]-/, 'Slack'],
  [/^(?:AKIA|ASIA)[A-Z0-9]{16}/, 'AWS'],
  [/^dapi[0-9a-f]{32}/, 'Databricks'],
  [/^(?:npm_|pypi-|hf_|sk-)/, 'another product'],
]

const anothers = (product: string): Problem => ({
  kind: 'refused',
  code: product === 'Axiom' ? 'axiom-token' : 'other-product',
  title: `By its prefix this is a secret of ${product}, not of Atlan. It was not sent anywhere.`,
  nextSteps: [{ text: 'Give an API token of the Atlan tenant, or choose another profile.' }],
})
