import { Cancelled } from '#src/domain/cancelled.ts'
import { type Problem, problemOf } from '#src/domain/problem.ts'
import { type Asker, type Asking, back, type Situation } from '#src/jobs/flows/asker.ts'
import type { QuestionOf } from '#src/jobs/flows/question.ts'

/** One question until its answer is taken. @throws Cancelled when the person goes back from it */
export async function askOne<Value>(
  asker: Asker,
  question: QuestionOf<string, Value>,
  situation: Situation,
): Promise<Value> {
  let problem: Problem | undefined
  for (;;) {
    const asking: Asking = {
      question,
      situation,
      isFirst: true,
      ...(problem === undefined ? {} : { problem }),
    }
    const input = await asker.ask(asking)
    if (input === back) throw new Cancelled()
    try {
      const { value, notes = [] } = await asker.work(question.checking, situation, (signal) =>
        question.answer(input, signal),
      )
      if (notes.length === 0 || (await asker.recognised(asking, notes)) !== back) return value
      problem = undefined
    } catch (thrown) {
      if (thrown instanceof Cancelled) throw thrown
      problem = problemOf(thrown)
    }
  }
}
