import { describe, expect, it } from 'vitest'
import type { Plan } from '#src/domain/plan.ts'
import { back } from '#src/jobs/flows/asker.ts'
import { answered, attended, situation } from './testing/asker.ts'

const plan: Plan = {
  action: 'setup',
  title: 'Create “nightly-etl”',
  danger: 'reversible',
  calls: 6,
  changes: [],
  warnings: [],
  steps: [],
}

describe('the review', () => {
  it.each([
    ['yes', plan, true],
    ['back', plan, back],
    ['nightly-etl', { ...plan, typed: 'nightly-etl' }, true],
  ])('answered with %s', async (line, reviewed, result) => {
    const { asker, typist } = answered(line)
    expect(await asker.review(reviewed, situation)).toBe(result)
    expect(typist.paper).toContain('Create “nightly-etl”.\n')
  })

  it.each([
    ['another word', ['no']],
    ['yes where the name must be typed', ['yes']],
    ['nothing', []],
  ])('refuses a script that gives %s', async (_, lines) => {
    const { asker } = answered(...lines)
    await expect(asker.review({ ...plan, typed: 'nightly-etl' }, situation)).rejects.toMatchObject({
      problem: { kind: 'refused', code: 'not-confirmed' },
    })
  })

  it('asks a person again', async () => {
    const { asker, typist } = attended()
    const answer = asker.review(plan, situation)
    await typist.answer('Type yes to do it, or back: ', 'y\r')
    await typist.sees('Nothing was done.')
    await typist.answer('Type yes to do it, or back: ', 'yes\r')
    expect(await answer).toBe(true)
    asker.close()
  })
})
