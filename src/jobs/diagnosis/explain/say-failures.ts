import type { Failures } from './explain.ts'
import type { FailureKind } from './failures.ts'
import { sayRead } from './say-read.ts'

/** `7 requests failed, in 3 ways.`; nothing where there was only one. */
export function sayFailures(failures: Failures): string | undefined {
  const count = failures.reduce((sum, kind) => sum + kind.count, 0)
  if (count === 1) return undefined
  const ways = failures.length === 1 ? 'all in the same way' : `in ${failures.length} ways`
  return `${count} requests failed, ${ways}.`
}

/** One kind of failure in half a line: `Atlan answered 429 to GET /api/… (3 times).` */
export function sayKind({ symptom, count }: FailureKind): string {
  const { message: _, ...rest } = symptom
  const said = sayRead(rest)
  return count === 1 ? said : `${said.replace(/\.$/, '')} (${count} times).`
}
