import { sayAccess } from '#src/jobs/queries/access-words.ts'
import type { TokenAccess } from '#src/jobs/queries/token-access.ts'

/** Everything that a token may do, as lines. */
export const accessLines = (access: TokenAccess, now: Date): string[] =>
  sayAccess(access, now).flatMap(({ heading, lines }) => [
    heading,
    ...lines.map((line) => `  ${line}`),
  ])
