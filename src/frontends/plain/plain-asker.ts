import type { Readable, Writable } from 'node:stream'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { Note } from '#src/domain/note.ts'
import type { Plan } from '#src/domain/plan.ts'
import { problemOf } from '#src/domain/problem.ts'
import {
  type Asker,
  type Asking,
  back,
  type Ending,
  type Report,
  type Situation,
} from '#src/jobs/flows/asker.ts'
import type { Input, Option } from '#src/jobs/flows/question.ts'
import { askCapture } from './ask-capture.ts'
import { askMatrix } from './ask-matrix.ts'
import { askOptions } from './ask-options.ts'
import { askReview } from './ask-review.ts'
import { askText } from './ask-text.ts'
import { Conversation, meansBack } from './conversation.ts'
import { endingLines } from './ending-lines.ts'
import type { LineReader } from './line-reader.ts'
import { openLineReader } from './open-line-reader.ts'
import { planLines } from './plan-lines.ts'
import { problemLines } from './problem-lines.ts'
import type { Recognise } from './recognition.ts'
import { sentence } from './sentence.ts'
import { progressLines, situationLines } from './situation-lines.ts'
import { talkAbout } from './work-lines.ts'

export interface PlainAskerOptions {
  readonly input: Readable
  readonly output: Writable
  readonly now: () => Date
  /** Says what a text that comes in seems to be, so that its end is recognised. */
  readonly recognise?: Recognise
  /** Aborted when the process is asked to end: what is asked or running is then cancelled. */
  readonly signal?: AbortSignal
}

/**
 * Runs flows as plain lines, for screen readers, dumb terminals and scripts that pipe answers in.
 * Lines are only ever added: no colour, no cursor, nothing is drawn twice.
 */
export function plainAsker(options: PlainAskerOptions): Asker & { close(): void } {
  return new PlainAsker(options)
}

class PlainAsker implements Asker {
  readonly #options: PlainAskerOptions
  readonly #reader: LineReader
  readonly #conversation: Conversation
  #lastSituation = ''
  #lastQuestion = ''
  /** How many are under way, each within the one before. */
  #works = 0

  constructor(options: PlainAskerOptions) {
    this.#options = options
    this.#reader = openLineReader(options)
    this.#conversation = new Conversation(this.#reader, options.output)
  }

  get present(): boolean {
    return this.#conversation.present
  }

  async ask(asking: Asking): Promise<Input | typeof back> {
    const { question, situation } = asking
    if (question.kind !== 'choice' && question.kind !== 'choices') return this.#put(asking, [])
    // Read first, so that a question and its prompt come together: what is typed between is lost.
    const options = await this.#load(question.options, situation)
    return options === back ? back : this.#put(asking, options)
  }

  async recognised(_asking: Asking, notes: readonly Note[]): Promise<true | typeof back> {
    this.#conversation.say(...notes.map(sayNote))
    const typed = await this.#conversation.line('Press Enter to go on, or type back: ', {
      pastes: false,
    })
    return meansBack(typed) ? back : true
  }

  async review(plan: Plan, situation: Situation): Promise<true | typeof back> {
    const now = this.#options.now()
    this.#conversation.say('', ...progressLines(situation, now), ...planLines(plan, now))
    return askReview(plan, this.#conversation)
  }

  async work<T>(
    title: string,
    _situation: Situation,
    work: (signal: AbortSignal, report: Report) => Promise<T>,
  ): Promise<T> {
    const stop = new AbortController()
    const { signal: ended, now } = this.#options
    const signal = ended === undefined ? stop.signal : AbortSignal.any([stop.signal, ended])
    const outer = this.#reader.interrupted
    this.#reader.interrupted = () => stop.abort()
    const conversation = this.#conversation
    this.#works += 1
    const depth = this.#works
    // Work within work is what goes on: only the innermost talks.
    const isQuiet = () => conversation.isAsking || this.#works > depth
    const talk = { say: conversation.say, now, isQuiet }
    try {
      return await talkAbout(title, (report) => work(signal, report), talk)
    } finally {
      this.#works -= 1
      this.#reader.interrupted = outer
    }
  }

  async end(ending: Ending): Promise<string | undefined> {
    const { actions } = ending
    const conversation = this.#conversation
    conversation.say('', ...endingLines(ending))
    if (actions.length === 0 || !conversation.present) return undefined
    conversation.say(...actions.map(({ label }, index) => `${index + 1}. ${sentence(label)}`))
    for (;;) {
      const typed = await conversation.line('Type a number, or press Enter to leave: ')
      if (typed === '') return undefined
      const chosen = actions[Number(typed) - 1]
      if (chosen !== undefined) return chosen.value
      conversation.refuse(`There is no number ${typed}: the last is ${actions.length}.`)
    }
  }

  holdOn(reason: string | undefined): void {
    this.#conversation.holdOn(reason)
  }

  close(): void {
    this.#reader.close()
  }

  /** Says the question and takes its answer. */
  #put(asking: Asking, options: readonly Option[]): Promise<Input | typeof back> {
    const { question, previous, kept, problem } = asking
    const conversation = this.#conversation
    const again = () =>
      conversation.say(sentence(question.ask), ...(question.about ?? []).map(sentence))
    this.#introduce(asking)
    if (problem !== undefined && question.key === this.#lastQuestion)
      conversation.say(sentence(question.ask))
    else again()
    this.#lastQuestion = question.key
    switch (question.kind) {
      case 'text': {
        const standing = typeof previous === 'string' ? previous : (question.initial ?? '')
        return askText({ ...question, mayBeEmpty: true }, standing, conversation, again)
      }
      case 'capture': {
        const { recognise } = this.#options
        return askCapture(question, kept, conversation, { recognise, again })
      }
      case 'matrix':
        return askMatrix(question, previous, conversation, again)
      default:
        return askOptions(question, options, previous, conversation, again)
    }
  }

  /** Where we are, as far as it is news, and why the question is asked again, if it is. */
  #introduce({ situation, problem }: Asking): void {
    const conversation = this.#conversation
    if (this.#lastQuestion === '') conversation.say(help)
    const where = situationLines(situation)
    const isNews = where.join('\n') !== this.#lastSituation
    this.#lastSituation = where.join('\n')
    conversation.say(
      '',
      ...(isNews ? where : []),
      ...(problem === undefined ? [] : problemLines(problem)),
      ...progressLines(situation, this.#options.now()),
    )
  }

  /** The options of a question; where they cannot be read, a person may try again. */
  async #load(
    options: (signal: AbortSignal) => Promise<readonly Option[]>,
    situation: Situation,
  ): Promise<readonly Option[] | typeof back> {
    for (;;) {
      try {
        return await this.work('Reading what there is to choose from', situation, options)
      } catch (thrown) {
        if (!this.present || this.#options.signal?.aborted) throw thrown
        if (!(thrown instanceof Cancelled))
          this.#conversation.say(...problemLines(problemOf(thrown)))
        const typed = await this.#conversation.line('Press Enter to try again, or type back: ')
        if (meansBack(typed)) return back
      }
    }
  }
}

const help =
  'At any question, < or back goes one step back, ? says the question again, and Ctrl-C leaves.'

function sayNote({ state, label, text }: Note): string {
  const warning = state === 'warning' ? 'Warning: ' : ''
  return sentence(`${warning}${label}: ${text}`)
}
