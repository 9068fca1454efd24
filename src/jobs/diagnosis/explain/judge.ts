import type { Case, Rule } from './case.ts'
import type { Cause, Likelihood } from './explanation.ts'

/** The causes that the table finds, the likeliest first; what was seen leaves no mere guesses. */
export function judge(found: Case, rules: readonly Rule[]): Cause[] {
  const causes = rules.flatMap((rule) => {
    const likelihood = rule.when(found)
    return likelihood ? [causeOf(rule, likelihood, found)] : []
  })
  const isCertain = causes.some(({ likelihood }) => likelihood === 'certain')
  return causes
    .filter(({ likelihood }) => !isCertain || likelihood !== 'possible')
    .sort((a, b) => rank[a.likelihood] - rank[b.likelihood])
}

const rank: Readonly<Record<Likelihood, number>> = { certain: 0, likely: 1, possible: 2 }

function causeOf(rule: Rule, likelihood: Likelihood, found: Case): Cause {
  return {
    code: rule.code,
    likelihood,
    text: typeof rule.text === 'string' ? rule.text : rule.text(found),
    evidence: (rule.evidence?.(found) ?? []).filter(isThere),
    nextSteps: rule.steps(found).filter(isThere),
  }
}

const isThere = <T>(value: T | false | undefined): value is T =>
  value !== false && value !== undefined
