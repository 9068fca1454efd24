import { createRequire } from 'node:module'
import * as z from 'zod/mini'
import { type Environment, scrubEnvironment } from '#src/local/environment.ts'
import { runCommand } from '#src/local/programs/run-command.ts'
import type { KeyringPort } from './keyring-port.ts'

/**
 * The keyring of this system: Keychain, Credential Manager, or the Secret Service. On Linux that
 * one is required by name, because the library would else take the kernel's keyring, which
 * forgets everything at reboot, without a word.
 *
 * Each call is a process of its own. The library connects when an entry is made, which blocks the
 * thread for ever on a bus that never answers, and no thread inside a library can be ended.
 */
export function systemKeyring(environment: Environment): KeyringPort {
  const ask = async (request: Request, signal: AbortSignal): Promise<string | undefined> => {
    const end = await runCommand({
      // Found from here, never from the folder that somebody happens to stand in.
      words: [process.execPath, '--eval', child, createRequire(import.meta.url).resolve(library)],
      environment: withoutOptions(scrubEnvironment(environment)),
      // The value is never an argument: those are open to every program of this machine.
      input: JSON.stringify(request),
      output: 'text',
      mostBytes: 1024 * 1024,
      patienceMs: longest,
      signal,
    })
    const answer = answerSchema.parse(
      end.how === 'exited' && end.code === 0 ? JSON.parse(end.output.toString('utf8')) : {},
    )
    if (answer.error !== undefined) throw new Error(answer.error)
    return answer.value ?? undefined
  }
  return {
    read: (item, signal) => ask({ ...item, call: 'getPassword' }, signal),
    write: async (item, value, signal) => {
      await ask({ ...item, call: 'setPassword', value }, signal)
    },
    remove: async (item, signal) => {
      await ask({ ...item, call: 'deletePassword' }, signal)
    },
  }
}

const library = '@napi-rs/keyring'

/** Callers give up sooner; this only keeps a forgotten call from living on. */
const longest = 300_000

interface Request {
  readonly service: string
  readonly account: string
  readonly call: 'getPassword' | 'setPassword' | 'deletePassword'
  readonly value?: string
}

const answerSchema = z.union([
  z.object({ value: z.nullish(z.string()), error: z.optional(z.undefined()) }),
  z.object({ error: z.string(), value: z.optional(z.undefined()) }),
])

/** Plain JavaScript, for it is run as it stands; its only argument is where the library is. */
const child = `
let request = ''
process.stdin.setEncoding('utf8').on('data', (text) => { request += text }).on('end', () => {
  const answer = (answer) => process.stdout.write(JSON.stringify(answer))
  try {
    const { service, account, call, value } = JSON.parse(request)
    const { Entry } = require(process.argv[1])
    const entry = new Entry(service, account, { linux: { store: 'secret-service' } })
    const result = value === undefined ? entry[call]() : entry[call](value)
    answer({ value: typeof result === 'string' ? result : null })
  } catch (thrown) {
    answer({ error: String(thrown && thrown.message) })
  }
})
`

/** Options for this process (a debugger, a loader) are not meant for that one. */
function withoutOptions({ NODE_OPTIONS: _, ...rest }: Record<string, string>) {
  return rest
}
