import { ProblemError } from '#src/domain/problem.ts'
import { type Environment, scrubEnvironment } from '#src/local/environment.ts'
import { type CommandEnd, runCommand } from '#src/local/programs/run-command.ts'
import { type ClipboardTool, clipboardTools } from './clipboard-tools.ts'

export interface ClipboardIo {
  readonly environment: Environment
  readonly signal?: AbortSignal | undefined
  /** How long one use of a tool may take; 3 seconds unless said. */
  readonly patienceMs?: number
}

/**
 * The text on the desktop's clipboard.
 * @throws ProblemError `clipboard-empty`, `clipboard-missing`, `clipboard-silent`, …
 */
export async function readClipboard(io: ClipboardIo): Promise<string> {
  const { text } = await firstThatReads(io)
  if (text === '') throw problems.empty()
  return text
}

/** Finds a tool that works, by reading; what the clipboard holds stays there. */
export async function findClipboard(io: ClipboardIo): Promise<ClipboardTool> {
  return (await firstThatReads(io)).tool
}

/**
 * Puts a text on the clipboard and reads it back, so that it is known to have arrived.
 * @throws ProblemError as for reading, or `clipboard-not-written`
 */
export async function writeClipboard(text: string, io: ClipboardIo): Promise<void> {
  const tool = await findClipboard(io)
  await use(tool.write, io, { input: text })
  if ((await read(tool, io)) !== text) throw problems.notWritten(tool)
}

/** Empties the clipboard if it still holds this text; false when it held something else. */
export async function clearClipboardIfStill(text: string, io: ClipboardIo): Promise<boolean> {
  const { tool, text: current } = await firstThatReads(io)
  if (current !== text) return false
  await use(tool.clear ?? tool.write, io, tool.clear ? {} : { input: '' })
  return true
}

/** Enough for a recorded session (HAR) copied as text. */
const mostBytes = 32 * 1024 * 1024

async function firstThatReads(io: ClipboardIo): Promise<{ tool: ClipboardTool; text: string }> {
  let failure = problems.missing()
  for (const tool of clipboardTools) {
    const text = await read(tool, io)
    if (typeof text === 'string') return { tool, text }
    if (text.problem.code !== 'clipboard-missing') failure = text
  }
  throw failure
}

async function read(tool: ClipboardTool, io: ClipboardIo): Promise<string | ProblemError> {
  const end = await run(tool.read, io, { output: 'text', mostBytes })
  if (end.how === 'exited' && end.code === 0) return end.output.toString('utf8')
  if (end.how === 'exited' && tool.sayingEmpty?.test(end.complaint)) return ''
  return problemOfEnd(end, tool.read)
}

async function use(
  words: readonly [string, ...string[]],
  io: ClipboardIo,
  how: { input?: string },
): Promise<void> {
  const end = await run(words, io, how)
  if (end.how !== 'exited' || end.code !== 0 || !end.tookInput) throw problemOfEnd(end, words)
}

const run = (
  words: readonly [string, ...string[]],
  io: ClipboardIo,
  how: { input?: string; output?: 'text'; mostBytes?: number },
): Promise<CommandEnd> =>
  runCommand({
    words,
    environment: scrubEnvironment(io.environment),
    patienceMs: io.patienceMs ?? 3000,
    signal: io.signal,
    ...how,
  })

function problemOfEnd(end: CommandEnd, [program]: readonly [string, ...string[]]): ProblemError {
  if (end.how === 'not-started') return problems.missing()
  if (end.how === 'too-slow') return problems.silent(program)
  if (end.how === 'too-much') return problems.tooLarge()
  return problems.unreachable(program)
}

const otherWays = { text: 'Use a file instead: file:PATH.' }

const problem = (code: string, title: string, ...steps: string[]): ProblemError =>
  new ProblemError({
    kind: 'refused',
    code,
    title,
    nextSteps: [...steps.map((text) => ({ text })), otherWays],
  })

const problems = {
  empty: () =>
    new ProblemError({
      kind: 'not-found',
      code: 'clipboard-empty',
      title: 'The clipboard holds no text.',
      nextSteps: [{ text: 'Copy it again.' }, otherWays],
    }),
  missing: () =>
    problem(
      'clipboard-missing',
      'No program that reaches the clipboard is installed here.',
      'Install wl-clipboard (Wayland), or xclip or xsel (X11).',
    ),
  silent: (program: string) =>
    problem('clipboard-silent', `The clipboard did not answer ${program} in time.`, 'Try again.'),
  unreachable: (program: string) =>
    problem(
      'clipboard-unreachable',
      `${program} cannot reach a clipboard.`,
      'There may be no desktop here, as over SSH or in a container.',
    ),
  tooLarge: () => problem('clipboard-too-large', 'The clipboard holds more than 32 MB.'),
  notWritten: (tool: ClipboardTool) =>
    problem(
      'clipboard-not-written',
      `${tool.write[0]} reported success, but the clipboard holds something else.`,
      'A clipboard manager may have changed it; try again.',
    ),
}
