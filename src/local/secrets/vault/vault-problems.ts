import { type NextStep, ProblemError, problemError } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { systemCode } from '#src/local/system-error.ts'
import type { VaultEntry } from './vault-entry.ts'
import type { VaultKey } from './vault-key.ts'

const withoutVault: NextStep = {
  text: 'Or keep nothing here: --vault-key none, with --store session or --store reference.',
}

/** The choices that there are when one cannot be had, as next steps. */
export const otherKeys = (than?: VaultKey): readonly NextStep[] => [
  ...(than === 'keyring'
    ? []
    : [{ text: 'Keep the vault’s key in the keyring of this desktop: --vault-key keyring.' }]),
  ...(than === 'passphrase'
    ? []
    : [
        {
          text: 'Close the vault with a passphrase: --vault-key passphrase, unattended with --passphrase-from SRC.',
        },
      ]),
  {
    text: 'Keep its key in a file beside it: --vault-key file. That protects a copy of the vault alone, not a copy of both.',
  },
  withoutVault,
]

const startAnew: NextStep = {
  text: 'Or begin anew; what it holds is lost then.',
  command: 'tokenbench forget',
}

/** What keeps the vault closed. Nothing of it is emptied or overwritten by any of these. */
export const vaultProblems = {
  notChosen: () =>
    refused(
      'vault-key-not-chosen',
      'Nobody has said yet how the vault’s key is kept.',
      ...otherKeys(),
      { text: 'A script says it with TOKENBENCH_VAULT_KEY.' },
    ),
  none: () =>
    refused('vault-none', 'Without a vault no secret is kept here.', {
      text: 'Use --store session or --store reference, or file:PATH, command:CMD or clipboard for a new token.',
    }),
  forbidden: (policy: string) =>
    refused('vault-forbidden', `A policy forbids to keep secrets on this disk.`, {
      text: `It is in ${sanitise(policy)}. Use --store session or --store reference.`,
    }),
  otherKey: (kept: VaultKey, asked: VaultKey) =>
    refused(
      'vault-key-differs',
      `The vault here is opened by ${name[kept]}, not by ${name[asked]}.`,
      { text: `Use it as it is: --vault-key ${kept}.` },
      { text: `Or change it: tokenbench profile set NAME --vault-key ${asked}.` },
    ),
  damaged: (path: string) =>
    refused(
      'vault-damaged',
      `The vault ${sanitise(path)} is damaged. It was left as it is.`,
      { text: 'Put a sound copy in its place.' },
      {
        text: 'Or put it aside; what it holds is out of reach then.',
        command: shellCommand(['mv', path, `${path}.damaged`]),
      },
    ),
  entryDamaged: () =>
    refused('vault-entry-damaged', 'One secret in the vault was changed by something else.', {
      text: 'Make a new token in its place, or put a sound copy of the vault back.',
    }),
  newer: (path: string) =>
    refused('vault-newer', `The vault ${sanitise(path)} was written by a newer tokenbench.`, {
      text: 'Use that version, or set TOKENBENCH_HOME to another folder.',
    }),
  foreign: (path: string) =>
    refused('vault-foreign', `${sanitise(path)} belongs to somebody else.`, {
      text: 'Set TOKENBENCH_HOME to a folder of your own.',
    }),
  notPlain: (path: string) =>
    refused('vault-not-a-file', `${sanitise(path)} is a link or no file, and is not followed.`, {
      text: 'Put the file itself there, or set TOKENBENCH_HOME to another folder.',
    }),
  changed: () =>
    problemError(
      'conflict',
      'vault-changed',
      'Another tokenbench put another vault in place of the one that was opened.',
      { text: 'Start again.' },
    ),
  personsBearer: () =>
    refused('vault-holds-no-bearer', 'A person’s bearer is never kept.', {
      text: 'Give it anew each time: clipboard, stdin or a paste.',
    }),
  nothingNamed: (name: string, entries: readonly VaultEntry[]) =>
    problemError(
      'not-found',
      'vault-entry-missing',
      `The vault holds nothing for this named ${sanitise(name)}.`,
      {
        text:
          entries.length === 0
            ? 'It holds nothing for this tenant.'
            : `It holds: ${entries.map(({ label, identity }) => sanitise(label ?? identity)).join(', ')}.`,
      },
    ),
  severalNamed: (name: string, entries: readonly VaultEntry[]) =>
    problemError(
      'conflict',
      'vault-entry-ambiguous',
      `The vault holds several ${sanitise(name)}.`,
      {
        text: `Name one by its identity: ${entries.map(sayWhose).join(', ')}.`,
      },
    ),

  passphraseMissing: () =>
    refused('vault-passphrase-missing', 'The vault’s passphrase is needed.', {
      text: 'Give it with --passphrase-from SRC, for example file:PATH or command:CMD.',
    }),
  passphraseShort: (least: number) =>
    refused('vault-passphrase-short', `A passphrase has at least ${least} characters.`, {
      text: 'Take several words.',
    }),
  passphraseWrong: () =>
    refused(
      'vault-passphrase-wrong',
      'That is not the passphrase of this vault.',
      { text: 'Try again.' },
      startAnew,
    ),

  keyMissing: (where: string) =>
    refused(
      'vault-key-missing',
      `The key of this vault is not ${sanitise(where)}.`,
      { text: 'If the vault was copied here, bring its key along from there.' },
      startAnew,
    ),
  keyWrong: (key: VaultKey) =>
    refused(
      'vault-key-wrong',
      `What ${name[key]} gives does not open this vault.`,
      { text: 'Put back the key that belongs to it.' },
      startAnew,
    ),
  keyFileOpen: (path: string) =>
    refused('vault-key-file-open', `Others can read the key ${sanitise(path)}.`, {
      text: 'Close it to them.',
      command: shellCommand(['chmod', '600', path]),
    }),
  keyFileUnprotected: (path: string) =>
    refused(
      'vault-key-file-unprotected',
      `Where ${sanitise(path)} is, others can read every file.`,
      { text: 'Set TOKENBENCH_HOME to a folder on a disk that keeps files private.' },
    ),

  /** The problem behind an error of the operating system. */
  ofSystem: (thrown: unknown, path: string): unknown => {
    const code = systemCode(thrown)
    if (thrown instanceof ProblemError || code === undefined) return thrown
    if (code === 'ENOSPC' || code === 'EDQUOT')
      return refused('vault-disk-full', `The disk of ${sanitise(path)} is full.`, {
        text: 'Free some space; what the vault held is still there.',
      })
    return refused('vault-unusable', `The vault ${sanitise(path)} cannot be used.`, {
      text: 'Check who owns it and its folder, and who may write there.',
    })
  },
}

const name: Readonly<Record<VaultKey, string>> = {
  keyring: 'the keyring',
  passphrase: 'a passphrase',
  file: 'the key file',
  none: 'nothing',
}

const sayWhose = ({ identity, origin }: VaultEntry): string =>
  `${sanitise(identity)} (${sanitise(origin)})`

const refused = (code: string, title: string, ...nextSteps: NextStep[]): ProblemError =>
  problemError('refused', code, title, ...nextSteps)
