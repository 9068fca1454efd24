import { type Action, type Area, actions, type Capability, capabilitiesOf } from './capabilities.ts'
import {
  type CapabilityMatrix,
  type Cell,
  cellsOf,
  invalidAction,
  matrixOf,
  unknownCapability,
  withNewerOf,
} from './capability-matrix.ts'
import { ProblemError } from './problem.ts'
import { restore, sanitise } from './sanitise.ts'

/** The values of `--dataset`, `--view` and `--org`, each flag repeatable. */
export interface CapabilityFlags {
  /** `NAME:CAP=ACTIONS[,CAP=ACTIONS…]` */
  readonly dataset: readonly string[]
  /** `NAME:CAP=ACTIONS[,CAP=ACTIONS…]` */
  readonly view: readonly string[]
  /** `CAP=ACTIONS[,CAP=ACTIONS…]` */
  readonly org: readonly string[]
}

/**
 * The matrix that flags ask for, which may be a part of all that is wanted, or nothing. ACTIONS are
 * `create+read+update+delete` or some of the letters `crud`; CAP is the key, or the label of the
 * vendor's page or console in any case and spelling. Flags of the same dataset or view add up.
 *
 * @throws ProblemError of kind `usage`: `unreadable-capability`, `unknown-capability`,
 *   `invalid-action`
 */
export const readCapabilityFlags = (flags: Partial<CapabilityFlags>): CapabilityMatrix =>
  matrixOf(readMentions(flags).flatMap(cellsOfMention))

/** One capability that flags speak of, and all that is said of it. */
export interface Mention extends Omit<Cell, 'action'> {
  readonly actions: readonly Action[]
}

/** What flags say, capability by capability; `none` for ACTIONS says that it shall have none. */
function readMentions({ dataset = [], view = [], org = [] }: Partial<CapabilityFlags>): Mention[] {
  return [
    ...dataset.flatMap((value) => parseNamed('dataset', value)),
    ...view.flatMap((value) => parseNamed('view', value)),
    ...org.flatMap((value) => parseGrants('organisation', '', value)),
  ]
}

const cellsOfMention = ({ actions, ...where }: Mention): Cell[] =>
  actions.map((action) => ({ ...where, action }))

/** The matrix with each capability that the flags speak of as they say; all others stay. */
export function editedByFlags(
  matrix: CapabilityMatrix,
  flags: Partial<CapabilityFlags>,
): CapabilityMatrix {
  const mentions = readMentions(flags)
  const isSpokenOf = (cell: Cell): boolean =>
    mentions.some(
      ({ area, target, capability }) =>
        cell.area === area && cell.target === target && cell.capability === capability,
    )
  const staying = cellsOf(matrix).filter((cell) => !isSpokenOf(cell))
  return withNewerOf(matrixOf([...staying, ...mentions.flatMap(cellsOfMention)]), matrix)
}

/**
 * A name may hold a colon and a list of grants cannot, so the last colon parts them. The name may
 * come as it is or as we print it.
 */
function parseNamed(area: 'dataset' | 'view', value: string): Mention[] {
  const colon = value.lastIndexOf(':')
  if (colon < 1) throw unreadable(value, `--${area} 'NAME:query=read'`)
  const target = sanitise(restore(value.slice(0, colon)))
  return parseGrants(area, target, value.slice(colon + 1))
}

function parseGrants(area: Area, target: string, value: string): Mention[] {
  return value.split(',').map((grant) => {
    const [said = '', list, ...rest] = grant.split('=')
    if (list === undefined || rest.length > 0) throw unreadable(grant, 'CAPABILITY=ACTIONS')
    const capability = capabilitySaid(area, said)
    if (!capability) throw unknownCapability(area, said)
    return { area, target, capability: capability.key, actions: parseActions(capability, list) }
  })
}

function capabilitySaid(area: Area, said: string): Capability | undefined {
  return capabilitiesOf(area).find(({ key, label, consoleLabel }) =>
    [key, label, consoleLabel ?? key].some((name) => plain(name) === plain(said)),
  )
}

/** `Access control`, `access-control` and `AccessControl` are one name. */
const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '')

function parseActions(capability: Capability, list: string): Action[] {
  if (list.toLowerCase() === 'none') return []
  const words = list
    .toLowerCase()
    .split('+')
    .flatMap((word) => (/^[crud]+$/.test(word) ? [...word] : [word]))
  return words.map((word) => {
    const action = actions.find((each) => each === word || each[0] === word)
    if (!action || !capability.actions.includes(action))
      throw invalidAction(capability.key, action ?? word, capability.actions)
    return action
  })
}

/** The flags that ask for this matrix, fit to be shown. */
export function capabilityFlags(matrix: CapabilityMatrix): CapabilityFlags {
  const { datasetCapabilities, viewCapabilities, orgCapabilities } = matrixOf(cellsOf(matrix))
  const named = (targets: CapabilityMatrix['datasetCapabilities']): string[] =>
    Object.entries(targets).map(([name, grants]) => `${name}:${sayGrants(grants).join(',')}`)
  return {
    dataset: named(datasetCapabilities),
    view: named(viewCapabilities),
    org: sayGrants(orgCapabilities),
  }
}

/** `ingest=create`, … of one dataset, view or organisation. */
export const sayGrants = (grants: Readonly<Record<string, readonly string[]>>): string[] =>
  Object.entries(grants).map(
    ([key, list]) => `${key}=${list.length === actions.length ? 'crud' : list.join('+')}`,
  )

/** A text for each capability: `http-logs:ingest=create`, `monitors=read+update`. */
export function capabilityTexts(matrix: CapabilityMatrix): string[] {
  const { datasetCapabilities, viewCapabilities, orgCapabilities } = matrixOf(cellsOf(matrix))
  const named = (targets: CapabilityMatrix['datasetCapabilities']): string[] =>
    Object.entries(targets).flatMap(([name, grants]) =>
      sayGrants(grants).map((grant) => `${name}:${grant}`),
    )
  return [...named(datasetCapabilities), ...named(viewCapabilities), ...sayGrants(orgCapabilities)]
}

/** The same as words of a command line: `--dataset`, `http-logs:ingest=create`, … */
export function capabilityWords(matrix: CapabilityMatrix): string[] {
  const { dataset, view, org } = capabilityFlags(matrix)
  return [
    ...dataset.flatMap((value) => ['--dataset', value]),
    ...view.flatMap((value) => ['--view', value]),
    ...org.flatMap((value) => ['--org', value]),
  ]
}

function unreadable(said: string, form: string): ProblemError {
  return new ProblemError({
    kind: 'usage',
    code: 'unreadable-capability',
    title: `“${sanitise(said)}” is no capability with its actions.`,
    nextSteps: [
      { text: `Write it as ${form}, for example --dataset 'http-logs:ingest=create,query=read'.` },
    ],
  })
}
