import type { Problem, ProblemExchange } from '#src/domain/problem.ts'
import { sentence } from './sentence.ts'

/**
 * A problem as lines: what happened, what is known about it, what can be done. Commands stand on
 * lines of their own, so that they can be copied.
 */
export function problemLines(problem: Problem): string[] {
  if (problem.declined) return [sentence(problem.title)]
  return [
    `Problem: ${sentence(problem.title)}`,
    ...(problem.detail === undefined ? [] : [sayDetail(problem.detail)]),
    ...(problem.http === undefined ? [] : [sayExchange(problem.http)]),
    ...problem.nextSteps.flatMap(({ text, command }) => [
      `What to do: ${sentence(text)}`,
      ...(command === undefined ? [] : [`  ${command}`]),
    ]),
  ]
}

/** Lines of their own end in identifiers, which are copied from there. */
const sayDetail = (detail: string): string =>
  detail.includes('\n') ? detail.trim() : sentence(detail)

function sayExchange({ method, path, status, requestId }: ProblemExchange): string {
  const answer = status === undefined ? 'no answer' : `answered ${status}`
  const request = requestId === undefined ? '' : `, request id ${requestId}`
  return `Seen in: ${method} ${path}, ${answer}${request}.`
}
