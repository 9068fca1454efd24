import { problemOf } from '#src/domain/problem.ts'
import type { Target } from '#src/jobs/queries/target.ts'
import type { CommandContext } from './command.ts'

/**
 * Work that may ask a person how the vault's key is kept. Who then chooses `none` is not asked
 * again through this profile; what a flag or the environment says is for this run alone.
 */
export async function rememberingNoVault<T>(
  { workbench, globals }: Pick<CommandContext, 'workbench' | 'globals'>,
  { kept }: Pick<Target, 'kept'>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    const isSaid = globals.vaultKey !== undefined || workbench.environment.TOKENBENCH_VAULT_KEY
    const isChosen = problemOf(thrown).code === 'vault-none' && !isSaid
    if (isChosen && kept !== undefined && kept.vaultKey === undefined)
      await workbench.profiles.set(kept.name, { vaultKey: 'none' })
    throw thrown
  }
}
