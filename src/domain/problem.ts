/**
 * Who has to act, and with it the exit code of the command line (cli.md, "Exit codes").
 * Being interrupted is not here: cancelling is an outcome of its own, see `cancelled.ts`.
 */
export type ProblemKind =
  | 'failed'
  | 'usage'
  | 'not-found'
  | 'not-authenticated'
  | 'refused'
  | 'conflict'
  | 'unknown-outcome'
  | 'not-permitted'
  | 'unreachable'

/** Something the reader can do now: a sentence and, where one exists, the command that does it. */
export interface NextStep {
  readonly text: string
  readonly command?: string
  /** Words to send to somebody else, as they are. */
  readonly request?: string
}

/** The exchange with a tenant that a problem comes from. `path` has no query: it may hold names. */
export interface ProblemExchange {
  readonly method: string
  readonly path: string
  readonly status?: number
  readonly requestId?: string
}

/** What went wrong, as data: one component and one plain printer show every problem. */
export interface Problem {
  readonly kind: ProblemKind
  /** Stable, for scripts: lower-case words joined by dashes, e.g. `bearer-expired`. */
  readonly code: string
  /** One sentence that says what happened, in the reader's words. */
  readonly title: string
  readonly detail?: string
  readonly nextSteps: readonly NextStep[]
  readonly http?: ProblemExchange
  /** A person was asked and said no: nothing went wrong, so only the title is told. */
  readonly declined?: true
}

/** The problem as the command line prints it (cli.md, "JSON"); its kind is the exit code. */
export function problemJson({ kind: _, declined: __, ...problem }: Problem): object {
  return problem
}

/** Carries a problem through code that returns something else when all goes well. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem, options?: { cause?: unknown }) {
    super(problem.title, options)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** A problem that is nothing but its sentence and what to do, to be thrown. */
export const problemError = (
  kind: ProblemKind,
  code: string,
  title: string,
  ...nextSteps: NextStep[]
): ProblemError => new ProblemError({ kind, code, title, nextSteps })

/** What a command ends in when its person says no. @param left `Nothing was written.` */
export const declined = (left: string): ProblemError =>
  new ProblemError({
    kind: 'refused',
    code: 'not-confirmed',
    title: `Cancelled. ${left}`,
    nextSteps: [],
    declined: true,
  })

/** The problem behind whatever was thrown; a bug of ours becomes one too, without its stack. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof ProblemError) return thrown.problem
  return {
    kind: 'failed',
    code: 'internal-error',
    title: 'tokenbench made a mistake.',
    detail: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown),
    nextSteps: [{ text: 'Try again; if it stays, report it with what you did.' }],
  }
}
