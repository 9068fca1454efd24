import { type Area, actions, type Capability, capabilities } from '#src/domain/capabilities.ts'
import { presets } from '#src/domain/capability-presets.ts'
import { sayCapability } from '#src/domain/capability-words.ts'
import type { Output } from '#src/frontends/commands/command.ts'
import { textTable } from '#src/frontends/commands/text-table.ts'

/** `capabilities`: all that an Axiom token can be given. It needs no profile and asks nobody. */
export async function listCapabilities(): Promise<Output> {
  return {
    json: {
      capabilities: capabilities.map(capabilityJson),
      presets,
      total: capabilities.length,
    },
    text: tables,
  }
}

async function tables(): Promise<string> {
  const ofAreas = areas.map(async ({ area, title }) => {
    const rows = capabilities.filter((capability) => capability.area === area).map(row)
    return `${title}\n${await textTable(['', ...actions, 'label', 'may'], rows)}\n`
  })
  const ofPresets = presets.map(({ name, job }) => [name, job])
  return [
    ...(await Promise.all(ofAreas)),
    'x: an action that the capability has; !: it destroys something for good, or gets the token more rights.',
    'Presets:',
    await textTable(['', 'for'], ofPresets),
  ].join('\n')
}

const areas: readonly { area: Area; title: string }[] = [
  {
    area: 'dataset',
    title: 'Of a dataset: --dataset NAME:CAP=ACTIONS; the name * is every dataset',
  },
  { area: 'view', title: 'Of a view: --view NAME:CAP=ACTIONS' },
  { area: 'organisation', title: 'Of the organisation: --org CAP=ACTIONS' },
]

const isDangerous = ({ destroys = [], raises = [] }: Capability, action: string): boolean =>
  [...destroys, ...raises].some((each) => each === action)

const row = (capability: Capability): string[] => [
  capability.key,
  ...actions.map((action) => {
    if (!capability.actions.includes(action)) return ''
    return isDangerous(capability, action) ? 'x!' : 'x'
  }),
  capability.label,
  sayCapability(capability.area, capability.key),
]

function capabilityJson(capability: Capability): object {
  const { area, key: name, actions, label, consoleLabel, destroys = [], raises = [] } = capability
  return {
    area,
    name,
    actions,
    label,
    consoleLabel: consoleLabel ?? null,
    may: sayCapability(area, name),
    destroys,
    raises,
  }
}
