import { readSymptom } from './read-symptom.ts'
import { failingParts } from './reading/failing-parts.ts'
import type { Symptom } from './symptom.ts'

/** Requests of one paste that failed in the same way. */
export interface FailureKind {
  /** Of the first of them. */
  readonly symptom: Symptom
  readonly count: number
}

/**
 * What failed in a paste, the same failures once, the most telling first: a refusal says more than a
 * limit that was hit, and that more than a server that was away.
 *
 * @param now by which what a credential says of its end is judged
 */
export function readFailureKinds(pasted: string, now: Date): readonly FailureKind[] {
  const symptoms = failingParts(pasted).map((part) => readSymptom(part, now))
  const kinds = [...Map.groupBy(symptoms, kindOf).values()].flatMap((same): FailureKind[] => {
    const [symptom] = same
    return symptom === undefined ? [] : [{ symptom, count: same.length }]
  })
  return kinds.toSorted((a, b) => rank(a) - rank(b) || b.count - a.count)
}

/** The same answer to the same kind of request of the same account. */
function kindOf(symptom: Symptom): string {
  const { origin, method, status, code, sdkCode, trouble, account, credentials } = symptom
  const path = symptom.path?.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{2,}/gi, '*')
  const who = account ?? credentials[0]?.secret.sha256
  return JSON.stringify([origin, method, path, status, code, sdkCode, trouble?.code, who])
}

const telling = [403, 401, 419, 404, 400, 422, 409, 412, 423, 430, 429]

function rank({ symptom: { status } }: FailureKind): number {
  const place = telling.indexOf(status ?? 0)
  return place === -1 ? telling.length : place
}
