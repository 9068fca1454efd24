import type { TenantContents } from '#src/practice/atlan/tenant.ts'
import type { Random } from '#src/practice/random.ts'
import { newEntity } from './new-entity.ts'
import { putPolicies } from './policies.ts'

const DAY_MS = 86_400_000
const READ = ['persona-asset-read']
const READ_AND_UPDATE = ['persona-asset-read', 'persona-asset-update']
const STEWARD = [
  ...READ_AND_UPDATE,
  'persona-add-terms',
  'persona-remove-terms',
  'persona-entity-add-classification',
  'persona-entity-remove-classification',
]

/** One list for all of the many personas without. */
const NOBODY: readonly string[] = []

interface PersonaSeed {
  readonly name: string
  readonly description: string
  readonly users: readonly string[]
  readonly groups: readonly string[]
  readonly actions: readonly string[]
  /** Names of connections that a metadata policy covers; `*` = all. */
  readonly covers: readonly string[] | '*'
  /** Names of connections whose data may be queried. */
  readonly queries?: readonly string[]
}

const PERSONAS: readonly PersonaSeed[] = [
  {
    name: 'Data Assets',
    description: 'Reads everything',
    users: ['data.steward'],
    groups: [],
    actions: READ,
    covers: '*',
    queries: ['development'],
  },
  {
    name: 'Data Stewards',
    description: 'Cares for terms and tags',
    users: [],
    groups: ['analysts'],
    actions: STEWARD,
    covers: ['production', 'finance-dw', 'crm'],
  },
  {
    name: 'Daily Finance',
    description: 'Reads and queries the finance warehouse',
    users: [],
    groups: ['finance_admins'],
    actions: READ,
    covers: ['finance-dw'],
    queries: ['finance-dw'],
  },
  {
    name: 'Marketing Analysts',
    description: 'Reads the dashboards',
    users: [],
    groups: ['analysts'],
    actions: READ,
    covers: ['reporting', 'dashboards'],
  },
  {
    name: 'Platform Engineers',
    description: 'Keeps the pipelines documented',
    users: [],
    groups: ['data_platform'],
    actions: READ_AND_UPDATE,
    covers: ['lakehouse', 'events', 'landing-zone', 'transformations'],
  },
  {
    name: 'Sandbox',
    description: 'For trying things out',
    users: [],
    groups: [],
    actions: READ_AND_UPDATE,
    covers: ['development'],
  },
]

/** The named personas with their policies; the connections must be there. @param now epoch ms */
export function seedPersonas(contents: TenantContents, random: Random, now: number): void {
  for (const [index, seed] of PERSONAS.entries()) {
    const at = now - (300 - index) * DAY_MS
    const persona = putPersona(contents, random, seed, at)
    putPolicies(contents, random, { ...seed, ...persona, at })
  }
}

/** More personas, without policies, until there are `count`. @param now epoch ms */
export function fillPersonas(
  contents: TenantContents,
  random: Random,
  now: number,
  count: number,
): void {
  for (let n = PERSONAS.length; n < count; n += 1) {
    const seed = { name: `Persona ${n}`, description: '', users: NOBODY, groups: NOBODY }
    putPersona(contents, random, seed, now - DAY_MS - n)
  }
}

/** @returns the guid and the nanoid by which role and qualified name are made. */
function putPersona(
  contents: TenantContents,
  random: Random,
  seed: Pick<PersonaSeed, 'name' | 'description' | 'users' | 'groups'>,
  at: number,
): { guid: string; nanoid: string } {
  const guid = random.uuid()
  const nanoid = random.nanoid()
  contents.entities.put(
    newEntity({
      guid,
      typeName: 'Persona',
      attributes: {
        name: seed.name,
        displayName: seed.name,
        qualifiedName: `default/${nanoid}`,
        description: seed.description,
        isAccessControlEnabled: true,
        personaUsers: seed.users,
        personaGroups: seed.groups,
        roleId: random.uuid(),
      },
      createdBy: 'data.owner',
      at,
    }),
  )
  return { guid, nanoid }
}
