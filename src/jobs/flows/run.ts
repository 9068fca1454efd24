import { Cancelled } from '#src/domain/cancelled.ts'
import type { Plan } from '#src/domain/plan.ts'
import { type Problem, ProblemError, problemOf } from '#src/domain/problem.ts'
import { looksSecret } from '#src/domain/secret-shapes.ts'
import { type Asker, type Asking, back, type Report, type Situation } from './asker.ts'
import type { Applying, Flow } from './flow.ts'
import type { Answered, AnyQuestion, Input } from './question.ts'
import * as stepping from './stepping.ts'

/** Answers that came with flags, a line of the prompt or a prefill, by the question's key. */
export type Given = Readonly<Record<string, Input>>

/** What was answered by somebody who left before anything was written. */
export interface LeftAt<Answers> {
  readonly answers: Partial<Answers>
  /** The same for another run; what was a secret is asked for again. */
  readonly given: Given
}

export interface RunOptions<Answers> {
  readonly dryRun?: boolean
  /** Called when the person leaves before anything was written. */
  readonly left?: (at: LeftAt<Answers>) => void
}

export interface Finished<Answers, Result> {
  readonly plan: Plan
  readonly answers: Answers
  /** Absent after a dry run. */
  readonly result?: Result
  readonly situation: Situation
}

/**
 * Runs a flow from its first question to its last reading back.
 *
 * @param given inputs that need not be asked for; a wrong one is asked again where somebody is there
 * @param asker who answers the rest and confirms the plan
 * @throws Cancelled when the person leaves, ProblemError when nobody can mend what is wrong
 */
export async function runFlow<Answers, Result>(
  flow: Flow<Answers, Result>,
  given: Given,
  asker: Asker,
  options: RunOptions<Answers> = {},
): Promise<Finished<Answers, Result>> {
  const run = new Run(flow, given, asker)
  try {
    return await runThrough(run, asker, options)
  } catch (thrown) {
    if (thrown instanceof Cancelled) options.left?.(run.leftAt())
    throw thrown
  }
}

async function runThrough<Answers, Result>(
  run: Run<Answers, Result>,
  asker: Asker,
  options: RunOptions<Answers>,
): Promise<Finished<Answers, Result>> {
  for (;;) {
    await run.askAll()
    const plan = await run.plan()
    if (plan === back) continue
    if (options.dryRun) return run.finished(plan)
    if ((await asker.review(plan, run.situation('Review'))) === back) {
      run.goBack(undefined)
      continue
    }
    const applied = await run.apply(plan)
    if (applied !== back) return run.finished(plan, applied)
  }
}

type Taken =
  | { readonly standing: stepping.Standing }
  | { readonly problem: Problem }
  | Record<never, never>

class Run<Answers, Result> {
  readonly #flow: Flow<Answers, Result>
  readonly #asker: Asker
  #given: Given
  #state = stepping.start
  /** Why the last input was not taken, for the next question. */
  #problem: Problem | undefined

  constructor(flow: Flow<Answers, Result>, given: Given, asker: Asker) {
    this.#flow = flow
    this.#given = given
    this.#asker = asker
  }

  async askAll(): Promise<void> {
    for (;;) {
      const question = stepping.current(this.#questions(), this.#state)
      if (question === undefined) return
      this.#problem = await this.#askOne(question, this.#problem)
    }
  }

  /** The plan, or `back` when it could not be made. */
  plan(): Promise<Plan | typeof back> {
    const answers = this.#allAnswers()
    return this.#orBack('Working out what will change', (signal, report) =>
      this.#flow.plan(answers, signal, report),
    )
  }

