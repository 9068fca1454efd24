import { type Area, actions, type KnownGrants } from './capabilities.ts'
import { type CapabilityMatrix, cellsOf, type Grants, matrixOf } from './capability-matrix.ts'

/** What a token for a usual job needs, and no more. All of it is ours: the vendor publishes none. */
export interface CapabilityPreset {
  readonly name: string
  /** To be read after “for”. */
  readonly job: string
  /** What it is for and what it grants, in a line for a list. */
  readonly summary: string
  /** What it gives to each dataset that is named. */
  readonly dataset?: KnownGrants<'dataset'>
  /** What it gives to each view that is named. */
  readonly view?: KnownGrants<'view'>
  readonly organisation?: KnownGrants<'organisation'>
  /** How long such a token lives unless something else is said, when it is not the usual time. */
  readonly expires?: string
}

export const presets: readonly CapabilityPreset[] = [
  {
    name: 'ingest',
    job: 'what ships events',
    summary: 'ships events: may send them, nothing else',
    dataset: { ingest: ['create'] },
  },
  {
    name: 'query',
    job: 'a reader such as Grafana',
    summary: 'reads, like Grafana: may query datasets and views',
    dataset: { query: ['read'] },
    view: { query: ['read'] },
  },
  {
    name: 'annotations',
    job: 'marking deployments from CI',
    summary: 'marks deployments from CI: may do all with annotations',
    organisation: { annotations: actions },
  },
  {
    name: 'token-admin',
    job: 'handing out API tokens',
    summary: 'hands out API tokens: may make, renew and delete them',
    organisation: { apiTokens: actions },
  },
  {
    name: 'agent',
    job: 'an agent that only queries, briefly',
    summary: 'an agent that only queries, and lives 7 days',
    dataset: { query: ['read'] },
    view: { query: ['read'] },
    expires: '7d',
  },
]

/** The preset of that name; undefined when there is none. */
export const presetNamed = (name: string): CapabilityPreset | undefined =>
  presets.find((preset) => preset.name === name)

/** What a preset gives within an area, by the capability's key. */
export const grantsOfPreset = (preset: CapabilityPreset, area: Area): Grants | undefined =>
  preset[area]

/** The preset for these datasets and views. */
export function matrixOfPreset(
  preset: CapabilityPreset,
  datasets: readonly string[],
  views: readonly string[],
): CapabilityMatrix {
  const { dataset = {}, view = {}, organisation = {} } = preset
  const each = (names: readonly string[], grants: Grants) =>
    Object.fromEntries(names.map((name) => [name, grants]))
  return matrixOf(
    cellsOf({
      datasetCapabilities: each(datasets, dataset),
      viewCapabilities: each(views, view),
      orgCapabilities: organisation,
    }),
  )
}
