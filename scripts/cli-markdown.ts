import { exitsOf } from '#src/frontends/commands/help-text.ts'
import { allManuals, type Manual, type Term } from '#src/frontends/commands/manual.ts'
import { environmentVariables, placeholders } from '#src/frontends/commands/pages/program-words.ts'
import { buildProgram } from '#src/frontends/commands/program.ts'

/** The page of all commands, in Markdown. */
export function cliPage(): string {
  const [program, ...commands] = allManuals(buildProgram(() => () => {}, '0'))
  if (program === undefined) throw new Error('there is no program')
  const parts = [
    '# The command line',
    'Made from the commands themselves by `node scripts/cli-page.ts`; the same as `tokenbench help`.',
    'Data goes to stdout, talk to stderr. No argument carries a secret.',
    '## Options of every command',
    table(program.globals),
    '## What words in capitals stand for',
    table(placeholders),
    '## Environment',
    table(environmentVariables),
    '## Exit codes',
    table(exitsOf(program)),
    ...commands.flatMap(partsOf),
  ]
  return `${parts.join('\n\n')}\n`
}

function partsOf(manual: Manual): string[] {
  const { path, summary, synopsis, commands, parameters, options, page } = manual
  const examples = (page?.examples ?? []).map(({ line, does }) => `# ${does}\n${line}`)
  const exits = exitsOf(manual)
  return [
    `${path.length === 1 ? '##' : '###'} tokenbench ${path.join(' ')}`,
    `${escaped(summary)}.`,
    ...(commands.length > 0 ? [] : [code(synopsis)]),
    ...(page?.about ?? []).map(escaped),
    ...optional([...parameters, ...options]),
    ...(examples.length > 0 ? [code(examples.join('\n'))] : []),
    ...(exits.length > 0 ? [`Exit codes: ${exits.map(sayExit).join('; ')}.`] : []),
    ...(page?.seeAlso === undefined ? [] : [`See also: ${page.seeAlso.map(linked).join(', ')}.`]),
  ]
}

const optional = (all: readonly Term[]): string[] => (all.length > 0 ? [table(all)] : [])

const table = (all: readonly Term[]): string =>
  ['| | |', '|---|---|', ...all.map(({ term, about }) => `| \`${term}\` | ${cell(about)} |`)].join(
    '\n',
  )

const sayExit = ({ term, about }: Term): string => `${term} ${escaped(about)}`

const linked = (words: string): string => `[${words}](#tokenbench-${words.replaceAll(' ', '-')})`

const code = (text: string): string => `\`\`\`sh\n${text}\n\`\`\``

const cell = (text: string): string => escaped(text).replaceAll('|', '\\|')

const escaped = (text: string): string => text.replace(/[<*_]/g, '\\$&')
