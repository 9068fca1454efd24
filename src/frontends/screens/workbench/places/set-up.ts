import { type Desk, openDesk } from '#src/frontends/screens/workbench/desk.ts'
import type { Shell } from '#src/frontends/screens/workbench/shell.ts'
import type { Asker } from '#src/jobs/flows/asker.ts'
import type { LeftSetUp } from '#src/jobs/flows/left-set-up.ts'
import type { Given } from '#src/jobs/flows/run.ts'
import type { Workbench } from '#src/workbench.ts'

/**
 * Runs the guided set-up of the product on the screen; its end may lead from practice to one's own
 * tenant.
 *
 * @param before one that was left, to go on with
 * @param tell hears of what was answered when it is left before anything was written, and of
 *   nothing once it is done
 */
export async function setUp(
  shell: Shell,
  before: LeftSetUp | undefined,
  tell: (left: LeftSetUp | undefined) => void,
): Promise<void> {
  const { desk } = shell
  await shell.run(async (asker) => {
    const tenant = desk.target === undefined ? {} : { tenant: desk.target.origin }
    const guide = await guideAt(desk)
    try {
      const given = { ...tenant, ...before?.given }
      const { next, profile } = await guide(desk.workbench, asker, given, tell)
      tell(undefined)
      if (next === 'own-tenant') shell.finish('own-tenant')
      else if (profile !== undefined && desk.target === undefined)
        shell.workAt(await openDesk(desk.workbench, { profile }))
    } finally {
      // The set-up drops the secrets of this run when it is done.
      desk.forgetSignIn()
    }
  })
}

type Guide = (
  workbench: Workbench,
  asker: Asker,
  given: Given,
  tell: (left: LeftSetUp) => void,
) => Promise<{ readonly next?: 'own-tenant'; readonly profile?: string }>

const guideAt = async ({ target }: Desk): Promise<Guide> =>
  target?.provider === 'axiom'
    ? (await import('#src/jobs/flows/axiom/run-set-up.ts')).runAxiomSetUp
    : (await import('#src/jobs/flows/run-set-up.ts')).runSetUp
