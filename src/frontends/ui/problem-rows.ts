import type { NextStep, Problem } from '#src/domain/problem.ts'
import { commandLines } from './command-lines.ts'
import { hangingRows, paragraphRows, type Row } from './row.ts'
import { symbols } from './theme.ts'

const indent: Row = [{ text: '  ' }]

/** `✗ This bearer has 1 min 40 s left.` What happened: the part that is always shown. */
export const problemTitleRows = ({ title }: Problem, width: number): Row[] =>
  hangingRows([{ text: `${symbols.bad} `, tone: 'bad' }], title, width, 'heading')

/** Why, and what the reader can do now. */
export function problemDetailRows({ detail, nextSteps, http }: Problem, width: number): Row[] {
  return [
    ...(detail === undefined ? [] : hangingRows(indent, detail, width)),
    ...nextSteps.flatMap((step) => nextStepRows(step, width)),
    ...(http?.requestId === undefined
      ? []
      : hangingRows(indent, `Request ${http.requestId}`, width, 'subdued')),
  ]
}

/** A problem as rows: its title, its detail, its next steps. */
export const problemRows = (problem: Problem, width: number): Row[] => [
  ...problemTitleRows(problem, width),
  ...problemDetailRows(problem, width),
]

const nextStepRows = ({ text, command }: NextStep, width: number): Row[] => [
  ...hangingRows([{ text: `  ${symbols.current} `, tone: 'current' }], text, width),
  ...(command === undefined
    ? []
    : commandLines(command, width - 4).flatMap((line) => paragraphRows(`    ${line}`, width))),
]
