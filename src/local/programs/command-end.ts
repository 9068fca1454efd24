import type { CommandEnd } from '#src/local/programs/run-command.ts'

/** How a command ended that should have ended well: “was not found”, “ended with exit code 2”. */
export function sayEnd(end: CommandEnd): string {
  switch (end.how) {
    case 'not-started':
      return 'could not be started'
    case 'too-slow':
      return 'did not finish in time'
    case 'too-much':
      return 'printed more than a secret could be'
    case 'exited':
      if (end.code === 0) return 'did not read its standard input'
      return end.code === null ? 'was ended by a signal' : `ended with exit code ${end.code}`
  }
}
