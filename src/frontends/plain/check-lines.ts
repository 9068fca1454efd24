import type { Check } from '#src/jobs/diagnosis/doctor/check.ts'
import { sentence } from './sentence.ts'

/** A check as lines: how it stands, and what mends it. */
export const checkLines = ({ name, state, detail, nextSteps }: Check): string[] => [
  `${marks[state]} ${name}: ${sentence(detail)}`,
  ...nextSteps.flatMap(({ text, command }) => [
    `  What to do: ${sentence(text)}`,
    ...(command === undefined ? [] : [`    ${command}`]),
  ]),
]

const marks: Readonly<Record<Check['state'], string>> = {
  ok: '✓',
  warning: '⚠',
  failed: '✗',
  skipped: '–',
}
