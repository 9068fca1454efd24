import { openDesk } from '#src/frontends/screens/workbench/desk.ts'
import type { Shell } from '#src/frontends/screens/workbench/shell.ts'

/** Runs the guided set-up on the screen; its end may lead from practice to one's own tenant. */
export async function setUp(shell: Shell): Promise<void> {
  const { desk } = shell
  await shell.run(async (asker) => {
    const { runSetUp } = await import('#src/jobs/flows/run-set-up.ts')
    const given = desk.target === undefined ? {} : { tenant: desk.target.origin }
    try {
      const { next, profile } = await runSetUp(desk.workbench, asker, given)
      if (next === 'own-tenant') shell.finish('own-tenant')
      else if (profile !== undefined && desk.target === undefined)
        shell.workAt(await openDesk(desk.workbench, { profile }))
    } finally {
      // The set-up drops the secrets of this run when it is done.
      desk.forgetSignIn()
    }
  })
}
