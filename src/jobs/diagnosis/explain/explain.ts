import { ProblemError } from '#src/domain/problem.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Case } from './case.ts'
import type { Explanation, Missing } from './explanation.ts'
import { type Gathering, gather } from './gather.ts'
import { judge } from './judge.ts'
import { readSymptom } from './read-symptom.ts'
import { rules } from './rules/rules.ts'
import { sayRead } from './say-read.ts'
import { isBlank, type Symptom } from './symptom.ts'

/**
 * Why something failed, most likely cause first, and what mends it. Reads the text, then what the
 * profile may read; writes nothing, and sends a pasted credential nowhere without leave.
 *
 * @throws ProblemError (not-found) `nothing-recognised` when the text tells of no failure,
 *   `no-cause-known` when it does, and of none that is known here
 * @throws Cancelled
 */
export async function explain(
  workbench: Workbench,
  pasted: string,
  gathering: Gathering,
  signal: AbortSignal,
): Promise<Explanation> {
  const read = readSymptom(pasted, workbench.clock.now())
  for (const { secret } of read.credentials) workbench.redactor.watch(secret)
  if (isBlank(read)) throw new ProblemError(nothingRecognised)
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
    causes,
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
  const { product, status, account, credentials } = symptom
  const isNamed = account !== undefined || credentials.length > 0 || evidence.token !== undefined
  const isRefused = product === 'atlan' && (status === 403 || status === 404)
  const isAboutAsset =
    isRefused && evidence.connection === undefined && evidence.asset === undefined
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
