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
import type { AnyQuestion, Input } from '#src/jobs/flows/question.ts'
import type { MatrixDraft } from './asking-matrix-draft.ts'
import type { SessionEdges } from './session-edges.ts'
import type { AskingStatus, Clipboard } from './status.ts'
import { type Shown, StatusStore } from './status-store.ts'
import { UnfinishedInputs } from './unfinished-inputs.ts'
import { Work } from './work.ts'

/** Long enough to copy it, too short to be forgotten on a screen. */
const secretShownMs = 30_000

/**
 * An asker whose questions wait until somebody answers them, and the one status that the screen
 * is a view of. It knows nothing of Ink; a screen subscribes and calls what the status offers.
 */
export class Session implements Asker {
  readonly present = true
  /** Grids that were left, by their question: going back for another dataset loses nothing. */
  readonly grids = new Map<string, MatrixDraft>()
  /** The number of the guide that is followed, by its question. */
  readonly guides = new Map<string, number>()
  readonly #edges: SessionEdges
  readonly #screen = new StatusStore()
  readonly #works: Work[] = []
  readonly #left = Promise.withResolvers<void>()
  #hasLeft = false
  #hasAsked = false
  #holdOn: string | undefined
  /** Ends what waits for the person now, when the person leaves. */
  #reject: ((reason: Cancelled) => void) | undefined
  #hiding: NodeJS.Timeout | undefined
  readonly #unfinished = new UnfinishedInputs()
  /** The answer on its way to being recognised; what was pasted, only to clear the clipboard. */
  #given: { readonly summary: string; readonly pasted: string | undefined } | undefined

  constructor(edges: SessionEdges) {
    this.#edges = edges
  }

  readonly snapshot = this.#screen.snapshot
  readonly subscribe = this.#screen.subscribe

  /** Resolves when the person left (or the process was told to end). */
  get left(): Promise<void> {
    return this.#left.promise
  }

  get hasLeft(): boolean {
    return this.#hasLeft
  }

