import type { AxiomToken } from '#src/domain/axiom-token.ts'
import { everyDataset, type Grants } from '#src/domain/capability-matrix.ts'
import type { Symptom } from './symptom.ts'

/** A capability that a request needs: of a dataset, of a view or of the organisation. */
export interface Need {
  readonly of: 'dataset' | 'view' | 'org'
  readonly capability: string
  readonly action: 'create' | 'read' | 'update' | 'delete'
}

interface Way {
  readonly method: RegExp
  readonly path: RegExp
  readonly need: Need
}

const need = (of: Need['of'], capability: string, action: Need['action']): Need => ({
  of,
  capability,
  action,
})

const verbs: readonly (readonly [RegExp, Need['action']])[] = [
  [/^GET$/, 'read'],
  [/^POST$/, 'create'],
  [/^(?:PUT|PATCH)$/, 'update'],
  [/^DELETE$/, 'delete'],
]

/** Resources of the organisation by the first word of their path (vendor's OpenAPI v2). */
const organisationWide: readonly (readonly [path: string, capability: string])[] = [
  ['annotations', 'annotations'],
  ['dashboards', 'dashboards'],
  ['monitors', 'monitors'],
  ['notifiers', 'notifiers'],
  ['rbac', 'rbac'],
  ['users', 'users'],
  ['views', 'views'],
  ['tokens', 'apiTokens'],
]

// The first that fits counts.
const ways: readonly Way[] = [
  // Its own way in, and that of OpenTelemetry.
  {
    method: /./,
    path: /^\/v1\/(?:ingest\/|(?:logs|traces|metrics)$)/,
    need: need('dataset', 'ingest', 'create'),
  },
  {
    method: /POST/,
    path: /^\/v[12]\/datasets\/[^/]+\/ingest$/,
    need: need('dataset', 'ingest', 'create'),
  },
  {
    method: /./,
    path: /^\/v1\/(?:query|datasets)\/_apl|\/query$/,
    need: need('dataset', 'query', 'read'),
  },
  {
    method: /POST/,
    path: /^\/v[12]\/datasets\/[^/]+\/trim$/,
    need: need('dataset', 'trim', 'update'),
  },
  {
    method: /POST/,
    path: /^\/v[12]\/datasets\/[^/]+\/vacuum$/,
    need: need('dataset', 'vacuum', 'update'),
  },
  {
    method: /POST/,
    path: /^\/v2\/tokens\/[^/]+\/regenerate$/,
    need: need('org', 'apiTokens', 'update'),
  },
  ...verbs
    .filter(([, action]) => action !== 'read')
    .map(
      ([method, action]): Way => ({
        method,
        path: /^\/v[12]\/datasets\b/,
        need: need('org', 'datasets', action),
      }),
    ),
  ...organisationWide.flatMap(([path, capability]) =>
    verbs.map(
      ([method, action]): Way => ({
        method,
        path: new RegExp(`^/v[12]/${path}\\b`),
        need: need('org', capability, action),
      }),
    ),
  ),
]

/** The capability that Axiom asks for this request, as far as its description says. */
export function needOf({ method = 'GET', path, isIngest }: Symptom): Need | undefined {
  if (path === undefined) return isIngest ? need('dataset', 'ingest', 'create') : undefined
  return ways.find((way) => way.method.test(method) && way.path.test(path))?.need
}

/** Whether a token has it; undefined where the dataset or view is not known. */
export function hasNeed(
  { capabilities: of }: AxiomToken,
  { of: area, capability, action }: Need,
  name: string | undefined,
): boolean | undefined {
  const may = (grants: Grants = {}) => grants[capability]?.includes(action) === true
  if (area === 'org') return may(of.orgCapabilities)
  if (name === undefined) return undefined
  const named = area === 'dataset' ? of.datasetCapabilities : of.viewCapabilities
  return may(named[name]) || may(named[everyDataset])
}

/** `ingest: create` */
export const sayNeed = ({ capability, action }: Need): string => `${capability}: ${action}`
