import { describe, expect, it, vi } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { type Asking, back } from '#src/jobs/flows/asker.ts'
import type { AnyQuestion, Option } from '#src/jobs/flows/question.ts'
import type { Session } from './session.ts'
import type { SessionEdges } from './session-edges.ts'
import { ending, newSession, shown, situation } from './testing/session.ts'

const text: AnyQuestion = {
  kind: 'text',
  key: 'name',
  step: 'Name',
  ask: 'Name?',
  checking: 'Checking',
  answer: async (value) => ({ value }),
}

const choice = (options: () => Promise<readonly Option[]>): AnyQuestion => ({
  ...text,
  kind: 'choice',
  options,
})

const asking = (question: AnyQuestion = text): Asking => ({ question, situation })

const refused = { kind: 'usage' as const, code: 'x', title: 'Taken.', nextSteps: [] }

const until = (assertion: () => void): Promise<void> => vi.waitFor(assertion)

describe('a question', () => {
  it('waits for its answer', async () => {
    const session = newSession()
    const answer = session.ask(asking())
    shown(session, 'asking').answer('etl', { summary: 'etl', wasPasted: false })
    expect(await answer).toBe('etl')
  })

  it('can be gone back from', async () => {
    const session = newSession()
    const answer = session.ask(asking())
    shown(session, 'asking').goBack()
    expect(await answer).toBe(back)
  })

  it('takes the first of two answers', async () => {
    const session = newSession()
    const answer = session.ask(asking())
    const { answer: give } = shown(session, 'asking')
    give('one', { summary: '', wasPasted: false })
    give('two', { summary: '', wasPasted: false })
    expect(await answer).toBe('one')
  })

  it('shows an answer again that was refused, so that it can be corrected', async () => {
    const session = newSession()
    const first = session.ask(asking())
    shown(session, 'asking').answer('etl', { summary: 'etl', wasPasted: false })
    await first
    void session.ask({ ...asking(), problem: refused })
    expect(shown(session, 'asking').asking.previous).toBe('etl')
  })

  it('shows an answer again that was thought better of', async () => {
    const session = newSession()
    const first = session.ask(asking())
    shown(session, 'asking').answer('etl', { summary: 'etl', wasPasted: false })
    await first
    const goesOn = session.recognised(asking(), [])
    shown(session, 'recognised').goBack()
    expect(await goesOn).toBe(back)
    void session.ask(asking())
    expect(shown(session, 'asking').asking.previous).toBe('etl')
  })

  it('has what was typed so far when one comes back to it, unless that is a secret', async () => {
    const session = newSession()
    for (const draft of ['half a na', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl']) {
      const first = session.ask(asking())
      shown(session, 'asking').goBack(draft)
      expect(await first).toBe(back)
      const again = session.ask(asking())
      expect(shown(session, 'asking').asking.previous).toBe('half a na')
      shown(session, 'asking').goBack()
      await again
    }
  })

  it('does not keep a refused answer that was hidden', async () => {
    const session = newSession()
    const capture: AnyQuestion = { ...text, kind: 'capture', guides: [] }
    const first = session.ask(asking(capture))
    shown(session, 'asking').answer('the secret', { summary: '10 characters', wasPasted: true })
    await first
    void session.ask({ ...asking(capture), problem: refused })
    expect(shown(session, 'asking').asking.previous).toBeUndefined()
  })

  it('loads its options, says when that failed, and tries again', async () => {
    const session = newSession()
    let tries = 0
    void session.ask(
      asking(
        choice(async () => {
          tries += 1
          if (tries > 1) return [{ value: 'a', label: 'a' }]
          throw new ProblemError({ kind: 'failed', code: 'x', title: 'No.', nextSteps: [] })
        }),
      ),
    )
    expect(shown(session, 'asking').options.kind).toBe('loading')
    await until(() => expect(shown(session, 'asking').options.kind).toBe('failed'))
    shown(session, 'asking').reload()
    await until(() => expect(shown(session, 'asking').options.kind).toBe('loaded'))
  })

  it('stops loading when it is left', async () => {
    const session = newSession()
    const aborted = Promise.withResolvers<void>()
    void session.ask(
      asking({
        ...text,
        kind: 'choice',
        options: (signal) => {
          signal.addEventListener('abort', () => aborted.resolve())
          return new Promise(() => {})
        },
      }),
    )
    await Promise.resolve()
    shown(session, 'asking').goBack()
    await aborted.promise
  })
})

describe('what was recognised', () => {
  async function recognise(edges: Partial<SessionEdges>, wasPasted: boolean): Promise<Session> {
    const session = newSession(edges)
    const answer = session.ask(asking())
    shown(session, 'asking').answer('the secret', { summary: '10 characters', wasPasted })
    await answer
    void session.recognised(asking(), [])
    return session
  }

  it('is shown with the summary of the answer, not with the answer', async () => {
    const session = await recognise({}, true)
    expect(shown(session, 'recognised').summary).toBe('10 characters')
    expect(JSON.stringify(session.snapshot())).not.toContain('the secret')
  })

  it('offers to clear the clipboard of what was pasted', async () => {
    const cleared: string[] = []
    const clearClipboard = async (ifStill: string) => cleared.push(ifStill) > 0
    const session = await recognise({ clearClipboard }, true)
    expect(shown(session, 'recognised').clipboard).toBe('may-hold')
    shown(session, 'recognised').clearClipboard()
    await until(() => expect(shown(session, 'recognised').clipboard).toBe('cleared'))
    expect(cleared).toEqual(['the secret'])
  })

  it('does not speak of a clipboard that was not used', async () => {
    const session = await recognise({ clearClipboard: async () => true }, false)
    expect(shown(session, 'recognised').clipboard).toBe('unknown')
  })

  it('says when the clipboard holds something else', async () => {
    const session = await recognise({ clearClipboard: async () => false }, true)
    shown(session, 'recognised').clearClipboard()
    await until(() => expect(shown(session, 'recognised').clipboard).toBe('other'))
  })
})

describe('work', () => {
  it('leaves the screen as it was until there is something to say', async () => {
    const session = newSession()
    const answer = session.ask(asking())
    shown(session, 'asking').answer('etl', { summary: 'etl', wasPasted: false })
    await answer
    await session.work('Checking', situation, async (_, report) => {
      expect(shown(session, 'working').quietlyBehind?.kind).toBe('asking')
      report('a', { text: 'first', state: 'running' })
      expect(shown(session, 'working').quietlyBehind).toBeUndefined()
    })
  })

  it('replaces what was said under the same key', async () => {
    const session = newSession()
    await session.work('Writing', situation, async (_, report) => {
      report('a', { text: 'a', state: 'running' })
      report('b', { text: 'b', state: 'running' })
      report('a', { text: 'a', state: 'done' })
      expect(shown(session, 'working').lines.map(({ state }) => state)).toEqual(['done', 'running'])
    })
  })

  it('is stopped by an interrupt, and only left by the next one', async () => {
    const session = newSession()
    const stopped = session.work('Asking', situation, (signal) => untilAborted(signal))
    session.interrupt()
    expect(shown(session, 'working').stopping).toBe(true)
    await expect(stopped).rejects.toBeInstanceOf(Cancelled)
    expect(session.hasLeft).toBe(false)
    session.interrupt()
    await session.left
  })

  it('comes back behind a question that was asked in the middle of it', async () => {
    const session = newSession()
    const work = session.work('Writing', situation, async () => {
      await session.ask(asking())
      expect(shown(session, 'working').title).toBe('Writing')
      return 'done'
    })
    shown(session, 'asking').answer('x', { summary: '', wasPasted: false })
    expect(await work).toBe('done')
  })
})

describe('leaving', () => {
  it('rejects what waits, stops what runs and refuses what comes after', async () => {
    const session = newSession()
    let signalled = false
    const work = session.work('Writing', situation, async (signal) => {
      await session.ask(asking()).catch(() => {})
      signalled = signal.aborted
      await session.review(plan, situation)
    })
    session.leave()
    await expect(work).rejects.toBeInstanceOf(Cancelled)
    expect(signalled).toBe(true)
    await expect(session.ask(asking())).rejects.toBeInstanceOf(Cancelled)
    await expect(session.work('', situation, async () => 1)).rejects.toBeInstanceOf(Cancelled)
  })

  it('is asked about once more while something would be lost', () => {
    const session = newSession()
    session.ask(asking()).catch(() => {})
    session.holdOn('The secret would be lost.')
    session.interrupt()
    expect(shown(session, 'leaving').reason).toBe('The secret would be lost.')
    session.stay()
    shown(session, 'asking')
    session.interrupt()
    session.interrupt()
    expect(session.hasLeft).toBe(true)
  })

  it('keeps showing what goes on behind the question', async () => {
    const session = newSession()
    const answer = session.ask(asking())
    session.holdOn('wait')
    session.interrupt()
    const { behind } = shown(session, 'leaving')
    if (behind.kind === 'asking') behind.answer('x', { summary: '', wasPasted: false })
    await answer
    void session.review(plan, situation)
    expect(shown(session, 'leaving').behind.kind).toBe('reviewing')
  })

  it('only finishes once the flow has ended', async () => {
    const session = newSession()
    const ended = session.end(ending)
    session.interrupt()
    expect(await ended).toBeUndefined()
    expect(session.hasLeft).toBe(false)
  })
})

const plan = {
  action: 'test',
  title: '',
  danger: 'none' as const,
  calls: 0,
  changes: [],
  warnings: [],
  steps: [],
}

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Cancelled())))
