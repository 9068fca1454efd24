import type { Leftover } from '#src/local/leftover.ts'
import type { CommandContext, Output } from './command.ts'
import { confirmRemoval } from './confirm-removal.ts'
import { plansOf } from './history.ts'

/** `forget`: wipes what is kept of one profile, or of all, and says what it cannot reach. */
export async function forget(context: CommandContext): Promise<Output> {
  const { workbench, globals, signal } = context
  const { stateFolder, environment } = workbench
  const name = globals.profile
  const names =
    name === undefined
      ? await workbench.profiles.list().then(
          (profiles) => profiles.map((profile) => profile.name),
          // Damaged or newer: it goes all the same.
          () => [],
        )
      : [(await workbench.profiles.get(name)).name]
  const title = name === undefined ? 'Forget everything kept here' : `Forget profile ${name}`
  const lines = [
    ...names.map((profile) => `profile ${profile}`),
    name === undefined
      ? `the vault with every secret in it, journal and history, in ${stateFolder}`
      : 'its credential, and the secrets of tokens of its tenant unless another profile is for it',
    ...(name === undefined
      ? []
      : [`what the journal has of it (${await journalled(context, name)})`]),
  ]
  if (globals.dryRun)
    return { json: { plan: { title, what: lines } }, text: [title, ...lines].join('\n  ') }
  await confirmRemoval(context, { title, lines })
  const [{ forgetAll, forgetProfile }, { systemKeyring }] = await Promise.all([
    import('#src/local/forget.ts'),
    import('#src/local/secrets/vault/system-keyring.ts'),
  ])
  const settings = { stateFolder, environment, signal, keyring: systemKeyring(environment) }
  const left =
    name === undefined
      ? await forgetAll(settings)
      : await forgetProfile(name, {
          ...settings,
          forgetJournal: async () => {
            await workbench.journal.forget(await plansOf(workbench, name))
          },
        })
  return {
    json: { forgotten: names, left },
    text: [`Forgotten: ${names.join(', ') || 'what there was'}.`, ...leftLines(left)].join('\n'),
  }
}

async function journalled({ workbench }: CommandContext, name: string): Promise<string> {
  const isMeant = await plansOf(workbench, name)
  const { length } = (await workbench.journal.plans()).filter(isMeant)
  return length === 1 ? '1 plan' : `${length} plans`
}

const leftLines = (left: readonly Leftover[]): string[] =>
  left.length === 0 ? [] : ['Out of reach:', ...left.map(({ what, why }) => `- ${what}. ${why}`)]
