import type { ReadStream } from 'node:tty'
import { Cancelled } from '#src/domain/cancelled.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { exitInterrupted, exitOk } from '#src/frontends/commands/exit-code.ts'
import { LineEntry } from '#src/frontends/plain/line-entry.ts'
import { TerminalLines } from '#src/frontends/plain/terminal-lines.ts'
import type { LineHistory } from '#src/local/line-history.ts'
import { completeLine } from './complete-line.ts'
import { EditedLine } from './edited-line.ts'
import type { LineSession } from './line-session.ts'
import { LiveNames } from './live-names.ts'
import { noStdin, openHistory, wrote } from './open-prompt.ts'
import { printEnd } from './print-end.ts'
import { SeveralLines } from './several-lines.ts'

/** Lines that a person types at a terminal, until they leave. */
export async function runPrompt(session: LineSession): Promise<number> {
  const { context } = session
  const history = await openHistory(context)
  const names = new LiveNames(context.workbench, context.signal)
  context.stderr.write('help lists the commands, Tab completes them; exit or Ctrl-D leaves.\n')
  let hadEnough = false
  while (!context.signal.aborted) {
    const typed = await typedLines(session, history, names)
    if (typed === 'end' || (typed === 'interrupt' && hadEnough)) break
    hadEnough = typed === 'interrupt'
    if (hadEnough) context.stderr.write('Ctrl-C once more leaves; so does Ctrl-D.\n')
    if (!Array.isArray(typed)) continue
    if ((await runLines(session, typed, history, names)) === 'leaves') break
  }
  return context.signal.aborted ? exitInterrupted : exitOk
}

/** Runs lines up to the first that fails. Ctrl-C stops them all, and nothing else. */
function runLines(
  session: LineSession,
  lines: readonly string[],
  history: LineHistory,
  names: LiveNames,
): Promise<'leaves' | 'stays'> {
  const { cancellable, stderr } = session.context
  return cancellable(async (signal) => {
    for (const line of lines) {
      await history.add(line)
      const end = await session.run(line, { signal, noStdin })
      await printEnd(session, end)
      if (wrote(end)) names.forget()
      if (end.leaves) return 'leaves'
      if (end.exitCode === exitInterrupted) stderr.write('\nCancelled.\n')
      if (end.exitCode !== exitOk) break
    }
    return 'stays'
  })
}

/** What the person entered: lines to run, a Ctrl-C on an empty line or on a full one, or the end. */
async function typedLines(
  session: LineSession,
  history: LineHistory,
  names: LiveNames,
): Promise<string[] | 'interrupt' | 'dropped' | 'end'> {
  const { stdin, stderr, signal } = session.context
  // Ctrl-D while a command had the terminal ends the stream itself.
  if (stdin.readableEnded) return 'end'
  const reader = new TerminalLines({ input: stdin as ReadStream, output: stderr, signal })
  const line = lineOf(session, history, names)
  try {
    const text = await reader.enter(new SeveralLines(line))
    const lines = text.split('\n').filter((one) => !/^\s*(#|$)/.test(one))
    return lines.length < 2 || (await agreesTo(lines, session, reader)) ? lines : 'dropped'
  } catch (thrown) {
    if (!(thrown instanceof Cancelled)) throw thrown
    if (line.ended || stdin.readableEnded) return 'end'
    return line.text === '' ? 'interrupt' : 'dropped'
  } finally {
    reader.close()
  }
}

/** Several lines came at once, which a person does not type: they are shown before they run. */
async function agreesTo(
  lines: readonly string[],
  { context }: LineSession,
  reader: TerminalLines,
): Promise<boolean> {
  const { stderr, workbench } = context
  const shown = lines.map((line) => `  ${workbench.redactor.redact(sanitise(line))}\n`)
  stderr.write(`You pasted ${lines.length} lines:\n${shown.join('')}`)
  const prompt = 'Type yes to run them one after the other. Anything else drops them: '
  return (await reader.line(prompt, { pastes: false })).trim() === 'yes'
}

/** A line with a cursor where the terminal has one, else one that is only ever added to. */
function lineOf(session: LineSession, history: LineHistory, names: LiveNames) {
  const { stderr, signal, fullScreen } = session.context
  const { profile } = session.globals
  const prompt = profile === undefined ? 'tokenbench> ' : `tokenbench ${sanitise(profile)}> `
  if (!fullScreen || !isTerminal(stderr)) return new LineEntry(prompt, {})
  return new EditedLine({
    prompt,
    history: history.lines(),
    columns: () => stderr.columns || 80,
    print: (text) => stderr.write(text),
    complete: (line, cursor) => completeLine(session, names, line, cursor, signal),
  })
}

const isTerminal = (
  stream: NodeJS.WritableStream,
): stream is NodeJS.WritableStream & { readonly columns: number } =>
  'isTTY' in stream && stream.isTTY === true
