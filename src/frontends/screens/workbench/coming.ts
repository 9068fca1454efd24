import type { Problem } from '#src/domain/problem.ts'

/** How far something has come. Rows that came stay to be seen, whatever happened since. */
export type Coming =
  | { readonly kind: 'loading'; readonly since: Date }
  | { readonly kind: 'complete' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly problem: Problem }

/** What loading needs from outside. */
export interface LoadingEdges {
  readonly now: () => Date
  /** Takes the secrets of this run out of what went wrong. */
  readonly clean: (problem: Problem) => Problem
}
