import type { Random } from '#src/practice/random.ts'
import { type Capabilities, EVERYTHING } from './capabilities.ts'
import { EVENTS } from './routes/datasets.ts'
import {
  type Dataset,
  emptyOrganisation,
  type Organisation,
  type User,
} from './store/organisation.ts'
import type { ApiToken } from './store/token-store.ts'

const DAY_MS = 86_400_000

export interface Seed {
  /** The first is the one to practise in; the second is there so that one has to be chosen. */
  readonly organisations: readonly [Organisation, Organisation]
  readonly personalAccessToken: string
  readonly owner: User
  /** May do everything in the first organisation. */
  readonly apiToken: ApiToken
}

/**
 * What is there at the start. No token here has capabilities of views or other members that older
 * versions of the vendor's strict Go client fail on when they list tokens.
 *
 * @param objects tokens and datasets there shall be at least, each.
 */
export function seedAxiom(random: Random, now: number, objects: number): Seed {
  const createdAt = now - 200 * DAY_MS
  const organisation = emptyOrganisation(`practice-${random.hex(4)}`, 'Practice', createdAt)
  const other = emptyOrganisation(`sandbox-${random.hex(4)}`, 'Sandbox', createdAt)
  const owner = person(random, 'axiom.owner', 'owner')
  const others = [
    person(random, 'axiom.admin', 'admin'),
    person(random, 'axiom.reader', 'read-only'),
  ]
  for (const user of [owner, ...others]) organisation.users.set(user.id, user)
  other.users.set(owner.id, owner)

  const addDataset = (to: Organisation, name: string, description = '') =>
    to.datasets.set(name, dataset(name, description, owner.id, createdAt))
  addDataset(organisation, 'http-logs', 'Requests to the public site')
  addDataset(organisation, 'app-events', 'What the applications report')
  addDataset(organisation, 'k8s-audit')
  addDataset(other, 'scratch')
  organisation.views.set('errors', {
    name: 'errors',
    description: 'Requests that failed',
    aplQuery: "['http-logs'] | where status >= 500",
    datasets: ['http-logs'],
  })

  const addToken = (name: string, days: number | null, capabilities: Capabilities): ApiToken => {
    const token: ApiToken = {
      id: random.uuid(),
      secret: `xaat-${random.uuid()}`,
      name,
      description: '',
      expiresAt: days === null ? null : now + days * DAY_MS,
      capabilities,
      createdBy: owner.id,
    }
    organisation.tokens.put(token)
    return token
  }
  const apiToken = addToken('practice', null, EVERYTHING)
  addToken('log-shipper', 12, on('http-logs', 'ingest', 'create'))
  addToken('dashboard-reader', 140, on('*', 'query', 'read'))
  addToken('old-importer', -3, on('app-events', 'ingest', 'create'))
  // Names need not be unique, so whoever means one of these has to say its id.
  addToken('ci', 60, on('app-events', 'ingest', 'create'))
  addToken('ci', null, on('app-events', 'query', 'read'))

  for (let n = organisation.tokens.all().length; n < objects; n += 1)
    addToken(`token-${n}`, 1 + random.below(400), on('http-logs', 'query', 'read'))
  for (let n = organisation.datasets.size; n < objects; n += 1)
    addDataset(organisation, `dataset-${n}`)

  const personalAccessToken = `xapt-${random.uuid()}`
  return { organisations: [organisation, other], personalAccessToken, owner, apiToken }
}

const person = (random: Random, login: string, role: string): User => ({
  id: random.uuid(),
  name: login,
  email: `${login}@example.com`,
  role,
})

const dataset = (name: string, description: string, who: string, at: number): Dataset => ({
  name,
  description,
  kind: EVENTS,
  createdAt: at,
  updatedAt: at,
  who,
  useRetentionPeriod: false,
  retentionDays: 0,
  mapFields: [],
  edgeDeployment: undefined,
})

const on = (name: string, capability: string, action: string): Capabilities => ({
  datasets: new Map([[name, new Map([[capability, [action]]])]]),
  views: new Map(),
  organisation: new Map(),
})
