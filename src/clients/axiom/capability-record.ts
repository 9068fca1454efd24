import * as z from 'zod/mini'
import {
  type CapabilityMatrix,
  cellsOf,
  type Grants,
  matrixOf,
  type Newer,
  withNewerOf,
} from '#src/domain/capability-matrix.ts'
import { restore, sanitise } from '#src/domain/sanitise.ts'

/**
 * An object whose keys are names, null and nothing being an empty one. Not `z.record`, which passes
 * over a key that means something to JavaScript.
 */
const named = <T>(value: z.ZodMiniType<T>) =>
  z.pipe(
    z.pipe(
      z.pipe(
        z.nullish(z.custom<object>(isObject)),
        z.transform((object) => Object.entries(object ?? {})),
      ),
      z.array(z.tuple([z.pipe(z.string(), z.transform(sanitise)), value])),
    ),
    z.transform((entries): Readonly<Record<string, T>> => Object.fromEntries(entries)),
  )

const isObject = (value: unknown): boolean => typeof value === 'object' && !Array.isArray(value)

const actions = z.pipe(
  z.nullish(z.array(z.pipe(z.string(), z.transform(sanitise)))),
  z.transform((list) => list ?? []),
)

const grants = named<Grants[string]>(actions)

/** The three members of a token that grant something. What they grant is kept, known or not. */
export const capabilityMembers = {
  datasetCapabilities: named<Grants>(grants),
  viewCapabilities: named<Grants>(grants),
  orgCapabilities: grants,
}

/** The matrix without the lists that grant nothing. */
export const tidy = (matrix: CapabilityMatrix): CapabilityMatrix =>
  withNewerOf(matrixOf(cellsOf(matrix)), matrix)

/**
 * Members that grant something of a kind that this program does not know. Ours: they are told by
 * their names, which end like those of the others; empty ones are none.
 */
export function newerMembers(record: Readonly<Record<string, unknown>>): { newer?: Newer } {
  const found = Object.entries(record).filter(
    ([name, value]) =>
      name.endsWith('Capabilities') &&
      !Object.hasOwn(capabilityMembers, name) &&
      typeof value === 'object' &&
      value !== null &&
      Object.keys(value).length > 0,
  )
  if (found.length === 0) return {}
  return { newer: textsWith(sanitise, Object.fromEntries(found)) }
}

/** The same JSON with all of its texts, names too, made into others. */
function textsWith(make: (text: string) => string, members: Newer): Newer {
  const remade = (value: unknown): unknown => {
    if (typeof value === 'string') return make(value)
    if (Array.isArray(value)) return value.map(remade)
    return typeof value === 'object' && value !== null ? ofObject(value) : value
  }
  const ofObject = (object: object): Newer =>
    Object.fromEntries(Object.entries(object).map(([name, value]) => [make(name), remade(value)]))
  return ofObject(members)
}

/** As a request holds it; views only where there are some, since not every server knows them. */
export function capabilitiesJson(matrix: CapabilityMatrix): object {
  const cells = cellsOf(matrix).map((cell) => ({
    ...cell,
    target: restore(cell.target),
    capability: restore(cell.capability),
    action: restore(cell.action),
  }))
  const { datasetCapabilities, viewCapabilities, orgCapabilities } = matrixOf(cells)
  const views = Object.keys(viewCapabilities).length > 0
  const newer = textsWith(restore, matrix.newer ?? {})
  return { ...newer, datasetCapabilities, ...(views && { viewCapabilities }), orgCapabilities }
}
