import { Cancelled } from '#src/domain/cancelled.ts'
import { problemOf } from '#src/domain/problem.ts'
import { redactProblem } from '#src/domain/redact-problem.ts'
import type { WorkbenchEnd } from '#src/frontends/commands/command.ts'
import type { Prompt } from '#src/frontends/repl/prompt.ts'
import type { FullScreen } from '#src/frontends/screens/ink-session.tsx'
import { Session } from '#src/frontends/screens/session.ts'
import type { SessionEdges } from '#src/frontends/screens/session-edges.ts'
import type { TerminalFacts } from '#src/jobs/diagnosis/doctor/terminal.ts'
import type { Asker } from '#src/jobs/flows/asker.ts'
import { redactingAsker } from '#src/jobs/flows/redacting-asker.ts'
import type { Action } from './action.ts'
import type { Desk } from './desk.ts'
import { Listing } from './listing.ts'
import type { Doors, ListPlace, PagePlace, Place } from './place.ts'
import { placedAsker } from './placed-asker.ts'
import { Reading } from './reading.ts'
import { runAction } from './run-action.ts'
import { offeringWays, type WayOn } from './ways-on.ts'

/** A place that somebody is in, or came through. */
export type Opened =
  | {
      readonly kind: 'list'
      readonly id: number
      // biome-ignore lint/suspicious/noExplicitAny: the shell never looks into a row
      readonly place: ListPlace<any>
      // biome-ignore lint/suspicious/noExplicitAny: the same
      readonly live: Listing<any>
    }
  | {
      readonly kind: 'page'
      readonly id: number
      readonly place: PagePlace
      readonly live: Reading
    }

export interface ShellView {
  readonly desk: Desk
  /** From the top to where the person is. */
  readonly trail: readonly Opened[]
  /** The job that has the screen at the moment. */
  readonly session: Session | undefined
  /** A command is being typed. */
  readonly isCommanding: boolean
  /** Somebody else sees this screen. */
  readonly isSharing: boolean
  /** Something to say once, until the next key that leads elsewhere. */
  readonly remark: string | undefined
}

export interface ShellEdges extends SessionEdges {
  readonly copy: NonNullable<SessionEdges['copy']>
  /** The terminal that this is drawn on. */
  readonly terminal: () => TerminalFacts
  /** The commands as lines, for the palette. */
  readonly prompt?: ((desk: Desk) => Promise<Prompt>) | undefined
}

/** Where the person is in the workbench. It knows nothing of Ink: a screen is a view of it. */
export class Shell implements Doors, FullScreen {
  readonly #edges: ShellEdges
  readonly #home: (doors: Shell) => Place
  readonly #listeners = new Set<() => void>()
  readonly #end = Promise.withResolvers<WorkbenchEnd>()
  readonly #left = Promise.withResolvers<void>()
  hasLeft = false
  #prompt: { readonly desk: Desk; readonly lines: Promise<Prompt> | undefined } | undefined
  #lastId = 0
  #view: ShellView

  /** @param home the place at the top */
  constructor(desk: Desk, home: (doors: Shell) => Place, edges: ShellEdges) {
    this.#edges = edges
    this.#home = home
    this.#view = {
      desk,
      trail: [],
      session: undefined,
      isCommanding: false,
      isSharing: false,
      remark: undefined,
    }
    this.open(home(this))
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly snapshot = (): ShellView => this.#view

  get desk(): Desk {
    return this.#view.desk
  }

  /** The commands at this tenant; absent where lines cannot be run. */
  get prompt(): Promise<Prompt> | undefined {
    const { desk } = this
    if (this.#prompt?.desk !== desk) this.#prompt = { desk, lines: this.#edges.prompt?.(desk) }
    return this.#prompt.lines
  }

  get now(): () => Date {
    return this.#edges.now
  }

  get terminal(): TerminalFacts {
    return this.#edges.terminal()
  }

  /** Resolves when the workbench is left. */
  get end(): Promise<WorkbenchEnd> {
    return this.#end.promise
  }

  get here(): Opened | undefined {
    return this.#view.trail.at(-1)
  }

  /** Goes to a place; one step back leads here. It stands in the trail once, however often. */
  open(place: Place): void {
    const opened = this.#opened(place)
    const { trail } = this.#view
    const before = trail.filter((one) => isSame(one.place, place))
    for (const { live } of before) live.close()
    const kept = trail.filter((one) => !before.includes(one))
    this.#become({ trail: [...kept, opened], isCommanding: false, remark: undefined })
    opened.live.load()
  }

  /** One step back; at the top there is none. */
  back(): void {
    const { trail } = this.#view
    if (trail.length > 1) this.#backTo(trail.length - 1)
  }

  /** Back to the top. */
  goHome(): void {
    this.#backTo(1)
  }

  /** Leaves all but so many places. What the last one says may have been overtaken since. */
  #backTo(count: number): void {
    const { trail } = this.#view
    const left = trail.slice(count)
    for (const { live } of left) live.close()
    this.#become({ trail: trail.slice(0, count), isCommanding: false, remark: undefined })
    const { here } = this
    const hasFailed = left.at(-1)?.live.snapshot().coming.kind === 'failed'
    if (here?.place.isOvertaken?.(hasFailed)) here.live.load()
  }

