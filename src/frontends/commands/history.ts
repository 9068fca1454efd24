import { sayDistance } from '#src/domain/duration.ts'
import { sayPlanState } from '#src/frontends/words/plan-state.ts'
import { historyOf, type PastPlan, pastPlanJson } from '#src/jobs/queries/history.ts'
import type { PlanRecord } from '#src/local/journal/plan-record.ts'
import type { Workbench } from '#src/workbench.ts'
import type { CommandContext, Output } from './command.ts'
import { textTable } from './text-table.ts'

/** `history`: what was planned on this machine and what became of it, the newest first. */
export async function history(context: CommandContext): Promise<Output> {
  const { workbench } = context
  const isMeant = await meantPlans(context)
  const past = (await historyOf(await workbench.journal.plans())).filter(({ plan }) =>
    isMeant(plan),
  )
  return {
    json: { history: past.map(pastPlanJson), total: past.length },
    text: await tableOf(past, workbench.clock.now()),
  }
}

/** Those of the profile that the words name. The journal is one, whatever a prompt works with. */
export const meantPlans = ({ workbench, globals, isPromptsTenant }: CommandContext) =>
  plansOf(workbench, isPromptsTenant ? undefined : globals.profile)

/**
 * Which plans belong to a profile: those that went through it, and those that went to its tenant
 * through none. All, when no profile is said.
 */
export async function plansOf(
  { profiles }: Workbench,
  name: string | undefined,
): Promise<(plan: PlanRecord) => boolean> {
  if (name === undefined) return () => true
  const { baseUrl } = await profiles.get(name)
  return ({ profile, origin }) => (profile === undefined ? origin === baseUrl : profile === name)
}

async function tableOf(past: readonly PastPlan[], now: Date): Promise<string> {
  if (past.length === 0) return 'Nothing was written from here yet.'
  const rows = past.map(({ plan, ...state }) => [
    plan.id,
    sayDistance(plan.at, now),
    plan.profile ?? new URL(plan.origin).host,
    plan.title,
    sayPlanState(state),
  ])
  return textTable(['id', 'when', 'profile', 'what', 'state'], rows)
}
