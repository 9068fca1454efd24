import { createInterface } from 'node:readline'
import { ProblemError } from '#src/domain/problem.ts'
import { exitFound, exitInterrupted, exitOk } from '#src/frontends/commands/exit-code.ts'
import type { LineSession } from './line-session.ts'
import { printEnd } from './print-end.ts'

/**
 * Runs the lines of standard input as they come; empty ones and comments are skipped. Ends at the
 * first line that fails, or at the end if told to keep going.
 *
 * @returns the exit code of the first line that failed
 */
export async function runScript(session: LineSession, keepGoing: boolean): Promise<number> {
  const { stdin, stderr, signal } = session.context
  const lines = createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })
  // It is over when its reader is: a script that is piped in slowly is not waited for.
  signal.addEventListener('abort', () => lines.close(), { once: true })
  let number = 0
  let exitCode = exitOk
  for await (const line of lines) {
    if (signal.aborted) break
    number += 1
    if (/^\s*(#|$)/.test(line)) continue
    const end = await session.run(line, { signal, noStdin })
    await printEnd(session, end)
    if (end.leaves) break
    if (!isFailure(end.exitCode)) continue
    if (exitCode === exitOk) exitCode = end.exitCode
    stderr.write(`Line ${number} ended with exit code ${end.exitCode}.\n`)
    if (!keepGoing || signal.aborted) break
  }
  lines.close()
  return signal.aborted ? exitInterrupted : exitCode
}

/** To have found what was looked for is none. */
const isFailure = (exitCode: number): boolean => exitCode !== exitOk && exitCode !== exitFound

const noStdin = () =>
  new ProblemError({
    kind: 'usage',
    code: 'stdin-is-script',
    title: 'Standard input carries the script, so nothing else can be read from it.',
    nextSteps: [{ text: 'Use clipboard, file:PATH, env:NAME or command:CMD.' }],
  })
