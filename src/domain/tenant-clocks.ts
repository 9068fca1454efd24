import type { Clock } from './clock.ts'

/**
 * What time it is at each tenant, by the Date headers of its answers. A bearer ends by the
 * tenant's clock: a machine whose clock is wrong must not refuse a good one.
 */
export class TenantClocks {
  readonly #clock: Pick<Clock, 'now'>
  readonly #aheadMs = new Map<string, number>()

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock
  }

  /** Takes note of the time that a tenant just said it is. */
  hear(origin: string, said: Date): void {
    this.#aheadMs.set(origin, said.getTime() - this.#clock.now().getTime())
  }

  /** The tenant's time; this machine's, while the tenant has not said any. */
  now(origin: string): Date {
    return new Date(this.#clock.now().getTime() + (this.#aheadMs.get(origin) ?? 0))
  }
}
