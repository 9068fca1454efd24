import { ProblemError } from '#src/domain/problem.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Case } from './case.ts'
import { checksOf } from './checks.ts'
import type { Explanation, Missing } from './explanation.ts'
import { type FailureKind, readFailureKinds } from './failures.ts'
import { type Gathering, gather } from './gather.ts'
import { judge } from './judge.ts'
import { namesOf } from './names-of.ts'
import { rules } from './rules/rules.ts'
import { sayRead } from './say-read.ts'
import { isBlank, type Symptom } from './symptom.ts'

/** At least one. */
export type Failures = readonly [FailureKind, ...FailureKind[]]

/**
 * What a pasted text says of failures, the most telling first; their credentials are known to the
 * redactor from here on.
 *
 * @throws ProblemError (not-found) `nothing-recognised` when the text tells of no failure
 */
export function readFailures(workbench: Workbench, pasted: string): Failures {
  const kinds = readFailureKinds(pasted, workbench.clock.now())
  for (const { symptom } of kinds)
    for (const { secret } of symptom.credentials) workbench.redactor.watch(secret)
  const [first, ...others] = kinds.filter(({ symptom }) => !isBlank(symptom))
  if (first === undefined) throw new ProblemError(nothingRecognised)
  return [first, ...others]
}

/**
 * Why it failed, most likely cause first, and what mends it. Reads what the profile may read;
 * writes nothing, and sends a pasted credential nowhere without leave.
 *
 * @param read as `readFailures` gives it
 * @throws ProblemError (not-found) `no-cause-known` when none is known here
 * @throws Cancelled
 */
export async function explain(
  workbench: Workbench,
  read: Symptom,
  gathering: Gathering,
  signal: AbortSignal,
): Promise<Explanation> {
  const evidence = await gather(workbench, read, gathering, signal)
  const symptom = withProduct(read, evidence.witness)
  const origin = evidence.witness?.origin
  const now = origin === undefined ? workbench.clock.now() : workbench.tenantClocks.now(origin)
  const found: Case = { symptom, evidence, now }
  const causes = judge(found, rules)
  const [first] = causes
  if (first === undefined) throw new ProblemError(noCauseKnown(symptom))
  return {
    summary: first.text,
    read: sayRead(symptom),
    checks: checksOf(found),
    causes,
    names: namesOf(found),
    unchecked: evidence.unchecked,
    missing: missingOf(found),
  }
}

/** A host on a domain of its own says nothing of its product; its profile does. */
const withProduct = (symptom: Symptom, witness: Case['evidence']['witness']): Symptom =>
  symptom.product === undefined && witness !== undefined
    ? { ...symptom, product: witness.product }
    : symptom

function missingOf({ symptom, evidence }: Case): Missing[] {
  const { product, status, empty, account, credentials } = symptom
  const isNamed = account !== undefined || credentials.length > 0 || evidence.token !== undefined
  const isRefused = product === 'atlan' && (status === 403 || status === 404 || empty)
  const isAboutAsset =
    isRefused &&
    evidence.token !== 'unknown-here' &&
    evidence.connection === undefined &&
    evidence.asset === undefined &&
    (symptom.asset === undefined || evidence.witness !== undefined)
  return [
    ...(isAboutAsset ? ['asset' as const] : []),
    ...(isRefused && !isNamed ? ['token' as const] : []),
  ]
}

const pasteMore = [
  {
    text: 'Paste the failing request as cURL, the answer with its status, the error text of the SDK, one line of the log, or the token.',
  },
]

const nothingRecognised = {
  kind: 'not-found' as const,
  code: 'nothing-recognised',
  title: 'This text tells of no failure.',
  nextSteps: pasteMore,
}

const noCauseKnown = (symptom: Symptom) => ({
  kind: 'not-found' as const,
  code: 'no-cause-known',
  title: 'No cause is known for this.',
  detail: sayRead(symptom),
  nextSteps: pasteMore,
})
