import { type Outcome, outcomeJson } from '#src/domain/plan.ts'
import { endingLines } from '#src/frontends/plain/ending-lines.ts'
import type { Asker, Ending } from '#src/jobs/flows/asker.ts'
import type { LeftSetUp } from '#src/jobs/flows/left-set-up.ts'
import type { Given } from '#src/jobs/flows/run.ts'
import { targetOf } from '#src/jobs/queries/target.ts'
import type { Workbench } from '#src/workbench.ts'
import type { CommandContext, Output } from './command.ts'
import { exitCodeOfOutcomes } from './exit-code.ts'

type Guide = (
  workbench: Workbench,
  asker: Asker,
  given: Given,
  tell: (left: LeftSetUp) => void,
) => Promise<SetUpEnd>

const guides: Readonly<Record<'atlan' | 'axiom', () => Promise<Guide>>> = {
  atlan: async () => (await import('#src/jobs/flows/run-set-up.ts')).runSetUp,
  axiom: async () => (await import('#src/jobs/flows/axiom/run-set-up.ts')).runAxiomSetUp,
}

/** `setup`: the guided way from nothing to a token that may do what it is for; at a profile’s tenant. */
export async function setup(
  context: CommandContext,
  { provider }: { provider: keyof typeof guides },
): Promise<Output> {
  const { url, profile } = context.globals
  const named = profile === undefined ? undefined : await targetOf(context.workbench, { profile })
  const run = await guides[named?.provider ?? provider]()
  const guide = (own: CommandContext, tenant: string | undefined) =>
    sayingWhatIsLeft(own, (tell) =>
      own.guided((asker) =>
        run(own.workbench, asker, tenant === undefined ? {} : { tenant }, tell),
      ),
    )
  const first = await guide(context, url ?? named?.origin)
  if (first.next !== 'own-tenant') return outputOf(context, first)
  return context.withoutPractice(async (own) => outputOf(own, await guide(own, undefined)))
}

/** Who leaves half-way reads how to go on, once the screen is theirs again. */
async function sayingWhatIsLeft<T>(
  { stderr }: CommandContext,
  job: (tell: (left: LeftSetUp) => void) => Promise<T>,
): Promise<T> {
  let left: LeftSetUp | undefined
  try {
    return await job((said) => {
      left = said
    })
  } finally {
    if (left !== undefined)
      stderr.write(`Nothing was created. To go on with “${left.name}”:\n  ${left.command}\n`)
  }
}

/** What both products' set-ups end in. */
interface SetUpEnd {
  readonly ending: Ending
  readonly applied: { readonly outcomes: readonly Outcome[]; readonly interrupted: boolean }
  readonly next?: 'own-tenant'
  readonly profile?: string
}

/** A full screen is gone when it ends: what is worth keeping is then said once more. */
function outputOf(context: CommandContext, { ending, applied, profile }: SetUpEnd): Output {
  const said = context.fullScreen ? endingLines(ending) : []
  const kept = profile === undefined ? [] : [`Profile ${profile} is set up for next time.`]
  return {
    json: { outcomes: applied.outcomes.map(outcomeJson) },
    text: [...said, ...kept].join('\n'),
    exitCode: exitCodeOfOutcomes(applied.outcomes, applied.interrupted),
  }
}
