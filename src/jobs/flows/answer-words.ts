import type { Flow } from './flow.ts'
import type { AnyQuestion } from './question.ts'

/** Answers as words of a command line. None of them is a secret; where one is read is said instead. */
export interface AnswerWords {
  readonly args: readonly string[]
  readonly flags: readonly string[]
}

/**
 * What was answered, as words: the answers that count, in the order in which they are asked.
 *
 * @param answers all of them when the flow is through; those that stand when it was left
 * @param keys those that the command is about; all of them, unless said
 */
export function answerWords<Answers, Result>(
  flow: Pick<Flow<Answers, Result>, 'questions'>,
  answers: Partial<Answers>,
  keys?: readonly (keyof Answers & string)[],
): AnswerWords {
  const questions: readonly AnyQuestion[] = flow.questions(answers)
  const counting = questions.filter(({ key }) => keys?.some((one) => one === key) ?? true)
  const words = (way: 'toArguments' | 'toFlags') =>
    counting.flatMap((question) => {
      const value = answers[question.key as keyof Answers]
      return value === undefined ? [] : (question[way]?.(value) ?? [])
    })
  return { args: words('toArguments'), flags: words('toFlags') }
}
