import { type Area, capabilitiesOf } from '#src/domain/capabilities.ts'
import { capabilityWords, readCapabilityFlags, sayGrants } from '#src/domain/capability-flags.ts'
import { type CapabilityMatrix, cellsOf, everyDataset } from '#src/domain/capability-matrix.ts'
import { type CapabilityPreset, grantsOfPreset, presets } from '#src/domain/capability-presets.ts'
import { explainMatrix, sayCapability } from '#src/domain/capability-words.ts'
import { texts } from '#src/jobs/flows/input.ts'
import { matrixInput } from '#src/jobs/flows/matrix-input.ts'
import type { Input, MatrixPreset, MatrixQuestion, MatrixRow } from '#src/jobs/flows/question.ts'

const wordsOf = {
  dataset: { flag: '--dataset', of: 'each dataset', placeholder: 'ingest=create,query=read' },
  view: { flag: '--view', of: 'each view', placeholder: 'query=read' },
  organisation: { flag: '--org', of: 'the organisation', placeholder: 'monitors=crud' },
} as const

function sayTarget(area: Area, subject: string): string {
  if (area === 'organisation') return 'the organisation'
  return subject === everyDataset ? 'every dataset, also those to come' : `the ${area} ${subject}`
}

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
    preset,
    dependsOn = [],
  }: {
    readonly area: Area
    /** Names of the datasets or views; `['']` for the organisation. */
    readonly subjects: readonly string[]
    readonly step: string
    /** The token's. */
    readonly name: string
    /** What each of them starts from. */
    readonly preset?: CapabilityPreset | undefined
    readonly dependsOn?: readonly string[]
  },
): MatrixQuestion<Key, CapabilityMatrix> {
  const { flag, of, placeholder } = wordsOf[area]
  const read = (input: Input): CapabilityMatrix =>
    readCapabilityFlags({ [area === 'organisation' ? 'org' : area]: texts(input) })
  const startsFrom = presetsOf(area).find((one) => one.name === preset?.name)
  return {
    kind: 'matrix',
    key,
    step,
    ask: `What may “${name}” do with ${of}?`,
    checking: 'Reading the capabilities',
    subjects,
    ...(area === 'organisation' ? {} : { noun: area }),
    askOf: (subject) => `What may “${name}” do with ${sayTarget(area, subject)}?`,
    ...(startsFrom === undefined
      ? {}
      : { startsFrom, initial: matrixInput({ subjects }, () => startsFrom.grants) }),
    rows: rowsOf(area),
    presets: presetsOf(area),
    placeholder,
    dependsOn,
    flag,
    fallback: [],
    explain: (input) => explainMatrix(read(input)),
    answer: async (input) => ({ value: read(input) }),
    toFlags: capabilityWords,
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
