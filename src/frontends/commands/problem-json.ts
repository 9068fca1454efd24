import type { Problem } from '#src/domain/problem.ts'

/** A problem as the command line prints it; its kind is the exit code. */
export function problemJson({ kind: _kind, ...problem }: Problem): object {
  return problem
}
