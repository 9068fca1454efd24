import type { Flow } from './flow.ts'

/**
 * What was answered, as words of a command line: the answers that count, in the order in which they
 * are asked. None of them is a secret; where one is read is said instead.
 *
 * @param answers all of them, as they stand when the flow is through
 */
export function answerWords<Answers, Result>(
  flow: Pick<Flow<Answers, Result>, 'questions'>,
  answers: Answers,
): string[] {
  return flow.questions(answers).flatMap(({ key, toFlags }) => {
    const value = answers[key]
    // The question and the answer of one key belong together, which the union cannot say.
    const words = toFlags as ((value: unknown) => readonly string[]) | undefined
    return value === undefined ? [] : (words?.(value) ?? [])
  })
}
