import { expect, it } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { Plan } from '#src/domain/plan.ts'
import { confirmPlan } from './confirm.ts'
import { Typist } from './testing/typist.ts'

const plan: Plan = {
  action: 'grant',
  title: 'Make “nightly-etl” connection admin',
  danger: 'reversible',
  calls: 3,
  changes: [],
  warnings: [],
  steps: [],
}

function confirm(plan: Plan) {
  const typist = new Typist()
  const { input, output } = typist
  return { typist, answer: confirmPlan(plan, { input, output, now: () => new Date() }) }
}

it.each([
  ['yes', plan, true],
  ['y', plan, false],
  ['', plan, false],
  ['nightly-etl', { ...plan, typed: 'nightly-etl' }, true],
  ['yes', { ...plan, typed: 'nightly-etl' }, false],
])('%j confirms or not, and the terminal is given back', async (typed, asked, agreed) => {
  const { typist, answer } = confirm(asked)
  await typist.sees('Make “nightly-etl” connection admin.')
  await typist.answer('changes nothing: ', `${typed}\r`)
  expect(await answer).toBe(agreed)
  expect(typist.input.isRaw).toBe(false)
})

it('is cancelled by Ctrl-C, and the terminal is given back', async () => {
  const { typist, answer } = confirm(plan)
  await typist.answer('changes nothing: ', '\x03')
  await expect(answer).rejects.toThrow(Cancelled)
  expect(typist.input.isRaw).toBe(false)
})
