import { Cancelled } from '#src/domain/cancelled.ts'
import type { ProblemError } from '#src/domain/problem.ts'
import type { Environment } from '#src/local/environment.ts'
import type { KeyringItem, KeyringPort } from './keyring-port.ts'
import { keyringProblem } from './keyring-problems.ts'
import { type KeyringTrouble, troubleOf } from './keyring-trouble.ts'
import { surroundingsOf } from './surroundings.ts'

export interface KeyringSettings {
  readonly environment: Environment
  /**
   * True while the screen says that the keyring's own window may be waiting: a person who types a
   * password gets two minutes. Otherwise a call has 3 seconds.
   */
  readonly promptVisible?: boolean
  /** How long a call may take instead. */
  readonly patienceMs?: number
  readonly signal?: AbortSignal | undefined
}

/**
 * The system's keyring, made safe to use: every call ends, and what goes wrong is one of a few
 * problems (`keyring-absent`, `-locked`, `-denied`, `-silent`, `-failed`; refused) that never
 * repeat the library's text. Once it was silent it is not asked again without a visible prompt.
 * All of it throws `Cancelled` when the signal was aborted.
 */
export class Keyring {
  readonly #port: KeyringPort
  readonly #settings: KeyringSettings
  #wasSilent = false

  constructor(port: KeyringPort, settings: KeyringSettings) {
    this.#port = port
    this.#settings = settings
  }

  /** Undefined when it holds no such item. */
  read(account: string): Promise<string | undefined> {
    return this.#call((signal) => this.#port.read(item(account), signal))
  }

  /** Writes, and reads back: a keyring that says yes and keeps nothing is one that failed. */
  async write(account: string, value: string): Promise<void> {
    await this.#call((signal) => this.#port.write(item(account), value, signal))
    if ((await this.read(account)) !== value) throw await this.#problem('failed')
  }

  remove(account: string): Promise<void> {
    return this.#call((signal) => this.#port.remove(item(account), signal))
  }

  async #call<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { promptVisible = false, patienceMs = promptVisible ? 120_000 : 3_000 } = this.#settings
    if (this.#wasSilent && !promptVisible) throw await this.#problem('silent')
    const { promise: givenUp, reject: giveUp } = Promise.withResolvers<never>()
    const controller = new AbortController()
    const timer = setTimeout(() => giveUp(silence), patienceMs)
    const cancel = (): void => giveUp(new Cancelled())
    this.#settings.signal?.addEventListener('abort', cancel, { once: true })
    if (this.#settings.signal?.aborted) cancel()
    try {
      return await Promise.race([givenUp, work(controller.signal)])
    } catch (thrown) {
      if (thrown instanceof Cancelled) throw thrown
      const trouble = thrown === silence ? 'silent' : troubleOf(thrown)
      this.#wasSilent = trouble === 'silent'
      throw await this.#problem(trouble)
    } finally {
      clearTimeout(timer)
      this.#settings.signal?.removeEventListener('abort', cancel)
      controller.abort()
    }
  }

  async #problem(trouble: KeyringTrouble): Promise<ProblemError> {
    return keyringProblem(trouble, await surroundingsOf(this.#settings.environment))
  }
}

const silence = Symbol('silence')

const item = (account: string): KeyringItem => ({ service: 'tokenbench', account })
