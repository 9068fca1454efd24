import type { StepView } from './asker.ts'
import type { AnyQuestion, Input } from './question.ts'

/** An answer that stands. */
export interface Standing {
  readonly value: unknown
  /** Kept to show it again when the person comes back; not kept when it held a secret. */
  readonly input?: Input
}

/** Where a run of a flow is: what was answered, and which question the person went back to. */
export interface Stepping {
  readonly answers: Readonly<Record<string, Standing>>
  readonly backAt?: string
}

export const start: Stepping = { answers: {} }

/** The question to ask now, or undefined when every one has an answer. */
export function current(
  questions: readonly AnyQuestion[],
  stepping: Stepping,
): AnyQuestion | undefined {
  const wanted = questions.find((question) => question.key === stepping.backAt)
  return wanted ?? questions.find((question) => !(question.key in stepping.answers))
}

/**
 * Takes an answer. When it differs from the one that stood, answers that were checked against it
 * fall, and those that were checked against them.
 */
export function answer(
  questions: readonly AnyQuestion[],
  stepping: Stepping,
  key: string,
  standing: Standing,
): Stepping {
  const before = stepping.answers[key]
  const changed = before !== undefined && !sameValue(before.value, standing.value)
  const fallen = changed ? dependents(questions, key) : new Set<string>()
  const kept = Object.entries(stepping.answers).filter(([other]) => !fallen.has(other))
  return { answers: { ...Object.fromEntries(kept), [key]: standing } }
}

/** One question back from `key` (from the review: from the end). At the first one, nothing moves. */
export function goBack(
  questions: readonly AnyQuestion[],
  stepping: Stepping,
  key: string | undefined,
): Stepping {
  const at = key === undefined ? questions.length : questions.findIndex((q) => q.key === key)
  const before = questions[Math.max(0, at - 1)]
  return before === undefined ? stepping : { answers: stepping.answers, backAt: before.key }
}

/** The values by key, as the flow reads them. */
export function valuesOf<Answers>(stepping: Stepping): Partial<Answers> {
  const values = Object.entries(stepping.answers).map(([key, { value }]) => [key, value])
  return Object.fromEntries(values) as Partial<Answers>
}

/**
 * The list of steps at the side.
 * @param at the step being done; undefined when all are
 * @param closing steps that never ask: passed, they are done and not skipped
 */
export function stepViews(
  steps: readonly string[],
  questions: readonly AnyQuestion[],
  stepping: Stepping,
  at: string | undefined,
  closing: readonly string[] = [],
): StepView[] {
  const position = at === undefined ? steps.length : steps.indexOf(at)
  return steps.map((title, index) => {
    const own = questions.filter((question) => question.step === title)
    const said = own.flatMap((question) => sayAnswer(question, stepping.answers[question.key]))
    const isPassed = closing.includes(title) && index < position
    const state = isPassed ? 'done' : stateOf(index, position, own, stepping)
    return said.length > 0 ? { title, state, answer: said.join(', ') } : { title, state }
  })
}

function stateOf(
  index: number,
  position: number,
  own: readonly AnyQuestion[],
  stepping: Stepping,
): StepView['state'] {
  if (index === position) return 'current'
  if (own.length > 0 && own.every((question) => question.key in stepping.answers)) return 'done'
  return index < position ? 'skipped' : 'ahead'
}

function sayAnswer(question: AnyQuestion, standing: Standing | undefined): string[] {
  if (standing === undefined || question.say === undefined) return []
  return [question.say(standing.value)]
}

function dependents(questions: readonly AnyQuestion[], key: string): Set<string> {
  const fallen = new Set<string>([key])
  // Questions come after what they depend on, so one pass in order reaches all of them.
  for (const question of questions)
    if (question.dependsOn?.some((other) => fallen.has(other))) fallen.add(question.key)
  fallen.delete(key)
  return fallen
}

const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
