import { onTestFinished } from 'vitest'
import { Trace } from '#src/clients/http/trace.ts'
import {
  createTransport,
  type Transport,
  type TransportOptions,
} from '#src/clients/http/transport.ts'
import { throwIfCancelled } from '#src/domain/cancelled.ts'
import type { Clock } from '#src/domain/clock.ts'
import { Redactor } from '#src/domain/redactor.ts'

/** A clock that stands still except while somebody sleeps, which takes no time. */
export class TestClock implements Clock {
  #now = Date.UTC(2026, 10, 21, 12)
  /** Milliseconds. */
  readonly slept: number[] = []

  now(): Date {
    return new Date(this.#now)
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    throwIfCancelled(signal)
    this.slept.push(milliseconds)
    this.#now += milliseconds
  }
}

export interface TestTransport extends Transport {
  readonly clock: TestClock
  readonly trace: Trace
  readonly redactor: Redactor
}

/** A transport that is closed when the test ends. */
export function testTransport(options: Partial<TransportOptions> = {}): TestTransport {
  const clock = new TestClock()
  const redactor = new Redactor()
  const trace = new Trace(redactor)
  const transport = createTransport({
    redactor,
    trace,
    clock,
    userAgent: 'tokenbench/test',
    environment: {},
    ...options,
  })
  onTestFinished(() => transport.close())
  return { ...transport, clock, trace, redactor }
}
