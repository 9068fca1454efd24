import type { Ending } from '#src/jobs/flows/asker.ts'
import { problemLines } from './problem-lines.ts'
import { sentence } from './sentence.ts'

/** The end of a job as lines: all there is to know and to keep, without what can be done next. */
export function endingLines(ending: Ending): string[] {
  const { ok, sentences, facts, problems, commands } = ending
  return [
    ok ? 'Done.' : 'Not everything was done.',
    ...sentences.map(sentence),
    ...facts.map(([name, value]) => `${name}: ${value}`),
    ...problems.flatMap(problemLines),
    ...(commands.length === 0 ? [] : ['The same as a command:']),
    ...commands.map((command) => `  ${command}`),
  ]
}
