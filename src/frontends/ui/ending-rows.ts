import type { Problem } from '#src/domain/problem.ts'
import { commandLines } from './command-lines.ts'
import { problemRows } from './problem-rows.ts'
import { hangingRows, paragraphRows, type Row, spaced } from './row.ts'
import { symbols } from './theme.ts'
import { fill, widthOf } from './width.ts'

export interface EndingText {
  readonly ok: boolean
  readonly sentences: readonly string[]
  readonly facts: readonly (readonly [string, string])[]
  readonly problems: readonly Problem[]
  readonly commands: readonly string[]
}

/** What a flow came to: the most important sentence first, then what there is to keep. */
export function endingRows(ending: EndingText, width: number): Row[] {
  const { ok, sentences, facts, problems, commands } = ending
  const [first = '', ...others] = sentences
  const mark: Row = ok
    ? [{ text: `${symbols.good} `, tone: 'good' }]
    : [{ text: `${symbols.bad} `, tone: 'bad' }]
  return spaced([
    hangingRows(mark, first, width, 'heading'),
    ...others.map((sentence) => hangingRows([{ text: '  ' }], sentence, width)),
    factRows(facts, width),
    ...problems.map((problem) => problemRows(problem, width)),
    commandRows(commands, width),
  ])
}

function factRows(facts: readonly (readonly [string, string])[], width: number): Row[] {
  const labelWidth = Math.max(...facts.map(([label]) => widthOf(label)), 0) + 3
  return facts.flatMap(([label, value]) =>
    hangingRows([{ text: `  ${fill(label, labelWidth)}`, tone: 'subdued' }], value, width),
  )
}

const commandRows = (commands: readonly string[], width: number): Row[] =>
  commands.length === 0
    ? []
    : [
        ...paragraphRows('  The same without the wizard:', width, 'subdued'),
        ...commands.flatMap((command) =>
          commandLines(command, width - 4).map((line): Row => [{ text: `    ${line}` }]),
        ),
      ]