  ask(asking: Asking): Promise<Input | typeof back> {
    const loading = new AbortController()
    const { question } = asking
    this.#given = undefined
    this.#hasAsked = true
    const { isFirst, ...inside } = asking
    const backLeaves = isFirst && this.#edges.backLeaves
    return this.#wait<Input | typeof back>((id, settle) => {
      const done = (answer: Input | typeof back): void => {
        loading.abort()
        settle(answer)
      }
      const reload = (): void => this.#load(id, question, loading.signal)
      // The status has to stand before its options can change it.
      queueMicrotask(reload)
      return {
        kind: 'asking',
        id,
        asking: this.#corrected(backLeaves ? inside : asking),
        options: { kind: 'loading', since: this.#edges.now() },
        reload,
        goBack: (draft) => {
          this.#unfinished.left(question.key, draft)
          if (backLeaves) this.leave()
          else done(back)
        },
        answer: (input, said) => {
          const pasted = said.wasPasted && typeof input === 'string' ? input : undefined
          this.#given = { summary: said.summary, pasted }
          const isSeen = question.kind !== 'capture' || said.summary === input
          this.#unfinished.answered(question.key, isSeen ? input : undefined)
          done(input)
        },
      }
    })
  }

  recognised(asking: Asking, notes: readonly Note[]): Promise<true | typeof back> {
    const { summary, pasted } = this.#given ?? { summary: '', pasted: undefined }
    this.#given = undefined
    return this.#wait((id, settle) => ({
      kind: 'recognised',
      id,
      asking,
      notes,
      summary,
      clipboard: pasted !== undefined && this.#edges.clearClipboard ? 'may-hold' : 'unknown',
      goOn: () => settle(true),
      goBack: () => settle(back),
      clearClipboard: () => void this.#clearClipboard(id, pasted ?? ''),
    }))
  }

  review(plan: Plan, situation: Situation): Promise<true | typeof back> {
    // Whose objects were all given came here first.
    const backLeaves = this.#edges.backLeaves && !this.#hasAsked
    return this.#wait((id, settle) => ({
      kind: 'reviewing',
      id,
      plan,
      situation,
      confirm: () => settle(true),
      goBack: () => (backLeaves ? this.leave() : settle(back)),
    }))
  }

  async work<T>(
    title: string,
    situation: Situation,
    run: (signal: AbortSignal, report: Report) => Promise<T>,
  ): Promise<T> {
    if (this.#hasLeft) throw new Cancelled()
    const work = new Work({
      id: this.#screen.nextId(),
      title,
      situation,
      behind: this.#screen.shown,
      now: this.#edges.now,
      changed: () => this.#redraw(work),
    })
    this.#works.push(work)
    this.#screen.show(work.status)
    try {
      return await run(work.signal, work.report)
    } finally {
      work.end()
      this.#works.splice(this.#works.indexOf(work), 1)
      this.#showCurrentWork()
    }
  }

  end(ending: Ending): Promise<string | undefined> {
    const mayShow = ending.secret !== undefined && !this.#edges.isSharing?.()
    const mayCopy = ending.commands.length > 0 && this.canCopy
    return this.#wait((id, settle) => {
      const secret = { isShown: false, toggle: () => this.#showSecret(id, true) }
      const copyCommands = () => void this.#copyCommands(id, ending.commands)
      return {
        kind: 'ended',
        id,
        ending,
        finish: settle,
        ...(mayShow && { secret }),
        ...(mayCopy && { copyCommands }),
      }
    })
  }

  get canCopy(): boolean {
    return this.#edges.copy !== undefined
  }

  /** Puts a text that is no secret on the clipboard; says where it went, or why it did not. */
  async copy(text: string): Promise<string> {
    try {
      return (await this.#edges.copy?.(text, !this.#edges.isSharing?.())) ?? ''
    } catch (thrown) {
      return problemOf(thrown).title
    }
  }

  async #copyCommands(id: number, commands: readonly string[]): Promise<void> {
    const say = (copied: string): void =>
      this.#screen.change(id, (shown) => (shown.kind === 'ended' ? { ...shown, copied } : shown))
    say('Copying …')
    say(await this.copy(commands.join('\n')))
  }

  #showSecret(id: number, isShown: boolean): void {
    clearTimeout(this.#hiding)
    const secret = { isShown, toggle: () => this.#showSecret(id, !isShown) }
    this.#screen.change(id, (shown) => (shown.kind === 'ended' ? { ...shown, secret } : shown))
    if (isShown) this.#hiding = setTimeout(() => this.#showSecret(id, false), secretShownMs).unref()
  }

  holdOn(reason: string | undefined): void {
    this.#holdOn = reason
  }

  /** Ctrl-C: stops what runs; with nothing running (or when that was stopped already) leaves. */
  interrupt(): void {
    const { shown, isLeaving } = this.#screen
    const work = this.#works.at(-1)
    const isRunning = shown.kind === 'working' && work && !work.signal.aborted
    if (isRunning && !isLeaving) work.stop()
    else if (this.#holdOn !== undefined && !isLeaving) this.#screen.askBeforeLeaving(this.#holdOn)
    // Behind the end nothing is cancelled any more: leaving is the same as finishing.
    else if (shown.kind === 'ended') shown.finish(undefined)
    else this.leave()
  }

  /** The person thought better of leaving. */
  stay(): void {
    this.#screen.stay()
  }

  /** Leaves now: whatever runs is stopped, whatever waits rejects with `Cancelled`. */
  leave(): void {
    this.#hasLeft = true
    for (const work of this.#works) work.stop()
    this.#reject?.(new Cancelled())
    this.#left.resolve()
  }

  #wait<Answer>(statusFor: (id: number, settle: (answer: Answer) => void) => Shown) {
    if (this.#hasLeft) return Promise.reject(new Cancelled())
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    const id = this.#screen.nextId()
    let settled = false
    this.#reject = reject
    this.#screen.show(
      statusFor(id, (answer) => {
        if (settled) return
        settled = true
        this.#reject = undefined
        this.#showCurrentWork()
        resolve(answer)
      }),
    )
    return promise
  }

  /** An answer that was refused, thought better of or left half-way is shown again. */
  #corrected(asking: Asking): Asking {
    const previous = this.#unfinished.of(asking.question.key)
    return previous === undefined ? asking : { ...asking, previous }
  }

  #load(id: number, question: AnyQuestion, signal: AbortSignal): void {
    if (!('options' in question)) return
    const become = (options: AskingStatus['options']): void => {
      if (!signal.aborted)
        this.#screen.change(id, (shown) =>
          shown.kind === 'asking' ? { ...shown, options } : shown,
        )
    }
    become({ kind: 'loading', since: this.#edges.now() })
    question.options(signal).then(
      (options) => become({ kind: 'loaded', options }),
      (thrown) => become({ kind: 'failed', problem: problemOf(thrown) }),
    )
  }

  async #clearClipboard(id: number, text: string): Promise<void> {
    const become = (clipboard: Clipboard): void =>
      this.#screen.change(id, (shown) =>
        shown.kind === 'recognised' ? { ...shown, clipboard } : shown,
      )
    try {
      become((await this.#edges.clearClipboard?.(text)) ? 'cleared' : 'other')
    } catch {
      become('failed')
    }
  }

  /** A question in the middle of work was answered: the work is what there is to see again. */
  #showCurrentWork(): void {
    const work = this.#works.at(-1)
    if (work) this.#screen.show(work.status)
  }

  #redraw(work: Work): void {
    if (this.#screen.shown.kind === 'working' && this.#works.at(-1) === work)
      this.#screen.show(work.status)
  }
}
