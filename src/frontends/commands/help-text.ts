import { exitMeanings } from './exit-code.ts'
import type { Manual, Term } from './manual.ts'
import { environmentVariables, placeholders } from './pages/program-words.ts'

/** What a page of the workbench has room for on a terminal of 80 columns. */
const width = 78

/** A manual as text for a terminal of 80 columns, without colours. */
export function helpText(manual: Manual): string {
  return (isForPrompt(manual) ? whatToType(manual) : all(manual))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

const isForPrompt = ({ path, atPrompt }: Manual): boolean => atPrompt && path.length === 0

/** All that somebody at a prompt wants of the program: what can be typed, and where more is said. */
const whatToType = ({ commands }: Manual): string[][] => [
  section('Commands', terms(commands)),
  [
    'help COMMAND tells all of a command, with examples. What SRC, DEST and REF mean,',
    'the options of every command and all exit codes: tokenbench help, in your shell.',
  ],
]

function all(manual: Manual): string[][] {
  const { path, summary, synopsis, commands, parameters, options, globals, page } = manual
  const isProgram = path.length === 0
  const [globalTitle, globalRows] = isProgram
    ? ['Options of every command', terms(globals)]
    : ['Besides, as everywhere', [...listed(globals.map(({ term }) => term)), ...moreElsewhere]]
  return [
    hanging('Usage: ', synopsis),
    wrapped(sentence(summary), 0),
    ...(page?.about ?? []).map((paragraph) => wrapped(paragraph, 0)),
    section('Commands', terms(commands)),
    section('Arguments', terms(parameters)),
    section('Options', terms(options)),
    section(
      'Examples',
      (page?.examples ?? []).flatMap(({ line, does }) => [`  ${line}`, `      ${does}`]),
    ),
    section(globalTitle, globalRows),
    ...(isProgram
      ? [
          section('What words in capitals stand for', terms(placeholders)),
          section('Environment', terms(environmentVariables)),
        ]
      : []),
    section('Exit codes', terms(exitsOf(manual))),
    section('See also', listed((page?.seeAlso ?? []).map((words) => `tokenbench help ${words}`))),
    ...(isProgram ? [['tokenbench help COMMAND tells all of a command, with examples.']] : []),
  ]
}

/** The codes that mean something particular; of the program, all that there are. */
export function exitsOf({ path, page }: Manual): Term[] {
  const exits = path.length === 0 ? exitMeanings : (page?.exits ?? {})
  return Object.entries(exits).map(([term, about]) => ({ term, about }))
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [title, ...lines]

/** Two columns; a long term stands on a line of its own. */
function terms(all: readonly Term[]): string[] {
  const column = 4 + Math.min(26, Math.max(0, ...all.map(({ term }) => term.length)))
  return all.flatMap(({ term, about }) => {
    const [first = '', ...rest] = wrapped(about, column)
    if (term.length + 4 > column) return [`  ${term}`, first, ...rest].filter((line) => line !== '')
    return [`  ${term}`.padEnd(column) + first.trimStart(), ...rest]
  })
}

/** With commas between, none broken in two. */
function listed(all: readonly string[]): string[] {
  const unbroken = all.map((one) => one.replaceAll(' ', nonBreaking)).join(', ')
  return wrapped(unbroken, 2).map((line) => line.replaceAll(nonBreaking, ' '))
}

const nonBreaking = '\u00a0'

const moreElsewhere = ['  What these mean, SRC, DEST and REF, and all exit codes: tokenbench help']

/** A line whose continuation stands behind its title. */
function hanging(title: string, text: string): string[] {
  const [first = '', ...rest] = wrapped(text, title.length)
  return [title + first.trimStart(), ...rest]
}

function wrapped(text: string, indent: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (indent + longer.length <= width || line === '') line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line].filter((one) => one !== '').map((one) => ' '.repeat(indent) + one)
}

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`
