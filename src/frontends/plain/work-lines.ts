import { Cancelled } from '#src/domain/cancelled.ts'
import { sayDuration } from '#src/domain/duration.ts'
import type { Progress, Report } from '#src/jobs/flows/asker.ts'
import { sentence } from './sentence.ts'

/** Work that is over sooner is not worth a line. */
const worthALineAfterMs = 400
/** After so long without a line, somebody who cannot see a spinner wonders. */
const heartbeatMs = 10_000

export interface Talk {
  readonly say: (line: string) => void
  readonly now: () => Date
  /** True while a question is open, or a part of the work talks: then this one need not. */
  readonly isQuiet: () => boolean
}

/** Runs work and says, line by line, that it began, how it goes on and how it ended. */
export async function talkAbout<T>(
  title: string,
  work: (report: Report) => Promise<T>,
  talk: Talk,
): Promise<T> {
  const lines = new WorkLines(title, talk)
  try {
    const result = await work((key, progress) => lines.report(key, progress))
    lines.end('Done')
    return result
  } catch (thrown) {
    lines.end(thrown instanceof Cancelled ? 'Stopped' : 'Failed')
    throw thrown
  }
}

/** One report of work, as a sentence to be heard. */
export const sayProgress = ({ text, state }: Progress): string => sentence(words[state] + text)

class WorkLines {
  readonly #title: string
  readonly #talk: Talk
  readonly #started: number
  readonly #states = new Map<string, Progress['state']>()
  #began = false
  /** What goes on at the moment, for the next heartbeat. */
  #latest: string
  #timer: NodeJS.Timeout

  constructor(title: string, talk: Talk) {
    this.#title = title
    this.#talk = talk
    this.#latest = title
    this.#started = talk.now().getTime()
    this.#timer = setTimeout(() => {
      if (talk.isQuiet()) this.#awaitHeartbeat()
      else this.#begin()
    }, worthALineAfterMs)
  }

  report(key: string, { text, state }: Progress): void {
    this.#begin()
    this.#latest = text
    // A text that counts seconds would be a line a second; the heartbeat says the latest.
    const goesOn = state === 'running' || state === 'waiting'
    if (goesOn && this.#states.get(key) === state) return
    this.#states.set(key, state)
    this.#say(sayProgress({ text, state }))
  }

  end(how: 'Done' | 'Stopped' | 'Failed'): void {
    clearTimeout(this.#timer)
    if (!this.#began) return
    // Where the work told its own end, only a bad one is left to say.
    if (how === 'Done' && (this.#states.size > 0 || this.#seconds < 1)) return
    this.#talk.say(`${how} after ${this.#elapsed()}.`)
  }

  #begin(): void {
    if (this.#began) return
    this.#began = true
    this.#say(sentence(this.#title))
  }

  #say(line: string): void {
    this.#talk.say(line)
    this.#awaitHeartbeat()
  }

  #awaitHeartbeat(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      if (this.#talk.isQuiet()) this.#awaitHeartbeat()
      else if (!this.#began) this.#begin()
      else this.#say(`Still working, ${this.#elapsed()} so far: ${sentence(this.#latest)}`)
    }, heartbeatMs)
  }

  get #seconds(): number {
    return (this.#talk.now().getTime() - this.#started) / 1000
  }

  #elapsed(): string {
    return sayDuration(this.#seconds * 1000)
  }
}

const words: Readonly<Record<Progress['state'], string>> = {
  running: '',
  done: '',
  waiting: '',
  failed: 'Failed: ',
}
