import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'

/** One thing that a REF of the command line may mean. */
export interface Candidate {
  /** Every text that means exactly this one: ids, qualified names. */
  readonly identifiers: readonly string[]
  readonly name: string
  /** How it is told apart from others of the same name. */
  readonly described: string
}

/**
 * The one candidate that a REF means: an identifier wins over a name, a name must be exact.
 *
 * @param kind what is looked for, as a word: `persona`, `connection`, `token`
 * @throws ProblemError `not-found`, or `ambiguous-name` (conflict) listing the candidates
 */
export function resolveReference<C extends Candidate>(
  kind: string,
  ref: string,
  candidates: readonly C[],
): C {
  const identified = candidates.find(({ identifiers }) => identifiers.includes(ref))
  if (identified !== undefined) return identified
  // Candidates were sanitised where they were decoded; a REF may be either form of its name.
  const named = candidates.filter(({ name }) => name === ref || name === sanitise(ref))
  const [only, another] = named
  if (only === undefined) throw new ProblemError(notFound(kind, ref))
  if (another !== undefined) throw new ProblemError(ambiguous(kind, ref, named))
  return only
}

/** No object of a kind (`token`) goes by that reference. */
export function notFound(kind: string, ref: string): Problem {
  return {
    kind: 'not-found',
    code: `${kind}-not-found`,
    title: `There is no ${kind} “${sanitise(ref)}” that this credential can see.`,
    nextSteps: [
      {
        text: 'List what there is; names must match exactly.',
        command: `tokenbench ${kind} list`,
      },
    ],
  }
}

function ambiguous(kind: string, ref: string, named: readonly Candidate[]): Problem {
  return {
    kind: 'conflict',
    code: 'ambiguous-name',
    title: `${named.length} ${kind}s are called “${sanitise(ref)}”.`,
    detail: named.map(({ described }) => described).join('\n'),
    nextSteps: [
      {
        text:
          kind === 'connection'
            ? 'Name one of them by its identifier instead, or narrow it with --connector.'
            : 'Name one of them by its identifier instead.',
      },
    ],
  }
}
