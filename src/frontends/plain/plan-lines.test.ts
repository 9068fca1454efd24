import { describe, expect, it } from 'vitest'
import type { Change, Plan } from '#src/domain/plan.ts'
import { planLines } from './plan-lines.ts'

const now = new Date('2026-11-21T12:00:00Z')
const token = { type: 'token', id: null, ref: 'new-token', name: 'nightly-etl' } as const
const connection = {
  type: 'connection',
  id: '6d1e3a52',
  ref: 'default/snowflake/1699268171',
  name: 'development',
} as const
const change = (change: Partial<Change> & Pick<Change, 'object' | 'field'>): Change => ({
  before: null,
  after: null,
  added: [],
  removed: [],
  ...change,
})
const plan = (more: Partial<Plan>): Plan => ({
  action: 'setup',
  title: 'Create “nightly-etl” and make it connection admin',
  danger: 'reversible',
  calls: 6,
  changes: [],
  warnings: [],
  steps: [],
  ...more,
})

describe('a plan as lines', () => {
  it('says what is created, who stays, who comes and what that means', () => {
    const changes = [
      change({ object: token, field: 'description', after: 'loads the warehouse' }),
      change({ object: token, field: 'expiresAt', after: new Date('2027-02-19T12:00:00Z') }),
      change({
        object: token,
        field: 'personas',
        before: [],
        after: [{ name: 'A', qualifiedName: 'default/a' }, 'b'],
        added: ['a', 'b'],
      }),
      change({
        object: connection,
        field: 'adminUsers',
        before: ['conn.admin', 'other.admin'],
        after: ['conn.admin', 'other.admin', 'new-token'],
        added: ['new-token'],
      }),
    ]
    const warnings = [
      { code: 'grants', text: 'Dataset http-logs: may send events into it.' },
      { code: 'connection-admin', text: 'Connection admin: may delete everything.' },
    ]
    expect(planLines(plan({ changes, warnings }), now)).toEqual([
      'Create “nightly-etl” and make it connection admin.',
      '1. New token “nightly-etl”:',
      '   description: loads the warehouse',
      '   expires: 19 Feb 2027 (in 90 days)',
      '   personas: A (default/a) and b',
      '2. The connection “development” (default/snowflake/1699268171):',
      '   admins: conn.admin and other.admin stay; added nightly-etl; removed nobody',
      'Dataset http-logs: may send events into it.',
      'Warning: Connection admin: may delete everything.',
      'It takes 6 calls to the tenant.',
    ])
  })

  it('says before and after, and who goes', () => {
    const changes = [
      change({ object: connection, field: 'description', before: 'old', after: 'new' }),
      change({ object: connection, field: 'description', before: 'old', after: '' }),
      change({
        object: connection,
        field: 'admins',
        before: { users: ['conn.admin'], groups: ['data-platform'], roles: [] },
        after: { users: ['conn.admin'], groups: [], roles: [] },
        removed: ['group data-platform'],
      }),
    ]
    expect(planLines(plan({ changes }), now).slice(2, 5)).toEqual([
      '   description: old becomes new',
      '   description: old becomes none',
      '   admins: conn.admin stays; added nobody; removed group data-platform',
    ])
  })

  it('says that a thing is deleted, and what goes with it', () => {
    const old = {
      type: 'token',
      id: 'b6ba',
      ref: 'service-account-apikey-b6ba',
      name: 'old',
    } as const
    const alone = change({ object: old, field: 'name', before: 'old' })
    const granted = change({ object: old, field: 'adminOf', before: ['development'] })
    expect(planLines(plan({ changes: [alone] }), now)[1]).toBe(
      '1. The token “old” (service-account-apikey-b6ba) is deleted.',
    )
    expect(planLines(plan({ changes: [alone, granted] }), now).slice(1, 3)).toEqual([
      '1. The token “old” (service-account-apikey-b6ba) is deleted, and with it:',
      '   admin of: development, until now',
    ])
  })

  it('reads a time that travelled as JSON', () => {
    const changes = [change({ object: token, field: 'expiresAt', after: '2026-11-23T12:00:00Z' })]
    expect(planLines(plan({ changes }), now)).toContain('   expires: 23 Nov 2026 (in 2 days)')
  })

  it('says what cannot be taken back, and that nothing has to change', () => {
    expect(planLines(plan({ danger: 'irreversible', calls: 1 }), now).slice(1)).toEqual([
      'Nothing has to change.',
      'This cannot be taken back.',
      'It takes 1 call to the tenant.',
    ])
  })
})

describe('a plan of hundreds', () => {
  const changes = Array.from({ length: 500 }, (_, index) => {
    const id = `guid-${index}`
    return change({ object: { ...connection, id, ref: id }, field: 'adminUsers', added: ['x'] })
  })

  it('says the first twenty objects, and how many more there are', () => {
    const lines = planLines(plan({ changes, calls: 75 }), now)
    expect(lines.filter((line) => /^\d+\. The connection/.test(line))).toHaveLength(20)
    expect(lines).toContain('And 480 more; --dry-run --json lists all.')
  })

  it.each([
    [75, 200, 'It takes 75 calls to the tenant: a minute at most, at 200 a minute.'],
    [1500, 200, 'It takes 1,500 calls to the tenant: about 8 min, at 200 a minute.'],
    [1500, undefined, 'It takes 1,500 calls to the tenant.'],
    [3, 200, 'It takes 3 calls to the tenant.'],
  ])('says how long %i calls take at %s a minute', (calls, callsPerMinute, said) => {
    const pace = callsPerMinute === undefined ? {} : { callsPerMinute }
    expect(planLines(plan({ changes, calls, ...pace }), now)).toContain(said)
  })
})
