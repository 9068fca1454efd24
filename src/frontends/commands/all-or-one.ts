import { type Problem, ProblemError } from '#src/domain/problem.ts'
import type { Handler } from './command.ts'

type Load<Options> = () => Promise<Handler<[Options]>>

/**
 * The handler for all profiles where `--all` is given, else that of the selected one.
 * @throws ProblemError `all-and-one` (usage) where a profile or a tenant is named besides
 */
export const allOrOne =
  <Options extends object>({ all, one }: Record<'all' | 'one', Load<Options>>): Load<Options> =>
  async () =>
  async (context, options) => {
    const { profile, url } = context.globals
    const wantsAll = 'all' in options && options.all === true
    if (wantsAll && (profile ?? url) !== undefined) throw new ProblemError(allAndOne)
    const handler = await (wantsAll ? all() : one())
    return handler(context, options)
  }

const allAndOne: Problem = {
  kind: 'usage',
  code: 'all-and-one',
  title: '--all asks every profile, so --profile and --url have no place beside it.',
  nextSteps: [{ text: 'Leave out the one or the other.' }],
}
