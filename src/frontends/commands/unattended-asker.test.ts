import { describe, expect, it } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { Plan } from '#src/domain/plan.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import type { Situation } from '#src/jobs/flows/asker.ts'
import type { AnyQuestion } from '#src/jobs/flows/question.ts'
import type { Consent } from './globals.ts'
import { unattendedAsker } from './unattended-asker.ts'

const situation: Situation = { flow: 'x', steps: [] }

const question = (change: Partial<AnyQuestion> = {}): AnyQuestion =>
  ({
    kind: 'text',
    key: 'name',
    step: 'Name',
    ask: 'Which name?',
    checking: 'Looking',
    answer: async () => ({ value: '' }),
    ...change,
  }) as AnyQuestion

const planOf = (typed?: string): Plan => ({
  action: 'x',
  title: 'Do it',
  danger: 'reversible',
  calls: 1,
  changes: [],
  warnings: [],
  steps: [],
  ...(typed === undefined ? {} : { typed }),
})

function askerWith(consent: Consent, confirm?: (plan: Plan) => Promise<boolean>) {
  const said: string[] = []
  const time = { ms: 0 }
  const stop = new AbortController()
  const asker = unattendedAsker({
    signal: stop.signal,
    consent,
    now: () => new Date(time.ms),
    say: (line) => said.push(line),
    ...(confirm === undefined ? {} : { confirm }),
  })
  return { asker, said, stop, time }
}

async function problemOfWork(work: Promise<unknown>): Promise<Problem> {
  const thrown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (thrown instanceof ProblemError) return thrown.problem
  throw new Error('no problem', { cause: thrown })
}

describe('a question', () => {
  const ask = (one: AnyQuestion) =>
    askerWith({ given: false }).asker.ask({ question: one, situation })

  it('takes its fallback', async () => {
    expect(await ask(question({ fallback: '90d' }))).toBe('90d')
    expect(await ask(question({ fallback: [] }))).toEqual([])
  })

  it('names its flag when it has none', async () => {
    const problem = await problemOfWork(ask(question({ flag: '--name' })))
    expect(problem).toMatchObject({ kind: 'usage', code: 'missing-name' })
    expect(problem.title).toMatch(/^--name is missing/)
  })

  it('says what is missing in its own words where it has them', async () => {
    const missing: Problem = { kind: 'refused', code: 'own', title: 'Own.', nextSteps: [] }
    expect((await problemOfWork(ask(question({ missing })))).code).toBe('own')
  })
})

describe('a plan', () => {
  it.each<[string, Consent, string | undefined, boolean]>([
    ['--yes, and nothing to type', { given: true }, undefined, true],
    ['no --yes', { given: false }, undefined, false],
    ['a plain --yes where the name is to be typed', { given: true }, 'etl', false],
    ['--yes=NAME of another', { given: true, to: 'elt' }, 'etl', false],
    ['--yes=NAME', { given: true, to: 'etl' }, 'etl', true],
    ['--yes=NAME where a plain one would do', { given: true, to: 'etl' }, undefined, true],
  ])('with %s', async (_, consent, typed, goes) => {
    const review = askerWith(consent).asker.review(planOf(typed), situation)
    if (goes) expect(await review).toBe(true)
    else
      expect(await problemOfWork(review)).toMatchObject({ kind: 'refused', code: 'not-confirmed' })
  })

  it('says what would confirm it, as a word for the shell', async () => {
    const review = askerWith({ given: true }).asker.review(planOf('a b'), situation)
    const { nextSteps } = await problemOfWork(review)
    expect(nextSteps[0]?.text).toContain("'--yes=a b'")
  })

  it('is asked about on a terminal, unless it was consented to wrongly', async () => {
    const confirm = async () => true
    const asked = askerWith({ given: false }, confirm).asker.review(planOf('etl'), situation)
    expect(await asked).toBe(true)
    const wrong = askerWith({ given: true }, confirm).asker.review(planOf('etl'), situation)
    expect((await problemOfWork(wrong)).code).toBe('not-confirmed')
    const no = askerWith({ given: false }, async () => false).asker.review(planOf(), situation)
    expect((await problemOfWork(no)).code).toBe('not-confirmed')
  })
})

it('tells the end of each piece of work, and what is waited for', async () => {
  const { asker, said } = askerWith({ given: true })
  await asker.work('X', situation, async (_signal, report) => {
    report('a', { text: 'started', state: 'running' })
    report('a', { text: 'made', state: 'done' })
    report('b', { text: 'patience', state: 'waiting' })
    report('c', { text: 'broken', state: 'failed' })
  })
  expect(said).toEqual(['✓ made', '… patience', '✗ broken'])
})

it('says now and then how far long work is, and not every step of it', async () => {
  const { asker, said, time } = askerWith({ given: true })
  await asker.work('X', situation, async (_signal, report) => {
    for (let done = 1; done <= 12; done += 1) {
      time.ms += 1_000
      report('many', { text: `${done} of 12 done`, state: done < 12 ? 'running' : 'done' })
    }
  })
  expect(said).toEqual(['… 5 of 12 done', '… 10 of 12 done', '✓ 12 of 12 done'])
})

it('tells what was recognised only where it is a warning', async () => {
  const { asker, said } = askerWith({ given: true })
  await asker.recognised({ question: question(), situation }, [
    { state: 'ok', label: 'host', text: 'acme' },
    { state: 'warning', label: 'name taken', text: 'by another' },
  ])
  expect(said).toEqual(['name taken: by another'])
})

it('begins no work after an interrupt', async () => {
  const { asker, stop } = askerWith({ given: true })
  stop.abort()
  await expect(asker.work('X', situation, async () => 'done')).rejects.toThrow(Cancelled)
})