  /** Works at another tenant from now on; the default of later runs stays what it is. */
  workAt(desk: Desk): void {
    for (const { live } of this.#view.trail) live.close()
    this.#become({ desk, trail: [] })
    this.open(this.#home(this))
  }

  refresh(): void {
    const live = this.here?.live
    if (live === undefined) return
    const { coming } = live.snapshot()
    if (coming.kind === 'failed' && coming.problem.kind === 'not-authenticated')
      this.desk.forgetSignIn()
    live.load()
  }

  // biome-ignore lint/suspicious/noExplicitAny: an action gets the objects of its own place
  act(action: Action<any>, objects: readonly any[]): void {
    void this.run((asker) => runAction(this.desk, action, objects, asker))
  }

  /** Lets a job have the screen; afterwards everything that is open is read anew. */
  async run(job: (asker: Asker) => Promise<void>): Promise<void> {
    const { workbench } = this.desk
    const session = new Session({
      ...this.#edges,
      backLeaves: true,
      isSharing: () => this.#view.isSharing,
    })
    const place = () => ({ ...this.desk.place, sharing: this.#view.isSharing })
    const placed = placedAsker(session, place)
    let next: WayOn | undefined
    const asker = offeringWays(redactingAsker(placed, workbench.redactor), this, (way) => {
      next = way
    })
    this.#become({ session, isCommanding: false, remark: undefined })
    try {
      await job(asker)
    } catch (thrown) {
      if (!(thrown instanceof Cancelled)) await this.#sayWhatFailed(asker, thrown)
    }
    if (this.#view.session !== session) return
    this.#become({ session: undefined })
    const { here } = this
    if (here?.kind === 'list') here.live.unselect()
    for (const { live } of this.#view.trail) live.load()
    next?.go()
  }

  async copy(text: string): Promise<void> {
    this.say('Copying …')
    try {
      this.say(await this.#edges.copy(text, !this.#view.isSharing))
    } catch (thrown) {
      this.say(problemOf(thrown).title)
    }
  }

  say(remark: string | undefined): void {
    this.#become({ remark })
  }

  command(isCommanding: boolean): void {
    this.#become({ isCommanding })
  }

  toggleSharing(): void {
    const isSharing = !this.#view.isSharing
    const remark = isSharing
      ? 'Sharing: no secret is shown or sent to the terminal’s clipboard. S ends it.'
      : undefined
    this.#become({ isSharing, remark })
  }

  get left(): Promise<void> {
    return this.#left.promise
  }

  /** Ctrl-C: stops what is still coming; where nothing is, leaves. */
  interrupt(): void {
    const live = this.here?.live
    if (live?.isLoading) live.stop()
    else this.leave()
  }

  /** The person is done here. */
  finish(end: WorkbenchEnd): void {
    this.#close()
    this.#end.resolve(end)
  }

  /** Leaves in the middle of things, or because the process was told to end. */
  leave(): void {
    this.hasLeft = true
    this.#close()
    this.#left.resolve()
  }

  #close(): void {
    this.#view.session?.leave()
    for (const { live } of this.#view.trail) live.close()
  }

  #opened(place: Place): Opened {
    this.#lastId += 1
    const { redactor } = this.desk.workbench
    const edges = {
      now: this.#edges.now,
      clean: (problem: Parameters<typeof redactProblem>[0]) => redactProblem(problem, redactor),
    }
    const id = this.#lastId
    return place.kind === 'list'
      ? { kind: 'list', id, place, live: new Listing(place, edges) }
      : { kind: 'page', id, place, live: new Reading(place, edges) }
  }

  async #sayWhatFailed(asker: Asker, thrown: unknown): Promise<void> {
    const situation = { flow: '', steps: [], ...this.desk.place }
    const ending = { ok: false, sentences: ['Nothing was done.'], facts: [], commands: [] }
    await asker
      .end({ ...ending, situation, problems: [problemOf(thrown)], actions: [] })
      .catch(() => undefined)
  }

  #become(change: Partial<ShellView>): void {
    this.#view = { ...this.#view, ...change }
    for (const listener of this.#listeners) listener()
  }
}

const isSame = (one: Place, other: Place): boolean =>
  one.title === other.title && one.command?.join(' ') === other.command?.join(' ')
