/** What a capability may let a token do. The vendor's Go client fails on any other word. */
export const actions = ['create', 'read', 'update', 'delete'] as const

export type Action = (typeof actions)[number]

/** What a capability is about: one dataset, one view, or the whole organisation. */
export type Area = 'dataset' | 'view' | 'organisation'

export interface Capability {
  readonly area: Area
  /** The name on the wire. */
  readonly key: string
  /** The actions that it has, in the order of the constant. */
  readonly actions: readonly Action[]
  /** Its name in the vendor's page of the API. */
  readonly label: string
  /** Its name in the vendor's console; absent where the console does not show it. */
  readonly consoleLabel?: string
  /**
   * What a token with it may do, to be read after “may”; `{do}` stands for its actions. “It” is the
   * dataset or the view.
   */
  readonly sentence: string
  /** The verbs of `{do}` where they are not the actions themselves. */
  readonly verbs?: Partial<Record<Action, string>>
  /** Actions after which something is gone that nobody can bring back. */
  readonly destroys?: readonly Action[]
  /** Actions with which a token can get itself, or whoever holds it, more than it was given. */
  readonly raises?: readonly Action[]
}

/**
 * All capabilities of an Axiom API token: keys, actions and labels are those of the vendor's API
 * description (v2, August 2026) and console; sentences and dangers are ours.
 */
