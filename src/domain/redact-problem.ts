import type { Problem } from './problem.ts'
import type { Redactor } from './redactor.ts'

/** The same problem without the secrets that are known, in every text that may be shown of it. */
export function redactProblem(problem: Problem, redactor: Pick<Redactor, 'redact'>): Problem {
  const clean = (text: string): string => redactor.redact(text)
  const { title, detail, nextSteps, http } = problem
  return {
    ...problem,
    title: clean(title),
    ...(detail === undefined ? {} : { detail: clean(detail) }),
    nextSteps: nextSteps.map(({ text, command }) => ({
      text: clean(text),
      ...(command === undefined ? {} : { command: clean(command) }),
    })),
    ...(http === undefined ? {} : { http: { ...http, path: clean(http.path) } }),
  }
}
