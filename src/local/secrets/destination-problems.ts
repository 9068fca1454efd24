import { dirname } from 'node:path'
import { type NextStep, ProblemError, problemError } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { sayEnd } from '#src/local/programs/command-end.ts'
import type { CommandEnd } from '#src/local/programs/run-command.ts'
import { systemCode } from '#src/local/system-error.ts'

const otherFile: NextStep = { text: 'Name a file that does not exist yet.' }
const otherPlaces: NextStep = { text: 'Use file:PATH, command:CMD or clipboard.' }

/** What keeps a destination from taking a secret. */
export const destinationProblems = {
  unknown: () =>
    problemError('usage', 'destination-unknown', 'That is no place to put a secret.', otherPlaces),
  noVault: () =>
    problemError(
      'refused',
      'vault-not-available',
      'There is no vault for this.',
      {
        text: 'Give the profile one: --vault-key keyring, passphrase or file.',
        command: 'tokenbench profile set --help',
      },
      otherPlaces,
    ),
  diskForbidden: (policy: string) =>
    problemError(
      'refused',
      'destination-disk-forbidden',
      'A policy forbids to keep secrets on this disk.',
      { text: `It is in ${sanitise(policy)}. Use command:CMD or clipboard.` },
    ),
  stdoutIsTerminal: () =>
    problemError(
      'refused',
      'destination-stdout-is-terminal',
      'Standard output is this terminal, where the secret would stay to be seen.',
      { text: 'Send it into a pipe, or use file:PATH, command:CMD or clipboard.' },
    ),
  stdoutClosed: () =>
    problemError(
      'failed',
      'destination-stdout-closed',
      'Nobody reads standard output any more.',
      otherPlaces,
    ),
  programMissing: (program: string) =>
    problemError(
      'refused',
      'destination-program-missing',
      `There is no program ${sanitise(program)} to hand the secret to.`,
      { text: 'Install it, or write its full path.' },
    ),
  commandFailed: (program: string, end: CommandEnd) =>
    problemError('failed', 'destination-command-failed', `${sanitise(program)} ${sayEnd(end)}.`, {
      text: 'Run it by itself with some other text to see why; here its messages stay hidden.',
    }),
  notPrivate: (path: string) =>
    problemError(
      'refused',
      'destination-not-private',
      `Where ${sanitise(path)} is, others can read every file.`,
      { text: 'Name a file on a disk that keeps files private, for example in ~.' },
    ),
  changed: (path: string) =>
    problemError(
      'failed',
      'destination-file-changed',
      `Something else changed ${sanitise(path)} meanwhile.`,
      otherFile,
    ),
  /** The problem behind an error of the operating system. */
  ofSystem: (thrown: unknown, path: string): ProblemError => {
    if (thrown instanceof ProblemError) return thrown
    const say = sayingOf[systemCode(thrown) ?? '']
    return say
      ? problemError('refused', say.code, say.title(sanitise(path)), say.step(path))
      : problemError(
          'failed',
          'destination-file-failed',
          `${sanitise(path)} could not be written.`,
          {
            text: 'Check the disk, or name another file.',
          },
        )
  },
}

interface Saying {
  readonly code: string
  readonly title: (path: string) => string
  readonly step: (path: string) => NextStep
}

const folderMissing: Saying = {
  code: 'destination-folder-missing',
  title: (path) => `The folder of ${path} does not exist.`,
  step: (path) => ({ text: 'Create it first.', command: makeFolder(path) }),
}

const notAllowed: Saying = {
  code: 'destination-not-allowed',
  title: (path) => `You may not create ${path}.`,
  step: () => ({ text: 'Name a file in a folder of your own.' }),
}

const diskFull: Saying = {
  code: 'destination-disk-full',
  title: (path) => `The disk of ${path} is full.`,
  step: () => ({ text: 'Free some space, or name a file on another disk.' }),
}

const sayingOf: Readonly<Record<string, Saying>> = {
  EEXIST: {
    code: 'destination-exists',
    title: (path) => `${path} exists already and is left as it is.`,
    step: () => otherFile,
  },
  ENOENT: folderMissing,
  ENOTDIR: folderMissing,
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: notAllowed,
  ENOSPC: diskFull,
  EDQUOT: diskFull,
}

const makeFolder = (path: string): string =>
  shellCommand(['mkdir', '-p', '-m', '700', '--', dirname(path)])
