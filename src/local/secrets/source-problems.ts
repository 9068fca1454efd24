import { problemError } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { sayEnd } from '#src/local/programs/command-end.ts'
import type { CommandEnd } from '#src/local/programs/run-command.ts'
import type { Source } from './source.ts'

/** What goes wrong when a source is read. None of them repeats what was read. */
export const sourceProblems = {
  empty: (source: Source) =>
    problemError('not-found', 'source-empty', `${placeOf(source)} is empty.`, {
      text: 'Put the text there and try again.',
    }),
  tooLarge: (source: Source, megabytes: number) =>
    problemError(
      'refused',
      'source-too-large',
      `${placeOf(source)} is larger than ${megabytes} MB.`,
      {
        text: 'Give only the text with the secret in it.',
      },
    ),
  stdinIsTerminal: () =>
    problemError(
      'usage',
      'source-stdin-is-terminal',
      'Standard input is this terminal, where a secret would be seen and cut.',
      { text: 'Send a file to it: put < FILE after the command.' },
      { text: 'Or use clipboard, file:PATH, env:NAME or command:CMD.' },
    ),
  fileMissing: (path: string) =>
    problemError('not-found', 'source-file-missing', `There is no file ${sanitise(path)}.`, {
      text: 'Check the path.',
    }),
  fileIsFolder: (path: string) =>
    problemError('usage', 'source-is-folder', `${sanitise(path)} is a folder.`, {
      text: 'Name a file in it.',
    }),
  fileUnreadable: (path: string) =>
    problemError('refused', 'source-unreadable', `The file ${sanitise(path)} cannot be read.`, {
      text: 'Check who owns it and who may read it.',
    }),
  notSet: (name: string) =>
    problemError('not-found', 'source-variable-not-set', `The variable ${name} is not set.`, {
      text: `Set ${name} where tokenbench is started, and export it.`,
    }),
  noVault: () =>
    problemError('refused', 'vault-not-available', 'There is no vault for this.', {
      text: 'Use file:PATH, env:NAME or command:CMD instead.',
    }),
  commandFailed: (program: string, end: CommandEnd) =>
    problemError('failed', 'source-command-failed', `${sanitise(program)} ${sayEnd(end)}.`, {
      text: 'Run it by itself to see why; here its messages stay hidden.',
    }),
}

function placeOf(source: Source): string {
  switch (source.from) {
    case 'stdin':
      return 'Standard input'
    case 'clipboard':
      return 'The clipboard'
    case 'file':
      return `The file ${sanitise(source.path)}`
    case 'env':
      return `The variable ${source.name}`
    case 'command':
      return `The output of ${sanitise(source.words[0])}`
    case 'vault':
      return 'The vault'
  }
}