  /** What was done, or `back` when nothing was written. */
  apply(plan: Plan): Promise<Result | typeof back> {
    const answers = this.#allAnswers()
    return this.#orBack(plan.title, (signal, report) =>
      this.#flow.apply(plan, answers, this.#applying(signal, report)),
    )
  }

  /** Work that changes nothing when it throws: the last question then stands again, and says why. */
  async #orBack<T>(
    title: string,
    work: (signal: AbortSignal, report: Report) => Promise<T>,
  ): Promise<T | typeof back> {
    try {
      return await this.#asker.work(title, this.situation('Review'), work)
    } catch (thrown) {
      this.#problem = this.#mendable(thrown)
      this.goBack(undefined)
      return back
    }
  }

  goBack(key: string | undefined): void {
    this.#state = stepping.goBack(this.#questions(), this.#state, key)
  }

  finished(plan: Plan, result?: Result): Finished<Answers, Result> {
    const answers = this.#allAnswers()
    const situation = this.situation(undefined)
    return result === undefined
      ? { plan, answers, situation }
      : { plan, answers, situation, result }
  }

  leftAt(): LeftAt<Answers> {
    const answered = Object.entries(this.#state.answers)
    const inputs = answered.flatMap(([key, { input }]) =>
      input === undefined ? [] : [[key, input]],
    )
    return { answers: stepping.valuesOf(this.#state), given: Object.fromEntries(inputs) }
  }

  situation(step: string | undefined): Situation {
    const { steps, name, closing } = this.#flow
    return {
      flow: name,
      steps: stepping.stepViews(steps, this.#questions(), this.#state, step, closing),
      ...this.#flow.situation(stepping.valuesOf(this.#state)),
    }
  }

  /** Only once `askAll` has ended: every question has an answer then. */
  #allAnswers(): Answers {
    return stepping.valuesOf(this.#state) as Answers
  }

  #questions(): readonly AnyQuestion[] {
    return this.#flow.questions(stepping.valuesOf(this.#state))
  }

  /** Asks one question once; what comes back is why the input was not taken, if it was not. */
  async #askOne(question: AnyQuestion, problem: Problem | undefined): Promise<Problem | undefined> {
    const asking = this.#asking(question, problem)
    const input = this.#take(question.key) ?? (await this.#asker.ask(asking))
    if (input === back) {
      this.goBack(question.key)
      return undefined
    }
    if (input === '' && asking.kept !== undefined) {
      this.#state = { answers: this.#state.answers }
      return undefined
    }
    const taken = await this.#check(asking, input)
    if ('standing' in taken) {
      const { standing } = taken
      this.#state = stepping.answer(this.#questions(), this.#state, question.key, standing)
    }
    return 'problem' in taken ? taken.problem : undefined
  }

  /** What an input stands for; neither an answer nor a problem when the person took it back. */
  async #check(asking: Asking, input: Input): Promise<Taken> {
    const { question, situation } = asking
    try {
      refuseSecret(question, input)
      const answered: Answered<unknown> = await this.#asker.work(
        question.checking,
        situation,
        (signal) => question.answer(input, signal),
      )
      const notes = answered.notes ?? []
      if (notes.length > 0 && (await this.#asker.recognised(asking, notes)) === back) return {}
      const { value } = answered
      return { standing: question.kind === 'capture' ? { value } : { value, input } }
    } catch (thrown) {
      const problem = this.#mendable(thrown)
      return problem === undefined ? {} : { problem }
    }
  }

  /**
   * What to show with the next question. Where nobody is there, trouble ends the run. A stopped
   * call is no problem: the question stands again (and who left for good rejects there).
   */
  #mendable(thrown: unknown): Problem | undefined {
    if (!this.#asker.present) throw thrown
    return thrown instanceof Cancelled ? undefined : problemOf(thrown)
  }

  #asking(question: AnyQuestion, problem: Problem | undefined): Asking {
    const standing = this.#state.answers[question.key]
    const kept =
      standing !== undefined && question.kind === 'capture'
        ? (question.say?.(standing.value) ?? question.step)
        : undefined
    return {
      question,
      situation: this.situation(question.step),
      ...(this.#questions()[0]?.key === question.key ? { isFirst: true } : {}),
      ...(standing?.input === undefined ? {} : { previous: standing.input }),
      ...(kept === undefined ? {} : { kept }),
      ...(problem === undefined ? {} : { problem }),
    }
  }

  /** A given answer is used once: coming back to its question asks the person. */
  #take(key: string): Input | undefined {
    const { [key]: input, ...rest } = this.#given
    this.#given = rest
    return input
  }

  #applying(signal: AbortSignal, report: Report): Applying {
    return {
      signal,
      report,
      attended: this.#asker.present,
      need: (question, problem) => this.#need(question, problem),
      holdOn: (reason) => this.#asker.holdOn(reason),
    }
  }

  async #need<Value>(question: AnyQuestion, thrown: unknown): Promise<Value> {
    let problem = thrown === undefined ? undefined : problemOf(thrown)
    if (!this.#asker.present && problem !== undefined) throw new ProblemError(problem)
    for (;;) {
      // The answer that stands is what failed: it is not offered to be kept.
      const { kept: _, ...asking } = this.#asking(question, problem)
      const input = await this.#asker.ask(asking)
      // Under way there is no step to go back to: Esc asks the same again.
      if (input === back) continue
      const taken = await this.#check(asking, input)
      if ('standing' in taken) {
        // The plan is under way: answers that depend on this one stay as they were confirmed.
        const answers = { ...this.#state.answers, [question.key]: taken.standing }
        this.#state = { answers }
        return taken.standing.value as Value
      }
      problem = 'problem' in taken ? taken.problem : undefined
    }
  }
}

/** What is answered is shown, kept as a command line, and sent as a name: no place for a secret. */
function refuseSecret({ kind }: AnyQuestion, input: Input): void {
  if (kind === 'capture' || typeof input !== 'string' || !looksSecret(input)) return
  throw new ProblemError({
    kind: 'usage',
    code: 'secret-in-answer',
    title: 'That is a secret, and this question asks for none. It was not taken.',
    nextSteps: [{ text: 'Answer without it.' }],
  })
}
