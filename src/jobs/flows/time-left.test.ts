import { expect, it } from 'vitest'
import type { CredentialHandle } from '#src/domain/credential.ts'
import type { Plan } from '#src/domain/plan.ts'
import { problemOf } from '#src/domain/problem.ts'
import { Redactor } from '#src/domain/redactor.ts'
import { Secret } from '#src/domain/secret.ts'
import { TenantClocks } from '#src/domain/tenant-clocks.ts'
import { SessionSecrets } from '#src/local/secrets/session-secrets.ts'
import type { Flow } from './flow.ts'
import { withTimeLeft } from './time-left.ts'

const origin = 'https://acme.atlan.com'
const now = new Date('2026-11-22T01:00:00Z')

/** A plan with a credential that has so many seconds left, at a pace of 200 calls a minute. */
function planned(left: number | undefined, calls: number, canAskAgain: boolean) {
  const secrets = new SessionSecrets(new Redactor())
  const expiresAt = left === undefined ? {} : { expiresAt: new Date(now.getTime() + left * 1000) }
  const by = secrets.keep(new Secret('a-bearer-of-somebody'), { origin, source: 'x', ...expiresAt })
  const workbench = { secrets, tenantClocks: new TenantClocks({ now: () => now }) }
  const flow = withTimeLeft(workbench, flowOf(by, calls), { canAskAgain })
  return flow.plan({}, new AbortController().signal, () => {})
}

function flowOf(by: CredentialHandle, calls: number): Flow<object, string> {
  const token = { id: '1', name: 'x' }
  const basis = { name: 'x', description: '', personas: [] }
  const plan: Plan = {
    ...{ action: 'x', title: 'X', danger: 'reversible', changes: [], warnings: [] },
    calls,
    callsPerMinute: 200,
    steps: [{ kind: 'delete-token', by, token, basis, named: [] }],
  }
  return {
    name: 'x',
    steps: [],
    questions: () => [],
    situation: () => ({}),
    plan: async () => plan,
    apply: async () => 'done',
  }
}

it.each([
  ['far enough', 600, 200, []],
  ['never, as far as is known', undefined, 20_000, []],
  ['soon after the work, which leaves no time to read', 90, 200, ['too-little-time']],
])('is said before the review: a sign-in that ends %s', async (_, left, calls, codes) => {
  const { warnings } = await planned(left, calls, false)
  expect(warnings.map(({ code }) => code)).toEqual(codes)
})

it('refuses a plan that outlives its bearer, unless another one can be given on the way', async () => {
  const refused = await planned(120, 1000, false).catch(problemOf)
  expect(refused).toMatchObject({ kind: 'refused', code: 'too-little-time' })
  const { warnings } = await planned(120, 1000, true)
  expect(warnings[0]?.text).toMatch(/has 2 min left, and this takes about 5 min/)
})
