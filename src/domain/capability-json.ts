import { type CapabilityMatrix, type Cell, matrixOf, refuseInvalid } from './capability-matrix.ts'
import { ProblemError } from './problem.ts'
import { sanitise } from './sanitise.ts'

/**
 * The capabilities in a document like what `token show --json` prints, or Axiom is sent: an object
 * with `datasetCapabilities`, `viewCapabilities` and `orgCapabilities`. Other members are not looked
 * at; null is nothing.
 *
 * @throws ProblemError of kind `usage`: `unreadable-capabilities`, and what `refuseInvalid` throws
 */
export function readCapabilityJson(text: string): CapabilityMatrix {
  const document = objectOf(parse(text))
  const matrix = matrixOf([
    ...namedCells('dataset', objectOf(document.datasetCapabilities)),
    ...namedCells('view', objectOf(document.viewCapabilities)),
    ...cellsIn('organisation', '', objectOf(document.orgCapabilities)),
  ])
  refuseInvalid(matrix)
  return matrix
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw unreadable()
  }
}

const namedCells = (area: Cell['area'], targets: Readonly<Record<string, unknown>>): Cell[] =>
  Object.entries(targets).flatMap(([target, grants]) =>
    cellsIn(area, sanitise(target), objectOf(grants)),
  )

const cellsIn = (
  area: Cell['area'],
  target: string,
  grants: Readonly<Record<string, unknown>>,
): Cell[] =>
  Object.entries(grants).flatMap(([capability, list]) =>
    textsOf(list).map((action) => ({ area, target, capability, action })),
  )

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  if (value === null || value === undefined) return {}
  if (typeof value !== 'object' || Array.isArray(value)) throw unreadable()
  return { ...value }
}

function textsOf(value: unknown): string[] {
  if (value === null || value === undefined) return []
  if (!Array.isArray(value)) throw unreadable()
  return value.map((each: unknown) => {
    if (typeof each !== 'string') throw unreadable()
    return each
  })
}

const unreadable = (): ProblemError =>
  new ProblemError({
    kind: 'usage',
    code: 'unreadable-capabilities',
    title: 'The file holds no capabilities that could be read.',
    nextSteps: [
      {
        text: 'It is JSON like {"datasetCapabilities":{"http-logs":{"query":["read"]}},"orgCapabilities":{}}; what  token show --json  prints will do.',
      },
    ],
  })
