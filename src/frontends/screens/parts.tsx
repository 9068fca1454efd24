import { Box } from 'ink'
import type { ReactNode } from 'react'
import type { Problem } from '#src/domain/problem.ts'
import { arrange, type Part } from '#src/frontends/ui/arrange.ts'
import { problemDetailRows, problemTitleRows } from '#src/frontends/ui/problem-rows.ts'
import { paragraphRows, type Row } from '#src/frontends/ui/row.ts'
import { Rows } from '#src/frontends/ui/rows.tsx'
import type { AnyQuestion } from '#src/jobs/flows/question.ts'

/** A part of a screen with what is drawn for it. */
export interface DrawnPart extends Part {
  readonly shorter?: DrawnPart
  readonly key: string
  /** Gets the rows that nobody else takes, in addition to its own. */
  readonly grows?: boolean
  readonly draw: (rows: number) => ReactNode
}

/** Parts below each other with a blank row between; some are left out where room is short. */
export function Parts(props: {
  readonly parts: readonly DrawnPart[]
  readonly height: number
}): ReactNode {
  const { kept, free } = arrange(props.parts, props.height)
  return (
    <Box flexDirection="column" rowGap={1}>
      {kept.map((part) => (
        <Box key={part.key} flexDirection="column" flexShrink={0}>
          {part.draw(part.grows ? part.rows + free : part.rows)}
        </Box>
      ))}
    </Box>
  )
}

/** A part that is made of rows. */
export const rowsPart = (key: string, rows: readonly Row[], expendable?: number): DrawnPart => ({
  key,
  rows: rows.length,
  expendable,
  draw: () => <Rows rows={rows} />,
})

/** The question, and what a person should know to answer it: the last paragraph goes first. */
export const questionParts = ({ ask, about = [] }: AnyQuestion, width: number): DrawnPart[] => [
  rowsPart('ask', paragraphRows(ask, width, 'heading')),
  ...about.map((paragraph, index) =>
    rowsPart(`about-${index}`, paragraphRows(paragraph, width), 10 + index),
  ),
]

/** Why the last answer was not taken; its explanation goes after everything else has gone. */
export const problemParts = (problem: Problem | undefined, width: number): DrawnPart[] =>
  problem === undefined
    ? []
    : [
        rowsPart('problem', [
          ...problemTitleRows(problem, width),
          ...problemDetailRows(problem, width),
        ]),
      ]
