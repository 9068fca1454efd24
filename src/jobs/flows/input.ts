import type { Input } from './question.ts'

/** The input of a question that takes one text. */
export const text = (input: Input): string => (typeof input === 'string' ? input : input.join('\n'))

/** The input of a question that takes several. */
export const texts = (input: Input): readonly string[] =>
  typeof input === 'string' ? [input] : input
