import { Readable } from 'node:stream'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import { plainAsker } from './plain-asker.ts'
import { answered, ask, attended, situation, text } from './testing/asker.ts'
import { Typist } from './testing/typist.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** An asker on a clock that is set by hand, and something that it waits for. */
function unfinished() {
  vi.useFakeTimers()
  const typist = new Typist()
  const input = Readable.from([])
  const asker = plainAsker({ input, output: typist.output, now: () => new Date() })
  return { asker, typist, ...Promise.withResolvers<void>() }
}

describe('work', () => {
  it('that is over at once is not talked about', async () => {
    const { asker, typist } = answered()
    expect(await asker.work('Checking', situation, async () => 7)).toBe(7)
    expect(typist.paper).toBe('')
  })

  it('that takes long has a start, a heartbeat and an end', async () => {
    const { asker, typist, promise, resolve } = unfinished()
    const done = asker.work('Asking acme.atlan.com who you are', situation, () => promise)
    vi.advanceTimersByTime(21_000)
    resolve()
    await done
    expect(typist.paper.trim().split('\n')).toEqual([
      'Asking acme.atlan.com who you are.',
      'Still working, 10 s so far: Asking acme.atlan.com who you are.',
      'Still working, 20 s so far: Asking acme.atlan.com who you are.',
      'Done after 21 s.',
    ])
  })

  it('within work talks instead of it', async () => {
    const { asker, typist, promise, resolve } = unfinished()
    const done = asker.work('Running status', situation, async () => {
      await asker.work('Asking acme.atlan.com who you are', situation, () => promise)
    })
    vi.advanceTimersByTime(11_000)
    resolve()
    await done
    expect(typist.paper.trim().split('\n')).toEqual([
      'Asking acme.atlan.com who you are.',
      'Still working, 10 s so far: Asking acme.atlan.com who you are.',
      'Done after 11 s.',
    ])
  })

  it('says each step once, however often it is reported', async () => {
    const { asker, typist } = answered()
    await asker.work('Create “nightly-etl”', situation, async (_signal, report) => {
      report('create', { text: 'Creating it', state: 'running' })
      report('create', { text: 'Creating it, 1 s', state: 'running' })
      report('create', { text: 'Created it', state: 'done' })
      report('try', { text: 'Trying it', state: 'waiting' })
      report('try', { text: 'it is refused', state: 'failed' })
    })
    expect(typist.paper.trim().split('\n')).toEqual([
      'Create “nightly-etl”.',
      'Creating it.',
      'Created it.',
      'Trying it.',
      'Failed: it is refused.',
    ])
  })

  it('is stopped by Ctrl-C, and only the work', async () => {
    const { asker, typist } = attended()
    const stopped = asker.work('Asking', situation, async (signal, report) => {
      report('ask', { text: 'Asking', state: 'running' })
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      throw new Cancelled()
    })
    await typist.sees('Asking.')
    typist.input.write('\x03')
    await expect(stopped).rejects.toThrow(Cancelled)
    await typist.sees('Stopped after')
    const next = asker.ask(ask(text))
    await typist.answer('Your answer: ', 'still here\r')
    expect(await next).toBe('still here')
    asker.close()
  })

  it('is stopped when the process is asked to end', async () => {
    const ending = new AbortController()
    const { asker } = attended({ signal: ending.signal })
    const aborted = asker.work('Asking', situation, async (signal) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      return 'aborted'
    })
    ending.abort()
    expect(await aborted).toBe('aborted')
    asker.close()
  })
})
