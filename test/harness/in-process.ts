import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { runProcess } from '#src/process.ts'
import { Home } from './home.ts'
import { type Finished, finished, type RunOptions } from './program.ts'

/** Of a process there is no folder to start in and nothing to give up on. */
export type InProcessOptions = Omit<RunOptions, 'cwd' | 'timeoutMs'>

/**
 * Runs a command line from its words to its exit code in the process of the test: the same code,
 * files and sockets as `run`, without the quarter of a second that starting a process takes. For
 * wide tables; what concerns the process itself (signals, environment of children, memory, the
 * bundle) needs `run`.
 */
export async function runInProcess(
  words: readonly string[],
  { stdin = '', env, home }: InProcessOptions = {},
): Promise<Finished> {
  const place = home ?? new Home()
  const own = new OwnProcess(words, place.environment(env))
  const printed = Promise.all([text(own.stdout), text(own.stderr)])
  own.stdin.end(stdin)
  try {
    const code = await runProcess(own as unknown as NodeJS.Process)
    own.stdout.end()
    own.stderr.end()
    return finished(code, null, ...(await printed))
  } finally {
    if (home === undefined) place.remove()
  }
}

/** What a command sees of its process: words, environment and three pipes. */
class OwnProcess extends EventEmitter {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly stdin = new PassThrough()
  readonly stdout = new PassThrough()
  readonly stderr = new PassThrough()

  constructor(words: readonly string[], env: Readonly<Record<string, string>>) {
    super()
    this.argv = ['node', 'tokenbench', ...words]
    this.env = env
  }
}
