import { ProblemError } from '#src/domain/problem.ts'
import type { Profile } from '#src/local/profiles/profile.ts'
import type { CommandContext, Handler } from './command.ts'

type Load<Words extends unknown[]> = () => Promise<Handler<Words>>

/** The handler of the product that the command's tenant is of; only that one is loaded. */
export const byProvider =
  <Words extends unknown[]>(handlers: Readonly<Record<Profile['provider'], Load<Words>>>) =>
  async (): Promise<Handler<Words>> =>
  async (context, ...words) => {
    const provider = await providerOf(context)
    refuseForeign(provider, words)
    const handler = await handlers[provider]()
    return handler(context, ...words)
  }

/** Options that only one product has, by the names under which the parser gives them. */
const ownOptions: Readonly<Record<Profile['provider'], readonly string[]>> = {
  atlan: ['persona', 'name', 'bearerFrom', 'withoutGrants'],
  axiom: ['dataset', 'view', 'org', 'preset', 'from'],
}

/**
 * An option that the product does not know is never just left out: the token would be another one
 * than was asked for.
 *
 * @throws ProblemError `option-of-axiom` or `option-of-atlan` (usage)
 */
function refuseForeign(provider: Profile['provider'], words: readonly unknown[]): void {
  const other = provider === 'atlan' ? 'axiom' : 'atlan'
  const options = words.at(-1)
  if (typeof options !== 'object' || options === null) return
  const foreign = ownOptions[other].find((name) => name in options)
  // `find` and `probe`, which take no other words, read a value --from somewhere, on both.
  if (foreign === undefined || (foreign === 'from' && words.length === 1)) return
  const flag = `--${foreign.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  throw new ProblemError({
    kind: 'usage',
    code: `option-of-${other}`,
    title: `${flag} is for ${names[other]}, and this tenant is ${names[provider]}’s. Nothing was written.`,
    nextSteps: [{ text: 'Leave it out, or choose another profile.' }],
  })
}

const names = { atlan: 'Atlan', axiom: 'Axiom' }

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
