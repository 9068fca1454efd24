import * as z from 'zod/mini'
import {
  type CapabilityMatrix,
  cellsOf,
  type Grants,
  matrixOf,
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
export const tidy = (matrix: CapabilityMatrix): CapabilityMatrix => matrixOf(cellsOf(matrix))

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
  return { datasetCapabilities, ...(views && { viewCapabilities }), orgCapabilities }
}
