import { describe, expect, it } from 'vitest'
import { type Plan, type PlanObject, planJson } from '#src/domain/plan.ts'
import { ProblemError } from '#src/domain/problem.ts'
import type { Target } from '#src/jobs/queries/target.ts'
import type { Flow } from './flow.ts'
import { byNameInProduction, refuseReadOnly } from './profile-rules.ts'

const target: Target = { origin: 'https://acme.atlan.com', provider: 'atlan', profile: 'acme' }

const change = (name: string, field: string) => {
  const object: PlanObject = { type: 'connection', id: name, ref: `default/${name}`, name }
  return { object, field, before: null, after: null, added: [], removed: [] }
}

const flowOf = (plan: Partial<Plan>): Flow<object, string> => ({
  name: 'x',
  steps: [],
  questions: () => [],
  situation: () => ({}),
  plan: async () => ({
    ...{ action: 'x', title: 'X', danger: 'reversible', calls: 1, warnings: [], steps: [] },
    changes: [],
    ...plan,
  }),
  apply: async () => 'done',
})

describe('a profile labelled production', () => {
  const typedOf = async (plan: Partial<Plan>, production: boolean) => {
    const flow = byNameInProduction(flowOf(plan), { ...target, production })
    return (await flow.plan({}, new AbortController().signal, () => {})).typed
  }

  it.each<[string, Partial<Plan>, boolean, string | undefined]>([
    ['the name of one object', { changes: [change('a', 'x'), change('a', 'y')] }, true, 'a'],
    ['the number of several', { changes: [change('a', 'x'), change('b', 'x')] }, true, '2'],
    ['what the plan itself asks for', { changes: [change('a', 'x')], typed: 'five' }, true, 'five'],
    ['nothing elsewhere', { changes: [change('a', 'x')] }, false, undefined],
  ])('asks for %s', async (_, plan, production, typed) => {
    expect(await typedOf(plan, production)).toBe(typed)
  })

  it('shows the same plan', async () => {
    const { signal } = new AbortController()
    const plain = await flowOf({}).plan({}, signal, () => {})
    const ruled = byNameInProduction(flowOf({}), { ...target, production: true })
    expect(planJson(await ruled.plan({}, signal, () => {}))).toEqual(planJson(plain))
  })
})

it('refuses a write through a read-only profile, and through no other', () => {
  expect(() => refuseReadOnly({ ...target, readOnly: true })).toThrow(ProblemError)
  expect(() => refuseReadOnly(target)).not.toThrow()
})
