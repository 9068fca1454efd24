import { type Area, actions, capabilitiesOf } from '#src/domain/capabilities.ts'
import type { CapabilityMatrix, Grants } from '#src/domain/capability-matrix.ts'
import type { Block } from '#src/frontends/screens/workbench/place.ts'
import type { Row } from '#src/frontends/ui/row.ts'
import { symbols } from '#src/frontends/ui/theme.ts'
import { fill, widthOf } from '#src/frontends/ui/width.ts'

const cellWidth = 8

/** What a token may do, a grid for each dataset, each view and the organisation. Read only. */
export function gridBlocks(matrix: CapabilityMatrix): Block[] {
  const targets: readonly [Area, string, Grants][] = [
    ...Object.entries(matrix.datasetCapabilities).map(([name, grants]): [Area, string, Grants] => [
      'dataset',
      `Dataset ${name}`,
      grants,
    ]),
    ...Object.entries(matrix.viewCapabilities).map(([name, grants]): [Area, string, Grants] => [
      'view',
      `View ${name}`,
      grants,
    ]),
    ...(Object.keys(matrix.orgCapabilities).length === 0
      ? []
      : [['organisation', 'The organisation', matrix.orgCapabilities] as [Area, string, Grants]]),
  ]
  return targets.map(([area, heading, grants]) => ({
    heading,
    rows: () => gridRows(area, grants),
  }))
}

/** Only capabilities that are given; a dot where a capability has no such action. */
function gridRows(area: Area, grants: Grants): Row[] {
  const known = capabilitiesOf(area)
  const given = Object.entries(grants).filter(([, list]) => list.length > 0)
  const labelOf = (key: string): string => known.find((one) => one.key === key)?.label ?? key
  const labelWidth = Math.max(0, ...given.map(([key]) => widthOf(labelOf(key)))) + 2
  const lead = `  ${' '.repeat(labelWidth)}`
  return [
    [{ text: lead + actions.map((action) => fill(action, cellWidth)).join(''), tone: 'subdued' }],
    ...given.map(([key, list]): Row => {
      const capability = known.find((one) => one.key === key)
      return [
        { text: `  ${fill(labelOf(key), labelWidth)}` },
        ...actions.map((action) => {
          const has = list.includes(action)
          const text = has ? symbols.good : capability?.actions.includes(action) ? '–' : ' '
          const destroys = has && (capability?.destroys?.includes(action) ?? false)
          return {
            text: fill(destroys ? `${text}!` : text, cellWidth),
            tone: destroys ? ('caution' as const) : has ? ('good' as const) : ('subdued' as const),
          }
        }),
      ]
    }),
  ]
}
