import type { Command, CommanderError } from 'commander'
import type { NextStep, Problem } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { asTyped } from './arguments.ts'

/**
 * What the parser refuses, in words of ours: what does not fit, how the command is written, and
 * where all of it is said.
 *
 * @param words as they were parsed
 */
export async function usageProblem(
  { code, message }: CommanderError,
  program: Command,
  words: readonly string[],
): Promise<Problem> {
  // Loaded only now: whoever makes no mistake does not wait for the manual.
  const { manualOf } = await import('./manual.ts')
  const { path, synopsis, commands } = manualOf(commandOf(program, words))
  const isGroup = commands.length > 0
  const help = ['tokenbench help', ...path].join(' ')
  const listed: NextStep = {
    text: `There are: ${commands.map(({ term }) => term.split(' ')[0]).join(', ')}.`,
  }
  const written: NextStep = { text: `It is written  ${synopsis}` }
  return {
    kind: 'usage',
    code: code.replace(/^commander\./, ''),
    title:
      code === 'commander.help'
        ? `Which of its commands? “${path.join(' ')}” has several.`
        : // It repeats words of the command line, which somebody may have pasted.
          sanitise(inOurWords(asTyped(message.replace(/^error: /, '').replaceAll('\n', ' ')))),
    nextSteps: [
      ...(path.length === 0 ? [] : [isGroup ? listed : written]),
      { text: isGroup ? 'See what there is.' : 'See all that it takes.', command: help },
    ],
  }
}

/** No command of that name, where help was asked for it. */
export const noSuchCommand = (word: string, path: readonly string[]): Problem => ({
  kind: 'usage',
  code: 'unknownCommand',
  title: `Unknown command '${sanitise(word)}'`,
  nextSteps: [{ text: 'See what there is.', command: ['tokenbench help', ...path].join(' ') }],
})

/** What the parser says and what we say instead; the rest is said as it says it. */
const ours: readonly (readonly [RegExp, string])[] = [
  [/^missing required argument '(.+)'$/, '$1 is missing.'],
  [/^option '(--[^ ']+) <(.+)>' argument missing$/, '$1 needs $2 behind it.'],
  [/^option '(--[^ ']+)(?: <.+>)?' argument '(.*)' is invalid\. (.*)$/, '“$2” does not fit $1. $3'],
  [/^command-argument value '(.*)' is invalid for argument '(.*)'\. (.*)$/, '“$1” is no $2. $3'],
  [
    /^too many arguments.*\. Expected 0 .* got \d+: (.*?)\.?$/,
    'Too many words: $1. It takes none.',
  ],
  [
    /^too many arguments.*\. Expected (\d+) .* got \d+: (.*?)\.?$/,
    'Too many words: $2. It takes $1.',
  ],
]

function inOurWords(said: string): string {
  const found = ours.find(([pattern]) => pattern.test(said))
  const words = found === undefined ? said : said.replace(...found)
  return capital(words.replace('Allowed choices are ', 'There are: '))
}

/** The command that the words name, as far as they name one. */
function commandOf(program: Command, words: readonly string[]): Command {
  let command = program
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (word.startsWith('-')) {
      const option = [...command.options, ...program.options].find(({ long }) => long === word)
      if (option?.required) at += 1
      continue
    }
    const child = command.commands.find((one) => one.name() === word)
    if (child === undefined) return command
    command = child
  }
  return command
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
