import type { CredentialHandle } from '#src/domain/credential.ts'
import { nobody } from '#src/domain/members.ts'
import type { Change, Plan } from '#src/domain/plan.ts'

const by = 'granter' as CredentialHandle
const persona = { qualifiedName: 'default/aQi5KHtGwZYvxGnTSAYO8J', name: 'Data Assets' }
const token = { type: 'token' as const, id: null, ref: 'new-token', name: 'nightly-etl' }

const created = (field: string, after: unknown, added: readonly string[] = []): Change => ({
  object: token,
  field,
  before: null,
  after,
  added,
  removed: [],
})

const connection = (id: string) => ({
  guid: `guid-${id}`,
  qualifiedName: `default/snowflake/${id}`,
  name: 'development',
  connector: 'snowflake',
})

const granted = (id: string): Change => ({
  object: {
    type: 'connection',
    id: `guid-${id}`,
    ref: `default/snowflake/${id}`,
    name: 'development',
  },
  field: 'adminUsers',
  before: ['conn.admin', 'other.admin'],
  after: ['conn.admin', 'other.admin', 'new-token'],
  added: ['new-token'],
  removed: [],
})

const planFor = (connections: readonly string[]): Plan => ({
  action: 'setup',
  title: 'Create “nightly-etl” and make it connection admin',
  danger: 'reversible',
  calls: 2 + 4 * connections.length,
  changes: [
    created('name', 'nightly-etl'),
    created('description', 'loads the warehouse every night'),
    created('expiresAt', new Date(Date.now() + 90 * 86_400_000)),
    created('personas', [persona.qualifiedName], [persona.qualifiedName]),
    created('secret', 'into the file /home/me/nightly-etl.token'),
    ...connections.map(granted),
  ],
  warnings: [
    {
      code: 'connection-admin',
      text: 'Connection admin: may read, change and delete every asset in development (snowflake), query its data, and decide who else may.',
    },
  ],
  steps: [
    {
      kind: 'create-token',
      ref: 'new-token',
      by,
      name: 'nightly-etl',
      description: 'loads the warehouse every night',
      lifetimeSeconds: 90 * 86_400,
      personas: [persona],
    },
    ...connections.map((id) => ({
      kind: 'change-members' as const,
      by,
      object: { type: 'connection' as const, ...connection(id) },
      field: 'adminUsers' as const,
      basis: { ...nobody, adminUsers: ['conn.admin', 'other.admin'] },
      add: [{ name: 'nightly-etl', ref: 'new-token' }],
      remove: [],
    })),
  ],
})

export const plan: Plan = planFor(['1699268171'])

export const longPlan: Plan = planFor(['1699268171', '1699271012', '1671102233', '1688123901'])

export const typedPlan: Plan = { ...plan, danger: 'irreversible', typed: 'nightly-etl' }
