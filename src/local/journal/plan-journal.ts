import { Cancelled } from '#src/domain/cancelled.ts'
import { type ProblemError, problemOf } from '#src/domain/problem.ts'
import type { PlanJournal } from './journal.ts'
import type { NewLine } from './line.ts'
import type { Answer } from './write.ts'

/**
 * The journal of a plan that has begun.
 *
 * @param note puts a line on the disk
 * @param unusable what to throw when that failed before anything was sent
 */
export function planJournal(
  id: string,
  note: (line: NewLine) => Promise<void>,
  unusable: (thrown: unknown) => ProblemError,
): PlanJournal {
  let sent = 0
  /** What cannot be noted any more is only in doubt for longer: the write was sent all the same. */
  const noteIfPossible = (line: NewLine): Promise<void> => note(line).catch(() => {})
  return {
    id,
    async send(writes, request) {
      const first = sent
      const count = writes.length
      sent += count
      await note({ line: 'sending', first, writes: [...writes] }).catch((thrown) => {
        throw unusable(thrown)
      })
      try {
        const given = await request()
        await noteIfPossible({ line: 'answered', first, count, answer: 'accepted' })
        return given
      } catch (thrown) {
        await noteIfPossible({ line: 'answered', first, count, answer: answerOf(thrown) })
        throw thrown
      }
    },
    outcome: (step, { object, state, verified, problem }) =>
      noteIfPossible({
        line: 'outcome',
        step,
        object,
        state,
        verified,
        ...(problem === undefined ? {} : { problem: problem.code }),
      }),
    end: ({ interrupted }) => noteIfPossible({ line: 'ended', interrupted }),
  }
}

/** Clients throw `Cancelled` only while nothing is in doubt; what is a bug of ours says nothing. */
function answerOf(thrown: unknown): Answer {
  if (thrown instanceof Cancelled) return 'refused'
  const { kind, code } = problemOf(thrown)
  return kind === 'unknown-outcome' || code === 'internal-error' ? 'lost' : 'refused'
}
