import { spawn } from 'node:child_process'
import { Cancelled, throwIfCancelled } from '#src/domain/cancelled.ts'

export interface CommandRun {
  /** Program and arguments. No shell reads them, and no secret may be among them. */
  readonly words: readonly [string, ...string[]]
  readonly environment: Record<string, string>
  /** Written to its standard input, which is empty without it. */
  readonly input?: string
  /** `text`: collect what it prints. Otherwise its output goes nowhere. */
  readonly output?: 'text'
  /** When it is given up. */
  readonly patienceMs: number
  /** Bytes of output after which it is given up. */
  readonly mostBytes?: number
  readonly signal?: AbortSignal | undefined
}

export type CommandEnd =
  | {
      readonly how: 'exited'
      /** Null when a signal ended it. */
      readonly code: number | null
      readonly output: Buffer
      /** The start of what it said on standard error. Never to be shown: it may hold the secret. */
      readonly complaint: string
      /** False when it closed its standard input before it had read everything. */
      readonly tookInput: boolean
    }
  | { readonly how: 'not-started' }
  | { readonly how: 'too-slow' }
  | { readonly how: 'too-much' }

/**
 * Runs a program to its end, bounded in time and output.
 *
 * It gets a session of its own: it cannot ask on the terminal that our screen uses, and its
 * children end with it when it is given up.
 * @throws Cancelled when the signal was aborted; the program is ended
 */
export async function runCommand(run: CommandRun): Promise<CommandEnd> {
  throwIfCancelled(run.signal)
  const [program, ...parameters] = run.words
  const wantsText = run.output === 'text'
  const child = spawn(program, parameters, {
    env: run.environment,
    // A clipboard tool stays in the background and would hold an output pipe open for ever.
    stdio: [
      run.input === undefined ? 'ignore' : 'pipe',
      wantsText ? 'pipe' : 'ignore',
      wantsText ? 'pipe' : 'ignore',
    ],
    detached: process.platform !== 'win32',
    windowsHide: true,
  })

  const { promise, resolve, reject } = Promise.withResolvers<CommandEnd>()
  const giveUp = (): void => {
    endGroup(child.pid)
    for (const stream of child.stdio) stream?.destroy()
  }
  const timer = setTimeout(() => {
    giveUp()
    resolve({ how: 'too-slow' })
  }, run.patienceMs)
  const cancel = (): void => {
    giveUp()
    reject(new Cancelled())
  }
  run.signal?.addEventListener('abort', cancel, { once: true })

  const chunks: Buffer[] = []
  let bytes = 0
  child.stdout?.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    chunks.push(chunk)
    if (bytes <= (run.mostBytes ?? Number.POSITIVE_INFINITY)) return
    giveUp()
    resolve({ how: 'too-much' })
  })
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('utf8')).slice(0, 2000)
  })
  let tookInput = true
  child.stdin?.on('error', () => {
    tookInput = false
  })
  child.stdin?.end(run.input)

  child.on('error', () => resolve({ how: 'not-started' }))
  child.on('close', (code) =>
    resolve({ how: 'exited', code, output: Buffer.concat(chunks), complaint, tookInput }),
  )
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    run.signal?.removeEventListener('abort', cancel)
  }
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // It has ended by itself in this moment.
  }
}
