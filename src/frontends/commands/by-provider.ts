import type { Profile } from '#src/local/profiles/profile.ts'
import type { CommandContext, Handler } from './command.ts'

type Load<Words extends unknown[]> = () => Promise<Handler<Words>>

/** The handler of the product that the command's tenant is of; only that one is loaded. */
export const byProvider =
  <Words extends unknown[]>(handlers: Readonly<Record<Profile['provider'], Load<Words>>>) =>
  async (): Promise<Handler<Words>> =>
  async (context, ...words) => {
    const handler = await handlers[await providerOf(context)]()
    return handler(context, ...words)
  }

/** Where no tenant can be told, each handler says so, among what else it may have to say first. */
async function providerOf({ workbench, globals }: CommandContext): Promise<Profile['provider']> {
  // Loaded only now: this file is part of declaring commands.
  const { targetOf } = await import('#src/jobs/queries/target.ts')
  try {
    return (await targetOf(workbench, globals)).provider
  } catch {
    return 'atlan'
  }
}
