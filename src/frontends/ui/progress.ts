import { hangingRows, type Row, type Tone } from './row.ts'
import { symbols } from './theme.ts'

/** A piece of work on the screen. */
export interface ProgressLine {
  readonly text: string
  readonly state: 'running' | 'done' | 'failed' | 'waiting'
  readonly since: Date
}

const marks: Readonly<
  Record<ProgressLine['state'], { readonly mark: string; readonly tone: Tone }>
> = {
  running: { mark: symbols.current, tone: 'current' },
  waiting: { mark: symbols.current, tone: 'current' },
  done: { mark: symbols.good, tone: 'good' },
  failed: { mark: symbols.bad, tone: 'bad' },
}

/** What is done and what still runs, with the seconds once it takes longer than a moment. */
export function progressRows(lines: readonly ProgressLine[], now: Date, width: number): Row[] {
  return lines.flatMap(({ text, state, since }) => {
    const { mark, tone } = marks[state]
    const runs = state === 'running' || state === 'waiting'
    return hangingRows(
      [{ text: `${mark} `, tone }],
      runs ? `${text}${elapsed(since, now)}` : text,
      width,
    )
  })
}

/** Milliseconds. What is over sooner is not worth a word or a screen, which would only flicker. */
export const worthAWordAfter = 300

const longMilliseconds = 5000

/** ` … 8 s`, or nothing within the first five seconds. */
export function elapsed(since: Date, now: Date): string {
  const milliseconds = now.getTime() - since.getTime()
  return milliseconds < longMilliseconds ? ' …' : ` … ${Math.floor(milliseconds / 1000)} s`
}
