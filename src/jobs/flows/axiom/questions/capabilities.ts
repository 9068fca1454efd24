import { type Area, capabilitiesOf } from '#src/domain/capabilities.ts'
import { readCapabilityFlags, sayGrants } from '#src/domain/capability-flags.ts'
import { type CapabilityMatrix, cellsOf } from '#src/domain/capability-matrix.ts'
import { grantsOfPreset, presets } from '#src/domain/capability-presets.ts'
import { explainMatrix, sayCapability, sayExplanation } from '#src/domain/capability-words.ts'
import { texts } from '#src/jobs/flows/input.ts'
import type { Input, MatrixPreset, MatrixQuestion, MatrixRow } from '#src/jobs/flows/question.ts'

const wordsOf = {
  dataset: { flag: '--dataset', of: 'each dataset', placeholder: 'ingest=create,query=read' },
  view: { flag: '--view', of: 'each view', placeholder: 'query=read' },
  organisation: { flag: '--org', of: 'the organisation', placeholder: 'monitors=crud' },
} as const

/**
 * What the token may do with each of some datasets, of some views, or with the organisation. Nothing
 * is an answer, too: that a token may do something at all is seen when the plan is made.
 */
export function capabilitiesQuestion<Key extends string>(
  key: Key,
  {
    area,
    subjects,
    step,
    name,
    dependsOn = [],
  }: {
    readonly area: Area
    /** Names of the datasets or views; `['']` for the organisation. */
    readonly subjects: readonly string[]
    readonly step: string
    /** The token's. */
    readonly name: string
    readonly dependsOn?: readonly string[]
  },
): MatrixQuestion<Key, CapabilityMatrix> {
  const { flag, of, placeholder } = wordsOf[area]
  const read = (input: Input): CapabilityMatrix =>
    readCapabilityFlags({ [area === 'organisation' ? 'org' : area]: texts(input) })
  return {
    kind: 'matrix',
    key,
    step,
    ask: `What may “${name}” do with ${of}?`,
    checking: 'Reading the capabilities',
    subjects,
    rows: rowsOf(area),
    presets: presetsOf(area),
    placeholder,
    dependsOn,
    flag,
    fallback: [],
    explain: (input) => {
      const said = explainMatrix(read(input)).map(sayExplanation)
      return said.length === 0 ? ['It may do nothing there.'] : said
    },
    answer: async (input) => ({ value: read(input) }),
    say: (matrix) => sayCount(cellsOf(matrix).length),
  }
}

const sayCount = (count: number): string =>
  count === 0 ? 'nothing' : `${count} ${count === 1 ? 'permission' : 'permissions'}`

const rowsOf = (area: Area): MatrixRow[] =>
  capabilitiesOf(area).map(({ key, label, actions, destroys = [], raises = [] }) => ({
    key,
    label,
    actions,
    dangers: actions.filter((action) => destroys.includes(action) || raises.includes(action)),
    means: sayCapability(area, key),
  }))

const presetsOf = (area: Area): MatrixPreset[] =>
  presets.flatMap((preset) => {
    const grants = grantsOfPreset(preset, area)
    if (grants === undefined) return []
    return [{ name: preset.name, label: `for ${preset.job}`, grants: sayGrants(grants).join(',') }]
  })
