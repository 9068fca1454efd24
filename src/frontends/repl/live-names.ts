import type { GlobalOptions } from '#src/frontends/commands/globals.ts'
import { type LiveName, liveNames, type NamedKind } from '#src/jobs/queries/live-names.ts'
import { type Target, targetOf } from '#src/jobs/queries/target.ts'
import type { Workbench } from '#src/workbench.ts'

/** Longest wait for names where a person has pressed Tab, in milliseconds. */
const patienceMs = 1000
/** A list that takes longer is not read on. */
const longestListMs = 30_000

interface Loading {
  readonly names: LiveName[]
  readonly done: Promise<void>
}

/**
 * Names of a tenant's objects for completion, read once a run. Whoever asks waits a moment at most
 * and gets what is there by then; the rest goes on arriving for the next time. Nobody is ever asked
 * for anything, and what fails is as if there were no names.
 */
export class LiveNames {
  readonly #workbench: Workbench
  readonly #ended: AbortSignal
  readonly #lists = new Map<string, Loading>()

  constructor(workbench: Workbench, ended: AbortSignal) {
    this.#workbench = workbench
    this.#ended = ended
  }

  async of(
    kind: NamedKind,
    choice: Pick<GlobalOptions, 'profile' | 'url'>,
    signal: AbortSignal,
  ): Promise<readonly LiveName[]> {
    try {
      const target = await targetOf(this.#workbench, choice)
      if (!(await answersAlone(this.#workbench, target))) return []
      const list = this.#listOf(kind, target)
      await Promise.race([list.done, moment(patienceMs, signal)])
      return list.names
    } catch {
      return []
    }
  }

  /** What is on the tenant has changed: it is read again when it is asked for. */
  forget(): void {
    this.#lists.clear()
  }

  #listOf(kind: NamedKind, target: Target): Loading {
    const key = `${kind} ${target.profile ?? ''} ${target.origin}`
    const known = this.#lists.get(key)
    if (known !== undefined) return known
    const names: LiveName[] = []
    const done = this.#load(kind, target, names).catch(() => {
      // Asked again, it is tried again.
      this.#lists.delete(key)
    })
    const loading = { names, done }
    this.#lists.set(key, loading)
    return loading
  }

  async #load(kind: NamedKind, target: Target, names: LiveName[]): Promise<void> {
    const signal = AbortSignal.any([this.#ended, AbortSignal.timeout(longestListMs)])
    const workbench = this.#workbench.forOneJob()
    try {
      for await (const some of liveNames(workbench, target, kind, signal)) names.push(...some)
    } finally {
      await workbench.close()
    }
  }
}

/**
 * True where the credential can be read without asking anybody: a vault may want a passphrase, a
 * keyring opens a window, and so may a command.
 */
async function answersAlone({ vault }: Workbench, { source }: Target): Promise<boolean> {
  if (source === 'vault') return vault.opened !== undefined || (await vault.keptBy()) === 'file'
  return source !== undefined && /^(?:practice$|env:|file:)/.test(source)
}

const moment = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    timer.unref()
    const stop = () => {
      clearTimeout(timer)
      resolve()
    }
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
  })
