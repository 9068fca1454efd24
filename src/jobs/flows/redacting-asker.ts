import { Cancelled } from '#src/domain/cancelled.ts'
import { ProblemError, problemOf } from '#src/domain/problem.ts'
import { redactProblem } from '#src/domain/redact-problem.ts'
import type { Redactor } from '#src/domain/redactor.ts'
import type { Asker, Asking, Report } from './asker.ts'
import type { AnyQuestion } from './question.ts'

/**
 * The same asker; what goes wrong and how far it is are shown without the secrets of this run.
 * Titles and details may quote what a server or a program said, so no front end is trusted to do it.
 */
export function redactingAsker(asker: Asker, redactor: Pick<Redactor, 'redact'>): Asker {
  const clean = (text: string): string => redactor.redact(text)
  const asking = ({ problem, question, ...rest }: Asking): Asking => ({
    ...rest,
    question: withCleanTrouble(question, redactor),
    ...(problem === undefined ? {} : { problem: redactProblem(problem, redactor) }),
  })
  return {
    get present() {
      return asker.present
    },
    ask: (asked) => asker.ask(asking(asked)),
    recognised: (asked, notes) =>
      asker.recognised(
        asking(asked),
        notes.map((note) => ({ ...note, text: clean(note.text) })),
      ),
    review: (plan, situation) => asker.review(plan, situation),
    work: (title, situation, work) =>
      asker.work(title, situation, (signal, report) => work(signal, cleaned(report, clean))),
    end: (ending) =>
      asker.end({
        ...ending,
        sentences: ending.sentences.map(clean),
        facts: ending.facts.map(([name, value]) => [name, clean(value)]),
        problems: ending.problems.map((problem) => redactProblem(problem, redactor)),
        commands: ending.commands.map(clean),
      }),
    holdOn: (reason) => asker.holdOn(reason === undefined ? undefined : clean(reason)),
  }
}

const cleaned =
  (report: Report, clean: (text: string) => string): Report =>
  (key, progress) =>
    report(key, { ...progress, text: clean(progress.text) })

/** Front ends load the options themselves, and show why that failed. */
function withCleanTrouble(question: AnyQuestion, redactor: Pick<Redactor, 'redact'>): AnyQuestion {
  if (question.kind !== 'choice' && question.kind !== 'choices') return question
  const { options } = question
  return {
    ...question,
    options: async (signal) => {
      try {
        return await options(signal)
      } catch (thrown) {
        if (thrown instanceof Cancelled) throw thrown
        throw new ProblemError(redactProblem(problemOf(thrown), redactor))
      }
    },
  }
}
