import { readCapabilityFlags } from '#src/domain/capability-flags.ts'
import {
  type CapabilityMatrix,
  cellsOf,
  differenceOf,
  matrixOf,
  refuseEmpty,
  withNewerOf,
} from '#src/domain/capability-matrix.ts'
import {
  type CapabilityPreset,
  matrixOfPreset,
  presetNamed,
  presets,
} from '#src/domain/capability-presets.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'

/** What was said of a token's capabilities: all of it adds up. */
export interface CapabilityWishes {
  /** `NAME:CAP=ACTIONS[,…]`; with a preset also a name alone. */
  readonly dataset: readonly string[]
  readonly view: readonly string[]
  readonly org: readonly string[]
  readonly preset?: string
  /** Of a token that exists: what is newer than this program comes along. */
  readonly like?: CapabilityMatrix
  /** Out of a file. */
  readonly from?: CapabilityMatrix
}

export interface WantedCapabilities {
  readonly capabilities: CapabilityMatrix
  /** The preset that it started from, and what of it the preset does not give. */
  readonly preset?: CapabilityPreset
  readonly wider: CapabilityMatrix
}

/**
 * All that was asked for.
 *
 * @throws ProblemError of kind `usage`: `unknown-preset`, `preset-needs-names`, `no-capability`, and
 *   what flags that cannot be read are refused with
 */
export function wantedCapabilities(wishes: CapabilityWishes): WantedCapabilities {
  const preset = wishes.preset === undefined ? undefined : presetSaid(wishes.preset)
  const datasets = partsOf(wishes.dataset, preset !== undefined)
  const views = partsOf(wishes.view, preset !== undefined)
  const said = readCapabilityFlags({
    dataset: datasets.grants,
    view: views.grants,
    org: wishes.org,
  })
  const given =
    preset &&
    matrixOfPreset(
      preset,
      [...datasets.names, ...Object.keys(said.datasetCapabilities)],
      [...views.names, ...Object.keys(said.viewCapabilities)],
    )
  const none = matrixOf([])
  const parts = [wishes.like ?? none, wishes.from ?? none, given ?? none, said]
  const capabilities = withNewerOf(matrixOf(parts.flatMap(cellsOf)), wishes.like ?? none)
  if (preset !== undefined && given !== undefined && cellsOf(given).length === 0)
    throw new ProblemError(needsNames(preset))
  refuseEmpty(capabilities)
  const wider = matrixOf(differenceOf(given ?? capabilities, capabilities).added)
  return { capabilities, wider, ...(preset === undefined ? {} : { preset }) }
}

/** Beside a preset, a name alone says what the preset is for. */
function partsOf(values: readonly string[], withPreset: boolean) {
  const isName = (value: string) =>
    withPreset && !value.slice(value.lastIndexOf(':') + 1).includes('=')
  return {
    names: values.filter(isName).map(sanitise),
    grants: values.filter((value) => !isName(value)),
  }
}

function presetSaid(name: string): CapabilityPreset {
  const preset = presetNamed(name)
  if (preset === undefined) throw new ProblemError(unknownPreset(name))
  return preset
}

const unknownPreset = (name: string): Problem => ({
  kind: 'usage',
  code: 'unknown-preset',
  title: `There is no preset “${sanitise(name)}”.`,
  nextSteps: [
    {
      text: `Valid are: ${presets.map((preset) => preset.name).join(', ')}.`,
      command: 'tokenbench capabilities',
    },
  ],
})

const needsNames = ({ name, view }: CapabilityPreset): Problem => ({
  kind: 'usage',
  code: 'preset-needs-names',
  title: `The preset “${name}” is about datasets, and none is named.`,
  nextSteps: [
    {
      text: `Name those that it is for: --dataset NAME${view === undefined ? '' : ' or --view NAME'}.`,
    },
  ],
})
