import type { AxiomTokenContent } from '#src/domain/axiom-plan.ts'
import { capabilityNamed } from '#src/domain/capabilities.ts'
import { capabilityTexts } from '#src/domain/capability-flags.ts'
import {
  type CapabilityMatrix,
  type Cell,
  cellsOf,
  differenceOf,
  matrixOf,
} from '#src/domain/capability-matrix.ts'
import {
  dangersOf,
  destroysEverywhere,
  explainMatrix,
  sayCell,
  sayExplanation,
} from '#src/domain/capability-words.ts'
import type { Change, PlanObject, PlanWarning } from '#src/domain/plan.ts'

const areas = [
  ['datasetCapabilities', 'dataset'],
  ['viewCapabilities', 'view'],
  ['orgCapabilities', 'organisation'],
] as const

/** What a token that is to be made consists of, as changes of nothing. */
export function changesOfNewToken(object: PlanObject, content: AxiomTokenContent): Change[] {
  const { name, description, expiresAt, capabilities } = content
  const field = (field: string, after: unknown): Change => ({
    object,
    field,
    before: null,
    after,
    added: [],
    removed: [],
  })
  return [
    field('name', name),
    field('description', description),
    field('expiresAt', expiresAt ?? 'never'),
    ...capabilityChanges(object, matrixOf([]), capabilities),
  ]
}

/** What is given and taken, by area; areas in which nothing is before or after are left out. */
export function capabilityChanges(
  object: PlanObject,
  before: CapabilityMatrix,
  after: CapabilityMatrix,
): Change[] {
  const { added, removed } = differenceOf(before, after)
  return areas.flatMap(([field, area]): Change[] => {
    const mine = (cells: readonly Cell[]) =>
      capabilityTexts(matrixOf(cells.filter((cell) => cell.area === area)))
    const [was, is] = [mine(cellsOf(before)), mine(cellsOf(after))]
    if (was.length + is.length === 0) return []
    return [{ object, field, before: was, after: is, added: mine(added), removed: mine(removed) }]
  })
}

/** What power is given, in words, and which of it deserves a second look. */
export function grantWarnings(name: string, matrix: CapabilityMatrix): PlanWarning[] {
  const { destroys, raises } = dangersOf(matrix)
  const unknown = cellsOf(matrix).filter(
    ({ area, capability, action }) =>
      !capabilityNamed(area, capability)?.actions.some((each) => each === action),
  )
  const list = (cells: readonly Cell[]) => cells.map(sayCell).join('; ')
  const warn = (code: string, cells: readonly Cell[], text: string): PlanWarning[] =>
    cells.length === 0 ? [] : [{ code, text: `${text} ${list(cells)}.` }]
  return [
    ...explainMatrix(matrix).map((one) => ({ code: 'grants', text: sayExplanation(one) })),
    ...warn('destroys', destroys, `“${name}” can destroy what nobody can bring back:`),
    ...warn('raises', raises, `Whoever holds “${name}” can get more rights than it has:`),
    ...(destroysEverywhere(matrix)
      ? [
          {
            code: 'destroys-everywhere',
            text: `“${name}” can destroy something in every dataset, also in those to come.`,
          },
        ]
      : []),
    ...warn('newer', unknown, 'Newer than this program, and taken over as they are:'),
  ]
}

/** @param name of the token that is to be made */
export const neverEnds = (name: string): PlanWarning => ({
  code: 'long-lived',
  text: `“${name}” will never expire. If it leaks, it leaks until somebody deletes it.`,
})
