import type { Problem, ProblemKind } from './problem.ts'

const kinds: readonly ProblemKind[] = ['not-permitted', 'not-found', 'conflict', 'failed']

/**
 * Whether one of several objects may be why all of a request was refused, so that fewer at once
 * may be let through. Not when it is the road, the credential or the pace.
 */
export const mayBeAboutOne = ({ kind, code }: Problem): boolean =>
  kinds.includes(kind) && code !== 'rate-limited'
