import { ownEntry } from '#src/practice/own-entry.ts'
import { isTexts } from '#src/practice/texts.ts'
import { isJson, type Json } from './body.ts'
import { refuse } from './refusal.ts'

const CRUD = ['create', 'read', 'update', 'delete'] as const

// Keys and actions are those of the vendor's API description, v2.
const DATASET = {
  data: ['delete'],
  ingest: ['create'],
  query: ['read'],
  share: ['create', 'read', 'delete'],
  starredQueries: CRUD,
  trim: ['update'],
  vacuum: ['update'],
  virtualFields: CRUD,
} as const

const VIEW = { query: ['read'], share: ['create', 'read', 'delete'] } as const

const ORGANISATION = {
  annotations: CRUD,
  apiTokens: CRUD,
  auditLog: ['read'],
  billing: ['read', 'update'],
  dashboards: CRUD,
  datasets: CRUD,
  endpoints: CRUD,
  flows: CRUD,
  integrations: CRUD,
  monitors: CRUD,
  notifiers: CRUD,
  rbac: CRUD,
  sharedAccessKeys: ['read', 'update'],
  users: CRUD,
  views: CRUD,
} as const

export type Action = (typeof CRUD)[number]
export type DatasetCapability = keyof typeof DATASET
export type OrganisationCapability = keyof typeof ORGANISATION

/** Actions by capability; only capabilities that have some. */
export type Grants = ReadonlyMap<string, readonly string[]>

export interface Capabilities {
  /** By name; `*` = every dataset. */
  readonly datasets: ReadonlyMap<string, Grants>
  readonly views: ReadonlyMap<string, Grants>
  readonly organisation: Grants
}

/** All that a token can be given, on every dataset. */
export const EVERYTHING: Capabilities = {
  datasets: new Map([['*', new Map(Object.entries(DATASET))]]),
  views: new Map(),
  organisation: new Map(Object.entries(ORGANISATION)),
}

/**
 * The three members of a token that grant something; each of them, each capability and each list
 * may also be null, missing or empty.
 *
 * @throws Refusal 422 for what is no matrix, for an unknown capability or action (ours: the real
 *   answer to these is not known) and for a token that may do nothing.
 */
export function readCapabilities(body: Json): Capabilities {
  const granted: Capabilities = {
    datasets: readNamed(body, 'datasetCapabilities', DATASET),
    views: readNamed(body, 'viewCapabilities', VIEW),
    organisation: readGrants(body.orgCapabilities, 'orgCapabilities', ORGANISATION),
  }
  const all = [...granted.datasets.values(), ...granted.views.values(), granted.organisation]
  if (all.every((grants) => grants.size === 0))
    throw refuse.invalid('at least one capability must be set')
  return granted
}

type Rules = Readonly<Record<string, readonly string[]>>

function readNamed(body: Json, field: string, rules: Rules): Map<string, Grants> {
  const value = body[field] ?? {}
  if (!isJson(value)) throw refuse.invalid(`${field} must be an object`)
  return new Map(
    Object.entries(value).map(([name, grants]) => {
      if (name === '') throw refuse.invalid(`${field} has an empty name`)
      return [name, readGrants(grants, `${field}.${name}`, rules)]
    }),
  )
}

function readGrants(value: unknown, field: string, rules: Rules): Grants {
  const sent = value ?? {}
  if (!isJson(sent)) throw refuse.invalid(`${field} must be an object`)
  const grants = Object.entries(sent).map(([key, list]): [string, string[]] => {
    const valid = ownEntry(rules, key)
    if (!valid) throw refuse.invalid(`${field}.${key} is no capability`)
    const actions = list ?? []
    if (!isTexts(actions)) throw refuse.invalid(`${field}.${key} must be a list of strings`)
    const wrong = actions.find((action) => !valid.includes(action))
    if (wrong !== undefined)
      throw refuse.invalid(`${field}.${key} takes ${valid.join(', ')}, not “${wrong}”`)
    return [key, valid.filter((action) => actions.includes(action))]
  })
  return new Map(grants.filter(([, actions]) => actions.length > 0))
}

/**
 * As an answer holds them. Views are left out where there are none: the vendor's Go client knows no
 * such member and, when it is strict, fails on it.
 */
export function writeCapabilities({ datasets, views, organisation }: Capabilities): Json {
  return {
    datasetCapabilities: writeNamed(datasets),
    ...(views.size > 0 && { viewCapabilities: writeNamed(views) }),
    orgCapabilities: Object.fromEntries(organisation),
  }
}

const writeNamed = (named: ReadonlyMap<string, Grants>): Json =>
  Object.fromEntries([...named].map(([name, grants]) => [name, Object.fromEntries(grants)]))

const has = (grants: Grants | undefined, key: string, action: string): boolean =>
  grants?.get(key)?.includes(action) ?? false

export const mayInOrganisation = (
  { organisation }: Capabilities,
  key: OrganisationCapability,
  action: Action,
): boolean => has(organisation, key, action)

export const mayOnDataset = (
  { datasets }: Capabilities,
  name: string,
  key: DatasetCapability,
  action: Action,
): boolean => has(datasets.get('*'), key, action) || has(datasets.get(name), key, action)

/** A dataset, or a view that was given by its own name. */
export const mayQuery = (capabilities: Capabilities, name: string): boolean =>
  mayOnDataset(capabilities, name, 'query', 'read') ||
  has(capabilities.views.get(name), 'query', 'read')

/**
 * Whether a holder of these may give the others away. A view shows data of datasets, so a right on
 * every dataset counts for every view (ours).
 */
export function covers(own: Capabilities, given: Capabilities): boolean {
  const everywhere = own.datasets.get('*')
  const covered = (mine: readonly (Grants | undefined)[], theirs: Grants): boolean =>
    [...theirs].every(([key, actions]) =>
      actions.every((action) => mine.some((grants) => has(grants, key, action))),
    )
  return (
    covered([own.organisation], given.organisation) &&
    [...given.datasets].every(([name, theirs]) =>
      covered([everywhere, own.datasets.get(name)], theirs),
    ) &&
    [...given.views].every(([name, theirs]) => covered([everywhere, own.views.get(name)], theirs))
  )
}
