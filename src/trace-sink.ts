import { closeSync, openSync, writeSync } from 'node:fs'
import type { Writable } from 'node:stream'
import type { Trace } from '#src/clients/http/trace.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'

export interface TraceSinks {
  /** Every request as a line of JSON is added to this file (0600 when it is new). */
  readonly file?: string
  /** Every request in a few words. */
  readonly talk?: Writable
}

/**
 * Writes every request of a run to where the person asked for it. Trouble with the file never
 * reaches the request that is told about: its answer may be all that is left of a new token.
 *
 * @returns ends it
 * @throws ProblemError `trace-file` (refused) when the file cannot be opened
 */
export function traceTo(trace: Trace, { file, talk }: TraceSinks): () => void {
  const opened = file === undefined ? undefined : open(file)
  const stop = trace.onEntry((entry) => {
    const { method, path, status, ms } = entry
    talk?.write(`${method} ${path} → ${status ?? 'no answer'} (${ms} ms)\n`)
    if (opened !== undefined) tryToWrite(opened, `${JSON.stringify(entry)}\n`)
  })
  return () => {
    stop()
    if (opened !== undefined) closeSync(opened)
  }
}

function open(file: string): number {
  try {
    return openSync(file, 'a', 0o600)
  } catch {
    throw new ProblemError({
      kind: 'refused',
      code: 'trace-file',
      title: `The trace cannot be written to ${sanitise(file)}.`,
      nextSteps: [{ text: 'Give --trace a file in a folder that exists and is yours.' }],
    })
  }
}

function tryToWrite(opened: number, line: string): void {
  try {
    writeSync(opened, line)
  } catch {
    // A full disk: the trace ends, the work does not.
  }
}
