import { type NextStep, ProblemError, type ProblemExchange } from '#src/domain/problem.ts'
import type { NetworkTrouble } from './network-trouble.ts'
import { lookFirst } from './server-words.ts'

/** Nothing was done: the request never arrived, or it only wanted to read. */
export function unreachable(
  trouble: NetworkTrouble,
  exchange: ProblemExchange,
  route: { readonly host: string; readonly proxy: string | undefined },
): ProblemError {
  return new ProblemError({
    kind: 'unreachable',
    code: trouble.code,
    title: trouble.title,
    ...(trouble.systemCode ? { detail: `The system calls it ${trouble.systemCode}.` } : {}),
    nextSteps: [...trouble.nextSteps, ...proxyStep(route)],
    http: exchange,
  })
}

/** A write went out and no answer came back; `why` is a sentence. */
export function lostAnswer(why: string, exchange: ProblemExchange): ProblemError {
  return new ProblemError({
    kind: 'unknown-outcome',
    code: 'answer-lost',
    title: 'Nobody knows whether this was done: it was sent, and the answer got lost.',
    detail: why,
    nextSteps: [{ text: lookFirst }],
    http: exchange,
  })
}

function proxyStep({ host, proxy }: { host: string; proxy: string | undefined }): NextStep[] {
  if (!proxy) return []
  const text = `HTTPS_PROXY sends requests through ${proxy}. If ${host} is reached without it, name it in NO_PROXY.`
  return [{ text }]
}
