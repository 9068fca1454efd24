import { type Area, capabilityNamed } from './capabilities.ts'
import {
  type CapabilityMatrix,
  type Cell,
  cellsOf,
  everyDataset,
  matrixOf,
} from './capability-matrix.ts'

/** What a token may do with one dataset, one view or the organisation. */
export interface Explanation {
  /** `Dataset http-logs`, `Every dataset, also those to come`, `The organisation` */
  readonly subject: string
  /** `may send events into it` */
  readonly may: readonly string[]
}

/** What a token with this matrix may do, in words. */
export function explainMatrix(matrix: CapabilityMatrix): Explanation[] {
  const cells = cellsOf(matrixOf(cellsOf(matrix)))
  const subjects = Map.groupBy(cells, ({ area, target }) => sayTarget(area, target))
  const known = [...subjects].map(([subject, of]) => ({
    subject,
    may: [...Map.groupBy(of, ({ capability }) => capability)].map(
      ([key, list]) =>
        `may ${sayCapability(
          list[0]?.area ?? 'organisation',
          key,
          list.map(({ action }) => action),
        )}`,
    ),
  }))
  return [...known, ...Object.keys(matrix.newer ?? {}).map(sayNewer)]
}

const sayNewer = (name: string): Explanation => ({
  subject: `What is under “${name}”`,
  may: ['may do what is newer than this program; a token made after this one keeps it'],
})

/** One sentence: `Dataset http-logs: may send events into it; may query it and read the results.` */
export const sayExplanation = ({ subject, may }: Explanation): string =>
  `${subject}: ${may.join('; ')}.`

/** `create and read the saved queries about it`; without actions, with all that it has. */
export function sayCapability(area: Area, key: string, given?: readonly string[]): string {
  const capability = capabilityNamed(area, key)
  if (!capability)
    return `${sayList(given ?? [])} “${key}”, a capability that is newer than this program`
  const verbs: Partial<Record<string, string>> = capability.verbs ?? {}
  const said = (given ?? capability.actions).map((action) => verbs[action] ?? action)
  return capability.sentence.replace('{do}', () => sayList(said))
}

/** `dataset http-logs: ingest create`: one permission, for lists of changes. */
export const sayCell = (cell: Cell): string => `${whereOf(cell)}: ${cell.capability} ${cell.action}`

/** `dataset http-logs: ingest create, query read; organisation: users create+read`: many of them. */
export function sayCells(cells: readonly Cell[]): string {
  const places = Map.groupBy(cells, whereOf)
  return [...places].map(([where, there]) => `${where}: ${sayActions(there)}`).join('; ')
}

const sayActions = (cells: readonly Cell[]): string =>
  [...Map.groupBy(cells, ({ capability }) => capability)]
    .map(([capability, its]) => `${capability} ${its.map(({ action }) => action).join('+')}`)
    .join(', ')

const whereOf = ({ area, target }: Cell): string =>
  ({ dataset: `dataset ${target}`, view: `view ${target}`, organisation: 'organisation' })[area]

/** Permissions that deserve a second look before they are given away. */
export interface Dangers {
  /** What may be gone for good. */
  readonly destroys: readonly Cell[]
  /** What the holder can use to get more rights. */
  readonly raises: readonly Cell[]
}

/** The cells of a matrix that can destroy something, or raise the holder’s own rights. */
export function dangersOf(matrix: CapabilityMatrix): Dangers {
  const cells = cellsOf(matrix)
  const having = (danger: 'destroys' | 'raises'): Cell[] =>
    cells.filter(({ area, capability, action }) =>
      capabilityNamed(area, capability)?.[danger]?.some((each) => each === action),
    )
  return { destroys: having('destroys'), raises: having('raises') }
}

/** True when a token may destroy something in every dataset, also in those to come. */
export function destroysEverywhere(matrix: CapabilityMatrix): boolean {
  return dangersOf(matrix).destroys.some(
    ({ area, target }) => area === 'dataset' && target === everyDataset,
  )
}

function sayTarget(area: Area, target: string): string {
  if (area === 'organisation') return 'The organisation'
  if (area === 'view') return `View ${target}`
  return target === everyDataset ? 'Every dataset, also those to come' : `Dataset ${target}`
}

const sayList = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** What a token may do something with, in a few words: `http-logs +2, 1 view, organisation`. */
export function sayReach(matrix: CapabilityMatrix): string {
  const { datasetCapabilities, viewCapabilities, orgCapabilities } = matrix
  const [dataset, ...others] = Object.keys(datasetCapabilities)
  const views = Object.keys(viewCapabilities).length
  const said = [
    ...(dataset === undefined
      ? []
      : [others.length === 0 ? dataset : `${dataset} +${others.length}`]),
    ...(views === 0 ? [] : [`${views} ${views === 1 ? 'view' : 'views'}`]),
    ...(Object.keys(orgCapabilities).length === 0 ? [] : ['organisation']),
  ]
  return said.join(', ') || '—'
}
