import { Cancelled } from '#src/domain/cancelled.ts'
import { exitOk } from '#src/frontends/commands/exit-code.ts'
import { openLineReader } from '#src/frontends/plain/open-line-reader.ts'
import type { LineSession } from './line-session.ts'
import { printEnd } from './print-end.ts'

/** Lines that a person types, until they leave. */
export async function runPrompt(session: LineSession): Promise<number> {
  const { stdin, stderr, signal, cancellable } = session.context
  while (!signal.aborted) {
    const reader = openLineReader({ input: stdin, output: stderr, signal })
    let line: string
    try {
      line = await reader.line('tokenbench> ')
    } catch (thrown) {
      if (thrown instanceof Cancelled) return exitOk
      throw thrown
    } finally {
      reader.close()
    }
    const end = await cancellable((only) => session.run(line, { signal: only }))
    await printEnd(session, end)
    if (end.leaves) break
  }
  return exitOk
}
