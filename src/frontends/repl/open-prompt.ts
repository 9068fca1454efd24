import { PassThrough, Writable } from 'node:stream'
import { ProblemError } from '#src/domain/problem.ts'
import { redactProblem } from '#src/domain/redact-problem.ts'
import type { Redactor } from '#src/domain/redactor.ts'
import { looksSecret } from '#src/domain/secret-shapes.ts'
import { type CommandContext, textOf } from '#src/frontends/commands/command.ts'
import type { GlobalOptions } from '#src/frontends/commands/globals.ts'
import { LineHistory } from '#src/local/line-history.ts'
import { completeLine } from './complete-line.ts'
import { type LineEdges, LineSession } from './line-session.ts'
import { LiveNames } from './live-names.ts'
import type { LineEnd, LineIo, Prompt } from './prompt.ts'

/** A prompt for a screen, which owns the terminal: lines read no keys and print nothing themselves. */
export async function openPrompt(context: CommandContext): Promise<Prompt> {
  const session = await LineSession.open(context)
  const names = new LiveNames(context.workbench, context.signal)
  return {
    complete: (line, cursor, signal) => completeLine(session, names, line, cursor, signal),
    async run(line, io) {
      const { redactor } = context.workbench
      const say = (said: string): void => io.say(redactor.redact(said))
      const { globals, ...ran } = await session.run(line, edgesOf({ ...io, say }))
      const end = withoutSecrets(ran, redactor)
      if (wrote(end)) names.forget()
      return isAt(globals, context.globals) ? end : { ...end, isElsewhere: true }
    },
    history: await openHistory(context),
  }
}

/** What a line gave, without the secrets that are known: as a process prints it. */
function withoutSecrets(end: LineEnd, redactor: Redactor): LineEnd {
  const { output, problem } = end
  return {
    ...end,
    ...(output && {
      output: { ...output, text: async () => redactor.redact(await textOf(output)) },
    }),
    ...(problem && { problem: redactProblem(problem, redactor) }),
  }
}

/** Whether a line may have changed what is on the tenant. */
export const wrote = ({ output }: LineEnd): boolean =>
  output !== undefined && 'outcomes' in output.json

const isAt = (one: GlobalOptions, other: GlobalOptions): boolean =>
  one.profile === other.profile && one.url === other.url

/** The history of this run's state folder. */
export async function openHistory({ workbench }: CommandContext): Promise<LineHistory> {
  const { stateFolder, redactor } = workbench
  return LineHistory.open(stateFolder, (line) => !holdsSecret(line, redactor))
}

const holdsSecret = (line: string, redactor: Redactor): boolean =>
  looksSecret(line) || redactor.redact(line) !== line

function edgesOf({ signal, say, asker }: LineIo): LineEdges {
  const talk = talkingTo(say)
  return {
    signal,
    // No terminal and no stream: whatever asks here has nobody to ask.
    stdin: nobody(),
    stdout: talk,
    stderr: talk,
    noStdin,
    refuses: (name) => (name === 'exec' ? new ProblemError(needsTerminal) : undefined),
    fullScreen: true,
    guided: async (job) => {
      if (asker === undefined) throw new ProblemError(needsScreen)
      return job(asker)
    },
    ...(asker === undefined
      ? {}
      : {
          confirm: async (plan, situation) => (await asker.review(plan, situation)) === true,
          decide: (asking) => asker.ask(asking),
        }),
  }
}

const nobody = (): NodeJS.ReadStream => {
  const empty = new PassThrough()
  empty.end()
  return Object.assign(empty, { fd: 0, isTTY: false }) as unknown as NodeJS.ReadStream
}

/** A stream whose whole lines are said. */
function talkingTo(say: (line: string) => void): NodeJS.WriteStream {
  let rest = ''
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      const lines = (rest + String(chunk)).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) say(line)
      done()
    },
  })
  return Object.assign(stream, { fd: 1, isTTY: false }) as unknown as NodeJS.WriteStream
}

export const noStdin = (): ProblemError =>
  new ProblemError({
    kind: 'usage',
    code: 'no-stdin-here',
    title: 'Standard input is no source here: it is the keys of this terminal.',
    nextSteps: [{ text: 'Use clipboard, file:PATH, env:NAME or command:CMD.' }],
  })

const needsTerminal = {
  kind: 'usage' as const,
  code: 'needs-terminal',
  title: 'exec gives its command the terminal, which belongs to this screen.',
  nextSteps: [{ text: 'Run it from your shell, or at the prompt.', command: 'tokenbench repl' }],
}

const needsScreen = {
  kind: 'usage' as const,
  code: 'no-terminal',
  title: 'Nobody can answer questions here.',
  nextSteps: [{ text: 'Run it by itself.', command: 'tokenbench setup' }],
}
