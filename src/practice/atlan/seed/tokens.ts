import { ROLE } from '#src/practice/atlan/store/directory.ts'
import { textOf } from '#src/practice/atlan/store/entity.ts'
import type { ApiToken } from '#src/practice/atlan/store/token-store.ts'
import type { TenantContents } from '#src/practice/atlan/tenant.ts'
import type { Random } from '#src/practice/random.ts'

const DAY = 86_400
const FIVE_YEARS = 157_680_000
/** The vendor's old "never": past 2038 for whatever was made since January 2025, so dead at birth. */
const OLD_NEVER = 409_968_000
/** The last second at which the old "never" still fitted into 32 bits. */
const OLD_NEVER_WORKED_UNTIL = 2 ** 31 - 1 - OLD_NEVER

interface TokenSeed {
  readonly name: string
  readonly description: string
  /** Age, in seconds before now. */
  readonly age: number
  /** Lifetime in seconds. */
  readonly life: number
  readonly personas?: readonly string[]
  readonly createdBy?: string
}

/** One list for all of the many tokens without. */
const NONE: readonly string[] = []
const NIGHTLY = 'loads the warehouse every night'

const TOKENS: readonly TokenSeed[] = [
  // active
  {
    name: 'nightly-etl',
    description: NIGHTLY,
    age: 10 * DAY,
    life: 100 * DAY,
    personas: ['Data Assets'],
  },
  {
    name: 'dbt-cloud',
    description: 'runs the models',
    age: 20 * DAY,
    life: 200 * DAY,
    personas: ['Daily Finance'],
  },
  { name: 'catalog-sync', description: '', age: 3 * DAY, life: 90 * DAY },
  // expiring within 30 days
  {
    name: 'soda-checks',
    description: 'data quality',
    age: 89 * DAY,
    life: 90 * DAY,
    personas: ['Data Stewards'],
  },
  {
    name: 'tableau-extract',
    description: '',
    age: 84 * DAY,
    life: 90 * DAY,
    personas: ['Data Assets', 'Marketing Analysts', 'Sandbox'],
  },
  { name: 'looker-sync', description: '', age: 61 * DAY, life: 90 * DAY, createdBy: 'other.admin' },
  // expired
  {
    name: 'legacy-sync',
    description: '',
    age: 94 * DAY,
    life: 90 * DAY,
    personas: ['Data Assets'],
    createdBy: 'other.admin',
  },
  { name: 'spring-migration', description: 'done', age: 400 * DAY, life: 30 * DAY },
  // dead since creation
  {
    name: 'old-exporter',
    description: '',
    age: 300 * DAY,
    life: OLD_NEVER,
    createdBy: 'other.admin',
  },
  { name: 'copied-from-the-docs', description: '', age: 40 * DAY, life: OLD_NEVER },
  // long-lived
  {
    name: 'airflow-prod',
    description: 'orchestration',
    age: 365 * DAY,
    life: FIVE_YEARS,
    personas: ['Platform Engineers'],
  },
]

/** The named tokens; the personas must be there. @param now epoch ms */
export function seedTokens(contents: TenantContents, random: Random, now: number): void {
  const personas = personaNames(contents)
  const qualified = (names: readonly string[] = []) =>
    names.flatMap((name) => personas.get(name) ?? [])

  for (const seed of TOKENS) {
    const { name, description, age, life, createdBy = 'conn.admin' } = seed
    const createdAt = now - age * 1000
    contents.tokens.table.put(
      newToken(random, name, {
        description,
        createdAt,
        createdBy,
        lifespan: life,
        personas: qualified(seed.personas),
      }),
    )
  }
  // Old enough that "never" still meant something: it lives until January 2038.
  const createdAt = Math.min(now, (OLD_NEVER_WORKED_UNTIL - 200 * DAY) * 1000)
  contents.tokens.table.put(newToken(random, 'museum-piece', { createdAt, lifespan: OLD_NEVER }))
}

/** More tokens, until there are `count`. @param now epoch ms */
export function fillTokens(
  contents: TenantContents,
  random: Random,
  now: number,
  count: number,
): void {
  for (let n = contents.tokens.table.size; n < count; n += 1) {
    const createdAt = now - (n + 1) * 1000
    contents.tokens.table.put(newToken(random, `token-${n}`, { createdAt, lifespan: 90 * DAY }))
  }
}

/** The token that scripts and learners sign in with: it sees everything and administers nothing. */
export function seedPracticeToken(contents: TenantContents, random: Random, now: number): ApiToken {
  const token = newToken(random, 'practice', {
    description: 'The practice API token',
    createdAt: now - DAY * 1000,
    lifespan: 5 * 365 * DAY,
    extraRoles: [ROLE.practiceReader],
  })
  contents.tokens.table.put(token)
  return token
}

function newToken(
  random: Random,
  displayName: string,
  rest: Pick<ApiToken, 'createdAt' | 'lifespan'> & Partial<ApiToken>,
): ApiToken {
  return {
    id: random.uuid(),
    clientId: `apikey-${random.uuid()}`,
    displayName,
    description: '',
    createdBy: 'conn.admin',
    personas: NONE,
    extraRoles: NONE,
    ...rest,
  }
}

function personaNames(contents: TenantContents): ReadonlyMap<string, string> {
  return new Map(
    [...contents.entities.ofType('Persona')].map((persona) => [
      textOf(persona, 'name'),
      textOf(persona, 'qualifiedName'),
    ]),
  )
}
