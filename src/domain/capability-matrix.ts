import { type Area, actions, capabilitiesOf, capabilityNamed } from './capabilities.ts'
import { ProblemError } from './problem.ts'
import { sanitise } from './sanitise.ts'

/**
 * Actions by capability. Both are texts and not the known words alone, so that what the vendor adds
 * later survives being read and written back.
 */
export type Grants = Readonly<Record<string, readonly string[]>>

/** All that an Axiom API token may do, under the names of the wire. */
export interface CapabilityMatrix {
  /** By the dataset's name; `*` is every dataset, also those to come. */
  readonly datasetCapabilities: Readonly<Record<string, Grants>>
  /** By the view's name. */
  readonly viewCapabilities: Readonly<Record<string, Grants>>
  readonly orgCapabilities: Grants
  /**
   * Members of a token like the three above that are newer than this program, by their names: kept
   * as they came, so that a token made after this one has them, too. Absent where there are none.
   */
  readonly newer?: Newer
}

export type Newer = Readonly<Record<string, unknown>>

/** A matrix with what is newer than this program in another one. */
export const withNewerOf = (matrix: CapabilityMatrix, { newer }: CapabilityMatrix) =>
  newer === undefined ? matrix : { ...matrix, newer: { ...newer, ...matrix.newer } }

/** The names of the newer members in which two matrices differ. */
export function newerDifferences(
  { newer: one = {} }: CapabilityMatrix,
  { newer: other = {} }: CapabilityMatrix,
): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]))
}

export const everyDataset = '*'

/** One permission of a matrix. */
export interface Cell {
  readonly area: Area
  /** The name of the dataset or the view; empty for the organisation. */
  readonly target: string
  readonly capability: string
  readonly action: string
}

/** The matrix as single permissions. */
export function cellsOf(matrix: CapabilityMatrix): Cell[] {
  const named = (area: Area, targets: Readonly<Record<string, Grants>>): Cell[] =>
    Object.entries(targets).flatMap(([target, grants]) => granted(area, target, grants))
  return [
    ...named('dataset', matrix.datasetCapabilities),
    ...named('view', matrix.viewCapabilities),
    ...granted('organisation', '', matrix.orgCapabilities),
  ]
}

const granted = (area: Area, target: string, grants: Grants): Cell[] =>
  Object.entries(grants).flatMap(([capability, actions]) =>
    actions.map((action) => ({ area, target, capability, action })),
  )

/** The matrix with exactly these permissions: each once, capabilities and actions in their order. */
export function matrixOf(cells: readonly Cell[]): CapabilityMatrix {
  const of = (area: Area): Cell[] => cells.filter((cell) => cell.area === area)
  return {
    datasetCapabilities: byTarget(of('dataset')),
    viewCapabilities: byTarget(of('view')),
    orgCapabilities: grantsOf(of('organisation')),
  }
}

const byTarget = (cells: readonly Cell[]): Record<string, Grants> =>
  Object.fromEntries(
    [...Map.groupBy(cells, ({ target }) => target)].map(([target, of]) => [target, grantsOf(of)]),
  )

function grantsOf(cells: readonly Cell[]): Grants {
  const area = cells[0]?.area ?? 'organisation'
  const known = capabilitiesOf(area).map(({ key }) => key)
  const groups = [...Map.groupBy(cells, ({ capability }) => capability)]
  return Object.fromEntries(
    inOrder(groups, known, ([key]) => key).map(([key, of]) => [
      key,
      inOrder([...new Set(of.map(({ action }) => action))], actions, (action) => action),
    ]),
  )
}

/** Sorted as in `order`; what it does not hold comes last, as it came. */
function inOrder<T>(
  items: readonly T[],
  order: readonly string[],
  keyOf: (item: T) => string,
): T[] {
  const place = (item: T): number => {
    const found = order.indexOf(keyOf(item))
    return found < 0 ? order.length : found
  }
  return [...items].sort((a, b) => place(a) - place(b))
}

const idOf = (cell: Cell): string =>
  JSON.stringify([cell.area, cell.target, cell.capability, cell.action])

export interface MatrixDifference {
  readonly added: readonly Cell[]
  readonly removed: readonly Cell[]
}

/** What must be given and taken to make one matrix of the other. Order and empty lists are nothing. */
export function differenceOf(before: CapabilityMatrix, after: CapabilityMatrix): MatrixDifference {
  return { added: without(after, before), removed: without(before, after) }
}

/** The permissions of one matrix that the other lacks, each once. */
function without(matrix: CapabilityMatrix, other: CapabilityMatrix): Cell[] {
  const there = new Set(cellsOf(other).map(idOf))
  return cellsOf(matrixOf(cellsOf(matrix))).filter((cell) => !there.has(idOf(cell)))
}

/**
 * Refuses what Axiom does not know or does not take, before it is asked: an unknown capability, an
 * action that a capability does not have, nothing at all.
 *
 * @throws ProblemError of kind `usage`: `unknown-capability`, `invalid-action`, `no-capability`
 */
export function refuseInvalid(matrix: CapabilityMatrix): void {
  const cells = cellsOf(matrix)
  for (const { area, capability, action } of cells) {
    const known = capabilityNamed(area, capability)
    if (!known) throw unknownCapability(area, capability)
    if (!known.actions.some((each) => each === action))
      throw invalidAction(capability, action, known.actions)
  }
  refuseEmpty(matrix)
}

/** @throws ProblemError `no-capability` (usage): Axiom refuses such a token too, naming nothing */
export function refuseEmpty(matrix: CapabilityMatrix): void {
  if (cellsOf(matrix).length === 0 && matrix.newer === undefined) throw noCapability()
}

const areaNames = { dataset: 'a dataset', view: 'a view', organisation: 'the organisation' }

/** A usage error. @param said as it was typed */
export function unknownCapability(area: Area, said: string): ProblemError {
  const known = capabilitiesOf(area).map(({ key }) => key)
  return invalid(
    'unknown-capability',
    `There is no capability “${sanitise(said)}” of ${areaNames[area]}.`,
    [{ text: `Valid are: ${known.join(', ')}.`, command: 'tokenbench capabilities' }],
  )
}

/** A usage error. @param valid the actions that the capability has */
export function invalidAction(
  capability: string,
  said: string,
  valid: readonly string[],
): ProblemError {
  return invalid(
    'invalid-action',
    `The capability “${capability}” has no action “${sanitise(said)}”.`,
    [{ text: `Valid for ${capability}: ${valid.join(', ')}.` }],
  )
}

function noCapability(): ProblemError {
  return invalid('no-capability', 'A token must be allowed at least one thing.', [
    {
      text: 'Choose a capability of a dataset, of a view or of the organisation (--dataset, --view, --org), or start from a --preset.',
      command: 'tokenbench capabilities',
    },
  ])
}

function invalid(
  code: string,
  title: string,
  nextSteps: readonly { text: string; command?: string }[],
): ProblemError {
  return new ProblemError({ kind: 'usage', code, title, nextSteps })
}
