import type { NextStep } from '#src/domain/problem.ts'
import { type Case, command } from '#src/jobs/diagnosis/explain/case.ts'
import { needOf, sayNeed } from '#src/jobs/diagnosis/explain/needs-axiom.ts'

/** A token that may do what was refused, and nothing else. */
export function narrowToken(found: Case): NextStep[] {
  const { symptom } = found
  const need = needOf(symptom)
  const everything = {
    text: 'See what a token can be allowed.',
    command: 'tokenbench capabilities',
  }
  if (need === undefined) return [everything]
  const grant = `${need.capability}=${need.action}`
  if (need.of === 'org')
    return [made(found, `${need.capability}-${need.action}`, ['--org', grant], sayNeed(need))]
  if (symptom.dataset === undefined)
    return [
      { text: `The text does not say which ${need.of}: it takes “${sayNeed(need)}” for that one.` },
      everything,
    ]
  const words = [`--${need.of}`, `${symptom.dataset}:${grant}`]
  return [made(found, `${symptom.dataset}-${need.capability}`, words, sayNeed(need))]
}

const made = (found: Case, name: string, words: readonly string[], said: string): NextStep => ({
  text: `Make a token that may “${said}” and nothing else.`,
  command: command(found, 'token', 'create', name, ...words, '--expires', '90d'),
})
