import type { Writable } from 'node:stream'
import { sanitise } from '#src/domain/sanitise.ts'
import type { Secret } from '#src/domain/secret.ts'
import { absolutePath } from '#src/local/absolute-path.ts'
import { type Environment, scrubEnvironment } from '#src/local/environment.ts'
import type { Policy } from '#src/local/policy.ts'
import { findExecutable } from '#src/local/programs/find-executable.ts'
import { runCommand } from '#src/local/programs/run-command.ts'
import { splitWords } from '#src/local/programs/split-words.ts'
import { findClipboard, writeClipboard } from './clipboard.ts'
import { destinationProblems } from './destination-problems.ts'
import { openPrivateFile } from './private-file.ts'
import { throughVault } from './through-vault.ts'
import type { Vault } from './vault/vault.ts'
import type { NewVaultEntry } from './vault/vault-entry.ts'

export interface DestinationIo {
  readonly stdout: Writable & { readonly isTTY?: boolean }
  readonly environment: Environment
  readonly signal?: AbortSignal | undefined
  /** Opens the profile's vault, when it has one. Every new secret is kept there first. */
  readonly vault?: (() => Promise<Vault>) | undefined
  /** See `readPolicy`. */
  readonly policy?: Policy | undefined
}

/** A place that was tried and is ready to take one secret. */
export interface OpenDestination {
  /** As it is written on the command line, a file's path made absolute: `file:/abs/path`. */
  readonly text: string
  /** As it is said after “the secret goes”: “into /abs/path, readable by you only”. */
  readonly say: string
  /**
   * Hands the secret over; once.
   * @param whose what it is filed under in the vault; needed where `DestinationIo.vault` was given
   * @throws ProblemError when it did not arrive: the caller still has the secret, and nothing of it
   *   is left in a file. A secret that was kept in the vault on the way stays there.
   */
  deliver(secret: Secret, signal?: AbortSignal, whose?: NewVaultEntry): Promise<void>
  /** Takes back what opening left behind. Does nothing after a delivery. */
  abandon(): Promise<void>
}

/**
 * Opens and tries a destination (`DEST`): `vault`, `file:PATH`, `command:CMD`, `clipboard` or
 * `stdout`. Called before a token is created, so that no secret is without a place to go.
 *
 * Where there is a vault it is tried as well, and the secret is on the disk there before it goes
 * anywhere else: a file that fails then loses nothing.
 *
 * @throws ProblemError of kind `usage` for what is no destination, `refused` for one that cannot
 *   take a secret
 */
export async function openDestination(text: string, io: DestinationIo): Promise<OpenDestination> {
  if (!io.vault) return openPlace(text, io)
  // The place first: a slip in its name shall not make a keyring ask for its password.
  const place = text === 'vault' ? undefined : await openPlace(text, io)
  try {
    const vault = await io.vault()
    await vault.rehearse()
    return throughVault(vault, place)
  } catch (thrown) {
    await place?.abandon()
    throw thrown
  }
}

async function openPlace(text: string, io: DestinationIo): Promise<OpenDestination> {
  if (text === 'stdout') return openStdout(io)
  if (text === 'clipboard') return openClipboard(io)
  if (text === 'vault') throw destinationProblems.noVault()
  const [, kind, rest = ''] = /^(file|command):([\s\S]+)$/.exec(text) ?? []
  if (kind === 'file' && !rest.includes('\0')) {
    const { diskForbiddenBy } = io.policy ?? {}
    if (diskForbiddenBy !== undefined) throw destinationProblems.diskForbidden(diskForbiddenBy)
    return openFile(absolutePath(rest))
  }
  if (kind === 'command') return openCommand(text, splitWords(rest), io)
  throw destinationProblems.unknown()
}

async function openFile(path: string): Promise<OpenDestination> {
  const file = await openPrivateFile(path)
  return {
    text: `file:${path}`,
    say: `into ${sanitise(path)}, readable by you only`,
    deliver: (secret) => file.write(secret.reveal()),
    abandon: () => file.abandon(),
  }
}

/** Long enough for a program that asks its user to unlock something. */
const commandPatienceMs = 60_000

async function openCommand(
  text: string,
  words: readonly [string, ...string[]],
  io: DestinationIo,
): Promise<OpenDestination> {
  const [program] = words
  if (!(await findExecutable(program, io.environment)))
    throw destinationProblems.programMissing(program)
  return {
    text,
    say: `to ${sanitise(program)}, on its standard input`,
    async deliver(secret, signal) {
      const end = await runCommand({
        words,
        environment: scrubEnvironment(io.environment),
        input: secret.reveal(),
        patienceMs: commandPatienceMs,
        signal,
      })
      if (end.how !== 'exited' || end.code !== 0 || !end.tookInput)
        throw destinationProblems.commandFailed(program, end)
    },
    abandon: async () => {},
  }
}

async function openClipboard(io: DestinationIo): Promise<OpenDestination> {
  await findClipboard(io)
  return {
    text: 'clipboard',
    say: 'to the clipboard of this desktop, where other programs can read it',
    deliver: (secret, signal) =>
      writeClipboard(secret.reveal(), { environment: io.environment, signal }),
    abandon: async () => {},
  }
}

async function openStdout(io: DestinationIo): Promise<OpenDestination> {
  if (io.stdout.isTTY) throw destinationProblems.stdoutIsTerminal()
  return {
    text: 'stdout',
    say: 'to standard output',
    deliver: (secret) => writeLine(io.stdout, secret.reveal()),
    abandon: async () => {},
  }
}

/** Resolves when the line was handed to the system, so that leaving right after loses nothing. */
async function writeLine(stream: Writable, line: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const fail = (): void => reject(destinationProblems.stdoutClosed())
  stream.once('error', fail)
  stream.write(`${line}\n`, (error) => (error ? fail() : resolve()))
  try {
    await promise
  } finally {
    stream.off('error', fail)
  }
}
