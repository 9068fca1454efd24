import type { Problem } from '#src/domain/problem.ts'
import { problemRows, problemTitleRows } from '#src/frontends/ui/problem-rows.ts'
import { elapsed, worthAWordAfter } from '#src/frontends/ui/progress.ts'
import { hangingRows, paragraphRows, type Row, spaced } from '#src/frontends/ui/row.ts'
import { symbols } from '#src/frontends/ui/theme.ts'
import type { Coming } from './coming.ts'

/** Shown instead of what has not come: that it is on its way, what went wrong, what to do. */
export function insteadRows(
  coming: Coming,
  doing: string,
  empty: readonly string[],
  now: Date,
  width: number,
): Row[] {
  switch (coming.kind) {
    case 'loading':
      return paragraphRows(`${doing}${elapsed(coming.since, now)}`, width)
    case 'stopped':
      return paragraphRows('Stopped before anything came. r asks again.', width)
    case 'failed':
      return spaced([
        ...(coming.problem.kind === 'not-permitted'
          ? [paragraphRows('Not visible to this credential.', width, 'heading')]
          : []),
        problemRows(coming.problem, width),
        paragraphRows('r tries again.', width, 'subdued'),
      ])
    case 'complete':
      return empty.flatMap((sentence) => paragraphRows(sentence, width))
  }
}

/** Below what has come: whether there is more, or why there is no more. */
export function besideRows(coming: Coming, doing: string, now: Date, width: number): Row[] {
  switch (coming.kind) {
    case 'loading':
      return now.getTime() - coming.since.getTime() < worthAWordAfter
        ? []
        : paragraphRows(`${doing}${elapsed(coming.since, now)}`, width, 'subdued').slice(0, 1)
    case 'stopped':
      return hangingRows(
        [{ text: `${symbols.caution} `, tone: 'caution' }],
        'Stopped: this is not all there is. r asks again.',
        width,
      )
    case 'failed':
      return triesAgainRows(coming.problem, width)
    case 'complete':
      return []
  }
}

/** Why something did not come, in two rows at most: what came has the room. */
export const triesAgainRows = (problem: Problem, width: number): Row[] =>
  problemTitleRows({ ...problem, title: `${problem.title} r tries again.` }, width).slice(0, 2)
