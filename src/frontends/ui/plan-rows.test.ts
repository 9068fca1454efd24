import { expect, it } from 'vitest'
import { nobody } from '#src/domain/members.ts'
import type { Change, Plan } from '#src/domain/plan.ts'
import { planRows } from './plan-rows.ts'
import { rowsAsText } from './testing/rows-as-text.ts'

const now = new Date('2026-11-21T12:00:00Z')

const planOf = (changes: readonly Change[], more: Partial<Plan> = {}): Plan => ({
  action: 'test',
  title: 'A plan',
  danger: 'reversible',
  calls: 1,
  changes,
  warnings: [],
  steps: [],
  ...more,
})

const token = { type: 'token' as const, id: null, ref: 'new-token', name: 'etl' }
const connection = {
  type: 'connection' as const,
  id: 'g1',
  ref: 'default/snowflake/1',
  name: 'dev',
}

const shown = (plan: Plan, width = 76): string[] => rowsAsText(planRows(plan, now, width))

it('shows what is created, with names and dates a person can use', () => {
  const created = (field: string, after: unknown, added: readonly string[] = []): Change => ({
    object: token,
    field,
    before: null,
    after,
    added,
    removed: [],
  })
  const plan = planOf(
    [
      created('name', 'etl'),
      created('description', ''),
      created('expiresAt', new Date('2027-02-19T12:00:00Z')),
      { ...created('personas', ['default/p1'], ['default/p1']), before: [] },
      created('secret', 'into the file /tmp/etl'),
    ],
    {
      steps: [
        {
          kind: 'create-token',
          ref: 'new-token',
          by: 'x' as never,
          name: 'etl',
          description: '',
          lifetimeSeconds: 1,
          personas: [{ qualifiedName: 'default/p1', name: 'Data Assets' }],
        },
      ],
    },
  )
  expect(shown(plan)).toEqual([
    '+  token        etl',
    '+  expires      19 Feb 2027 (in 90 days)',
    '+  personas     Data Assets   default/p1',
    '→  secret       into the file /tmp/etl',
  ])
})

it('shows what stays, what comes and what goes', () => {
  const change: Change = {
    object: connection,
    field: 'adminUsers',
    before: ['ann', 'ben'],
    after: ['ann', 'new-token'],
    added: ['new-token'],
    removed: ['ben'],
  }
  const named: Plan['steps'] = [
    {
      kind: 'change-members',
      by: 'x' as never,
      field: 'adminUsers',
      object: {
        type: 'connection',
        guid: 'g1',
        qualifiedName: 'default/snowflake/1',
        name: 'dev',
        connector: 'snowflake',
      },
      basis: nobody,
      add: [{ name: 'etl', username: 'new-token' }],
      remove: [],
    },
  ]
  expect(shown(planOf([change], { steps: named }))).toEqual([
    '~  connection   dev (snowflake)   default/snowflake/1',
    '   admins       ann stays',
    '+  added        etl   new-token',
    '-  removed      ben',
  ])
})

it('says that nobody is removed', () => {
  const change: Change = {
    object: connection,
    field: 'adminUsers',
    before: { users: ['ann'], groups: ['ops'], roles: [] },
    after: null,
    added: ['etl'],
    removed: [],
  }
  const rows = shown(planOf([change]))
  expect(rows).toContain('   admins       ann, group ops stay')
  expect(rows).toContain('-  removed      nobody')
})

it('shows one value before and after', () => {
  const change: Change = {
    object: { ...token, id: 't1' },
    field: 'description',
    before: '',
    after: 'nightly',
    added: [],
    removed: [],
  }
  expect(shown(planOf([change]))).toContain('~  description  none → nightly')
})

it('ends with the warnings', () => {
  const warnings = [{ code: 'power', text: 'May delete every asset.' }]
  expect(shown(planOf([], { warnings })).at(-1)).toBe('⚠ May delete every asset.')
})

it('breaks long values under themselves', () => {
  const change: Change = {
    object: token,
    field: 'description',
    before: null,
    after: 'loads the warehouse every night',
    added: [],
    removed: [],
  }
  expect(shown(planOf([change]), 36)).toEqual([
    '+  token        etl',
    '+  description  loads the warehouse',
    '                every night',
  ])
})

it('says when nothing has to change', () => {
  expect(shown(planOf([]))).toEqual(['Nothing has to change.'])
})

it('shows a deletion as what goes, and not as a change of its name', () => {
  const object = { type: 'token' as const, id: 't1', ref: 'service-account-1', name: 'etl' }
  const gone = { object, after: null, added: [], removed: [] }
  const plan = planOf([
    { ...gone, field: 'name', before: 'etl' },
    { ...gone, field: 'expiresAt', before: new Date('2027-02-19T12:00:00Z') },
    { ...gone, field: 'personas', before: ['default/p1'], removed: ['default/p1'] },
  ])
  expect(shown(plan)).toEqual([
    '-  token        etl   service-account-1',
    '-  expires      19 Feb 2027 (in 90 days)',
    '-  personas     default/p1',
  ])
})

it('names a token beside its account, and says that no persona goes', () => {
  const object = { type: 'token' as const, id: 't1', ref: 'service-account-apikey-1', name: 'etl' }
  const change: Change = {
    object,
    field: 'personas',
    before: [],
    after: ['default/p1'],
    added: ['default/p1'],
    removed: [],
  }
  expect(shown(planOf([change]))).toEqual([
    '~  token        etl   service-account-apikey-1',
    '   personas     none so far',
    '+  added        default/p1',
    '-  removed      none',
  ])
})
