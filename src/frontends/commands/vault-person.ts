import type { Readable, Writable } from 'node:stream'
import { ProblemError } from '#src/domain/problem.ts'
import { Secret } from '#src/domain/secret.ts'
import type { LineReader } from '#src/frontends/plain/line-reader.ts'
import { problemLines } from '#src/frontends/plain/problem-lines.ts'
import { sayVaultKey, type VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { VaultPerson } from '#src/workbench.ts'

export interface VaultPersonOptions {
  readonly input: Readable
  readonly output: Writable
  readonly signal: AbortSignal
}

/** Asks a person at the terminal for what the vault needs, as lines of talk. */
export function vaultPerson(options: VaultPersonOptions): VaultPerson {
  const say = (...lines: readonly string[]): void => {
    options.output.write(lines.map((line) => `${line}\n`).join(''))
  }
  return {
    choose: ({ choices, problem }) =>
      asking(options, async (reader) => {
        if (problem !== undefined) say(...problemLines(problem))
        say('How shall the key of the vault be kept? It is asked once.')
        say(...choices.map((key, index) => `${index + 1}. ${key}: ${sayVaultKey[key]}`))
        return choiceOf((await reader.line('Type a number, or press Enter to leave it: ')).trim())

        function choiceOf(typed: string): VaultKey | undefined {
          return choices[Number(typed) - 1] ?? choices.find((key) => key === typed)
        }
      }),
    passphrase: (use) =>
      asking(options, async (reader) => {
        const hidden = async (prompt: string) => new Secret((await reader.secret(prompt)).trim())
        if (use === 'open') return hidden('Passphrase of the vault (it is not shown): ')
        const first = await hidden('A passphrase for the new vault (it is not shown): ')
        const again = await hidden('Once more, to be sure: ')
        if (first.sha256 !== again.sha256) throw new ProblemError(different)
        return first
      }),
    waiting: () => say('Waiting for your keyring: a window of it may be open. Ctrl-C stops.'),
  }
}

async function asking<T>(
  { input, output, signal }: VaultPersonOptions,
  ask: (reader: LineReader) => Promise<T>,
): Promise<T> {
  // Loaded when somebody is asked: nearly every command ends without.
  const { openLineReader } = await import('#src/frontends/plain/open-line-reader.ts')
  const reader = openLineReader({ input, output, signal })
  try {
    return await ask(reader)
  } finally {
    reader.close()
  }
}

const different = {
  kind: 'usage' as const,
  // Named like this, it is asked again.
  code: 'vault-passphrase-differs',
  title: 'That was not the same passphrase twice.',
  nextSteps: [{ text: 'Try again.' }],
}
