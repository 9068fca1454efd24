import { Cancelled } from '#src/domain/cancelled.ts'
import { ProblemError } from '#src/domain/problem.ts'
import type { Asker, Asking, back } from '#src/jobs/flows/asker.ts'
import type { Flow } from '#src/jobs/flows/flow.ts'
import { text } from '#src/jobs/flows/input.ts'
import { combine } from '#src/jobs/flows/plans/part.ts'
import type { Input, Question } from '#src/jobs/flows/question.ts'
import { troubleOf } from './problem.ts'

/** What is answered about a coat of paint. */
export interface Answers {
  readonly colour: string
  readonly key: string
  readonly size: string
}

/** Takes every input but “wrong”, which is a problem, and “stopped”, which the person cancels. */
async function take(input: Input): Promise<{ value: string }> {
  if (input === 'wrong') throw troubleOf('usage')
  if (input === 'stopped') throw new Cancelled()
  return { value: text(input) }
}

const common = { checking: 'Looking', answer: take }
export const questions: readonly Question<Answers>[] = [
  { ...common, kind: 'text', key: 'colour', step: 'Colour', ask: 'Which colour?' },
  {
    ...common,
    kind: 'capture',
    key: 'key',
    step: 'Key',
    ask: 'Which key?',
    guides: [],
    say: () => 'a key',
  },
  {
    ...common,
    kind: 'text',
    key: 'size',
    step: 'Size',
    ask: 'Which size?',
    dependsOn: ['key'],
  },
]

/** A flow of three questions that writes nothing. */
export const flowOf = (change: Partial<Flow<Answers, string>> = {}): Flow<Answers, string> => ({
  name: 'paint',
  steps: ['Colour', 'Key', 'Size', 'Review'],
  questions: () => questions,
  situation: () => ({}),
  plan: async ({ colour, size }) => combine('paint', `Paint it ${size} ${colour}`, [], undefined),
  apply: async (plan) => `done: ${plan.title}`,
  ...change,
})

export const allGiven = { colour: 'red', key: 'k', size: 'big' }

type Said = Input | typeof back | Cancelled

/** Answers from lists, one for each time that it is asked, and remembers what it was shown. */
export class Person implements Asker {
  readonly present: boolean = true
  readonly asked: Asking[] = []
  readonly held: (string | undefined)[] = []
  readonly #answers: Record<string, Said[]>
  readonly #reviews: (true | typeof back | Cancelled)[]

  constructor(
    answers: Record<string, readonly Said[]>,
    reviews: readonly (true | typeof back | Cancelled)[] = [true],
  ) {
    this.#answers = Object.fromEntries(
      Object.entries(answers).map(([key, inputs]) => [key, [...inputs]]),
    )
    this.#reviews = [...reviews]
  }

  async ask(asking: Asking): Promise<Input | typeof back> {
    this.asked.push(asking)
    const { key } = asking.question
    const said = this.#answers[key]?.shift()
    if (said === undefined) throw new Error(`asked once too often: ${key}`)
    if (said instanceof Cancelled) throw said
    return said
  }

  async recognised(): Promise<true> {
    return true
  }

  async review(): Promise<true | typeof back> {
    const said = this.#reviews.shift()
    if (said === undefined) throw new Error('reviewed once too often')
    if (said instanceof Cancelled) throw said
    return said
  }

  work: Asker['work'] = (_title, _situation, work) => work(new AbortController().signal, () => {})

  async end(): Promise<undefined> {
    return undefined
  }

  holdOn(reason: string | undefined): void {
    this.held.push(reason)
  }

  keys(): string[] {
    return this.asked.map(({ question }) => question.key)
  }
}

/** Nobody: every question that is asked all the same is a problem. */
export class Nobody extends Person {
  override readonly present = false

  constructor() {
    super({})
  }

  override ask({ question }: Asking): Promise<never> {
    throw new ProblemError({ kind: 'usage', code: question.key, title: 'missing', nextSteps: [] })
  }
}