const table = [
  {
    area: 'dataset',
    key: 'ingest',
    actions: ['create'],
    label: 'Ingest',
    consoleLabel: 'Ingest',
    sentence: 'send events into it',
  },
  {
    area: 'dataset',
    key: 'query',
    actions: ['read'],
    label: 'Query',
    consoleLabel: 'Query',
    sentence: 'query it and read the results',
  },
  {
    area: 'dataset',
    key: 'virtualFields',
    actions,
    label: 'Virtual fields',
    consoleLabel: 'Virtual fields',
    sentence: '{do} its virtual fields',
    destroys: ['delete'],
  },
  {
    area: 'dataset',
    key: 'starredQueries',
    actions,
    label: 'Starred queries',
    consoleLabel: 'Saved queries',
    sentence: '{do} the saved queries about it',
    destroys: ['delete'],
  },
  {
    area: 'dataset',
    key: 'share',
    actions: ['create', 'read', 'delete'],
    label: 'Sharing dataset',
    consoleLabel: 'Share',
    sentence: '{do} shares of it with other organisations',
  },
  {
    area: 'dataset',
    key: 'vacuum',
    actions: ['update'],
    label: 'Field Vacuuming',
    consoleLabel: 'Vacuum',
    sentence: 'have its list of fields built anew from the data it holds',
  },
  {
    area: 'dataset',
    key: 'trim',
    actions: ['update'],
    label: 'Data Trimming',
    consoleLabel: 'Trim',
    sentence: 'delete all of its data from before some date',
    destroys: ['update'],
  },
  {
    area: 'dataset',
    key: 'data',
    actions: ['delete'],
    label: 'Data Management',
    consoleLabel: 'Data',
    sentence: 'delete data out of it',
    destroys: ['delete'],
  },
  {
    area: 'view',
    key: 'query',
    actions: ['read'],
    label: 'Query',
    consoleLabel: 'Query',
    sentence: 'query it and read the results',
  },
  {
    area: 'view',
    key: 'share',
    actions: ['create', 'read', 'delete'],
    label: 'Sharing view',
    consoleLabel: 'Share',
    sentence: '{do} shares of it with other organisations',
  },
  {
    area: 'organisation',
    key: 'annotations',
    actions,
    label: 'Annotations',
    consoleLabel: 'Annotations',
    sentence: '{do} annotations on charts',
    destroys: ['delete'],
  },
  {
    area: 'organisation',
    key: 'apiTokens',
    actions,
    label: 'API tokens',
    consoleLabel: 'API tokens',
    sentence: '{do} API tokens',
    verbs: { update: 'regenerate' },
    destroys: ['delete'],
    raises: ['create', 'update'],
  },
  {
    area: 'organisation',
    key: 'auditLog',
    actions: ['read'],
    label: 'Audit Log',
    consoleLabel: 'Audit log',
    sentence: 'read the log of who did what',
  },
  {
    area: 'organisation',
    key: 'billing',
    actions: ['read', 'update'],
    label: 'Billing',
    consoleLabel: 'Billing',
    sentence: '{do} the billing',
  },
  {
    area: 'organisation',
    key: 'dashboards',
    actions,
    label: 'Dashboards',
    consoleLabel: 'Dashboards',
    sentence: '{do} dashboards',
    destroys: ['delete'],
  },
  {
    area: 'organisation',
    key: 'datasets',
    actions,
    label: 'Datasets',
    consoleLabel: 'Datasets',
    sentence: '{do} datasets; who deletes one deletes its data',
    destroys: ['delete'],
  },
  {
    area: 'organisation',
    key: 'endpoints',
    actions,
    label: 'Endpoints',
    consoleLabel: 'Endpoints',
    sentence: '{do} the endpoints that take data in',
    destroys: ['delete'],
  },
  {
    area: 'organisation',
    key: 'flows',
    actions,
    label: 'Flows',
    sentence: '{do} the flows that send data elsewhere',
    destroys: ['delete'],
  },
  {
    area: 'organisation',
    key: 'integrations',
    actions,
    label: 'Integrations',
    consoleLabel: 'Apps',
    sentence: '{do} the apps that are connected',
    destroys: ['delete'],
  },
  {
    area: 'organisation',
    key: 'monitors',
    actions,
    label: 'Monitors',
    consoleLabel: 'Monitors',
    sentence: '{do} monitors',
    destroys: ['delete'],
  },
  {
    area: 'organisation',
    key: 'notifiers',
    actions,
    label: 'Notifiers',
    consoleLabel: 'Notifiers',
    sentence: '{do} the notifiers that monitors alert through',
    destroys: ['delete'],
  },
  {
    area: 'organisation',
    key: 'rbac',
    actions,
    label: 'Access control',
    consoleLabel: 'Access control',
    sentence: '{do} roles and groups, and with them what people may do',
    destroys: ['delete'],
    // The API asks for `create` also to change and to delete a role.
    raises: ['create', 'update'],
  },
  {
    area: 'organisation',
    key: 'sharedAccessKeys',
    actions: ['read', 'update'],
    label: 'Shared access keys',
    consoleLabel: 'Shared access keys',
    sentence: '{do} the keys that shared access is signed with',
    verbs: { update: 'replace' },
    destroys: ['update'],
    // Who has such a key can sign an access to any dataset.
    raises: ['read', 'update'],
  },
  {
    area: 'organisation',
    key: 'users',
    actions,
    label: 'Users',
    consoleLabel: 'Users',
    sentence: '{do} users and their roles',
    verbs: { create: 'invite', delete: 'remove' },
    destroys: ['delete'],
    raises: ['create', 'update'],
  },
  {
    area: 'organisation',
    key: 'views',
    actions,
    label: 'Views',
    consoleLabel: 'Views',
    sentence: '{do} views',
    destroys: ['delete'],
  },
] as const satisfies readonly Capability[]

type Row = (typeof table)[number]

/** Actions by capability, as far as the table knows them: for what we write ourselves. */
export type KnownGrants<A extends Area> = {
  readonly [R in Extract<Row, { area: A }> as R['key']]?: readonly R['actions'][number][]
}

export const capabilities: readonly Capability[] = table

/** The capabilities of an area, in the order of the table. */
export function capabilitiesOf(area: Area): readonly Capability[] {
  return capabilities.filter((capability) => capability.area === area)
}

/** The capability of that key; undefined for one that the vendor added after this was written. */
export function capabilityNamed(area: Area, key: string): Capability | undefined {
  return capabilities.find((capability) => capability.area === area && capability.key === key)
}
