import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { throwIfCancelled } from '#src/domain/cancelled.ts'
import { type Environment, scrubEnvironment } from '#src/local/environment.ts'
import { runCommand } from '#src/local/programs/run-command.ts'
import { systemCode } from '#src/local/system-error.ts'
import { readClipboard } from './clipboard.ts'
import { decodeText, readText, tooLong } from './read-text.ts'
import { parseSource, type Source } from './source.ts'
import { sourceProblems } from './source-problems.ts'
import { secretNamed } from './vault/named-secret.ts'
import type { Vault } from './vault/vault.ts'
import { vaultProblems } from './vault/vault-problems.ts'

export interface SourceIo {
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly environment: Environment
  readonly signal?: AbortSignal | undefined
  /** How long a command may take; 30 seconds unless said. */
  readonly commandPatienceMs?: number
  /** Opens the vault, where there is one. */
  readonly vault?: (() => Promise<Vault>) | undefined
  /** The one tenant that the secret shall go to: the vault gives none of another one. */
  readonly origin?: string | undefined
  /** A person's bearer is wanted, which no vault may hold: `vault:NAME` is refused. */
  readonly isBearer?: boolean | undefined
}

/**
 * The text that a source (`SRC`) gives: as it is, without a byte order mark, never only blanks.
 * @throws ProblemError when there is nothing to be read, with what to do
 * @throws Cancelled when the signal was aborted
 */
export async function readSource(source: string, io: SourceIo): Promise<string> {
  throwIfCancelled(io.signal)
  const parsed = parseSource(source)
  const text = await textOf(parsed, io)
  if (text.trim() === '') throw sourceProblems.empty(parsed)
  return text
}

const megabyte = 1024 * 1024
/** A recorded session (HAR) is large; what a command prints is a secret. */
const mostMegabytes = { text: 32, command: 1 } as const

async function textOf(source: Source, io: SourceIo): Promise<string> {
  switch (source.from) {
    case 'stdin':
      if (io.stdin.isTTY) throw sourceProblems.stdinIsTerminal()
      return bounded(source, io.stdin, io.signal)
    case 'file':
      return bounded(source, await openFile(source.path), io.signal)
    case 'clipboard':
      return readClipboard(io)
    case 'env':
      return variable(source.name, io.environment)
    case 'command':
      return outputOf(source.words, io)
    case 'vault':
      return fromVault(source.name, io)
  }
}

async function fromVault(name: string, io: SourceIo): Promise<string> {
  if (io.isBearer) throw vaultProblems.personsBearer()
  if (!io.vault) throw sourceProblems.noVault()
  return (await secretNamed(await io.vault(), name, io.origin)).reveal()
}

async function bounded(
  source: Source,
  stream: Readable,
  signal: AbortSignal | undefined,
): Promise<string> {
  const text = await readText(stream, mostMegabytes.text * megabyte, signal)
  if (text === tooLong) throw sourceProblems.tooLarge(source, mostMegabytes.text)
  return text
}

async function openFile(path: string): Promise<Readable> {
  try {
    const file = await open(path)
    const isFolder = (await file.stat()).isDirectory()
    if (!isFolder) return file.createReadStream()
    await file.close()
  } catch (thrown) {
    const missing = systemCode(thrown) === 'ENOENT' || systemCode(thrown) === 'ENOTDIR'
    throw missing ? sourceProblems.fileMissing(path) : sourceProblems.fileUnreadable(path)
  }
  throw sourceProblems.fileIsFolder(path)
}

function variable(name: string, environment: Environment): string {
  const value = environment[name]
  if (value === undefined) throw sourceProblems.notSet(name)
  return value
}

async function outputOf(words: readonly [string, ...string[]], io: SourceIo): Promise<string> {
  const end = await runCommand({
    words,
    environment: scrubEnvironment(io.environment),
    output: 'text',
    patienceMs: io.commandPatienceMs ?? 30_000,
    mostBytes: mostMegabytes.command * megabyte,
    signal: io.signal,
  })
  if (end.how === 'exited' && end.code === 0) return decodeText(end.output)
  throw sourceProblems.commandFailed(words[0], end)
}
