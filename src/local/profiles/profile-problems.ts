import { type NextStep, type ProblemError, problemError } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'

/** What does not fit in a profile that somebody wants to keep. */
export const unfit = {
  name: () =>
    usage('profile-name', 'A profile cannot be called that.', {
      text: 'Use at most 64 letters, digits, dots, dashes and underscores, a letter or digit first.',
    }),
  color: (colors: readonly string[]) =>
    usage('profile-color', 'There is no such colour.', { text: `Use ${colors.join(', ')}.` }),
  label: () =>
    usage('profile-label', 'A label has 1 to 40 visible characters.', { text: 'Change it.' }),
  identity: () =>
    usage('profile-identity', 'That is not the name of an account.', {
      text: 'Verify the credential again.',
    }),
  vaultKey: () =>
    usage('profile-vault-key', 'A profile that keeps its credential in the vault needs a key.', {
      text: 'Say how it is kept: --vault-key keyring, passphrase or file.',
    }),
  sourceOfAnother: (store: string) =>
    usage(`profile-${store}-source`, `With --store ${store} no source of the credential is kept.`, {
      text: 'Use --store reference to keep where the credential is read each time.',
    }),
  source: () =>
    usage(
      'profile-source',
      'A reference needs a source that is there each time.',
      { text: 'Use --credential-from file:PATH, env:NAME or command:CMD.' },
      { text: 'Or use --store session and give the credential anew each time.' },
    ),
}

/** @param names of the profiles that there are */
export const notThere = (name: string, names: readonly string[]): ProblemError =>
  problemError('not-found', 'profile-not-found', `There is no profile “${sanitise(name)}”.`, {
    text: names.length > 0 ? `There are: ${names.map(sanitise).join(', ')}.` : 'Add one first.',
    command: names.length > 0 ? 'tokenbench profile list' : 'tokenbench profile add --help',
  })

/** A new profile with the name of another. */
export const thereAlready = (name: string): ProblemError =>
  problemError(
    'conflict',
    'profile-exists',
    `There is a profile “${sanitise(name)}” already.`,
    { text: 'Change it.', command: shellCommand(['tokenbench', 'profile', 'set', name]) },
    { text: 'Or choose another name.' },
  )

/** What is wrong with the file of all profiles. */
export const fileProblems = {
  damaged: (path: string, aside: string) =>
    problemError(
      'failed',
      'profiles-damaged',
      `The file of profiles was damaged. It is kept as ${sanitise(aside)}.`,
      { text: 'Mend that file and put it back.', command: shellCommand(['mv', aside, path]) },
      { text: 'Or go on without it and add your profiles again.' },
    ),
  newer: () =>
    problemError(
      'refused',
      'profiles-newer',
      'The profiles were written by a newer tokenbench, so this one only reads them.',
      { text: 'Use that version, or set TOKENBENCH_HOME to another folder.' },
    ),
  foreign: (path: string) =>
    problemError(
      'refused',
      'profiles-foreign',
      `The file ${sanitise(path)} belongs to somebody else.`,
      {
        text: 'Set TOKENBENCH_HOME to a folder of your own.',
      },
    ),
  unusable: (path: string) =>
    problemError('refused', 'profiles-unusable', `The file ${sanitise(path)} cannot be used.`, {
      text: 'Check who owns it, who may read it, and whether the disk is full.',
    }),
}

const usage = (code: string, title: string, ...steps: NextStep[]): ProblemError =>
  problemError('usage', code, title, ...steps)
