import { ProblemError } from '#src/domain/problem.ts'
import type { GlobalOptions } from './globals.ts'

/** @throws ProblemError `stdout-taken` (refused) where JSON and the secret both want it */
export function refuseStdoutTwice({ json }: GlobalOptions, secretTo: string | undefined): void {
  if (json && secretTo === 'stdout') throw new ProblemError(stdoutTaken)
}

const stdoutTaken = {
  kind: 'refused' as const,
  code: 'stdout-taken',
  title: '--json and --secret-to stdout cannot both have standard output. Nothing was created.',
  nextSteps: [
    { text: 'Leave one out, or hand the secret over another way: file:PATH, command:CMD.' },
  ],
}
