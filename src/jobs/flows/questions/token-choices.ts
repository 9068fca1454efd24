import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { sayNames } from '#src/domain/some-of.ts'
import { texts } from '#src/jobs/flows/input.ts'
import type { ChoicesQuestion } from '#src/jobs/flows/question.ts'

type TokensQuestion<Token> = ChoicesQuestion<'tokens', readonly Token[]>

/** Where a question for tokens finds them, and how they are named in a command. */
export interface TokenChoices<Token>
  extends Pick<TokensQuestion<Token>, 'options' | 'toFlags' | 'toArguments'> {
  readonly whose: 'tenant' | 'organisation'
  /** @param refs at least one: ids or names, as they were typed or chosen */
  find(refs: readonly string[], signal: AbortSignal): Promise<readonly Token[]>
}

/** Which tokens, of those that are listed. */
export const tokenChoices = <Token extends { readonly name: string }>({
  whose,
  find,
  ...its
}: TokenChoices<Token>): TokensQuestion<Token> => ({
  ...its,
  kind: 'choices',
  key: 'tokens',
  step: 'Tokens',
  ask: 'Which tokens?',
  checking: 'Finding the tokens',
  empty: `This ${whose} has no API token yet.`,
  flag: '--token',
  async answer(input, signal) {
    const refs = texts(input)
    if (refs.length === 0) throw new ProblemError(noneNamed)
    return { value: await find(refs, signal) }
  },
  say: (tokens) => sayNames(tokens.map(({ name }) => name)),
})

const noneNamed: Problem = {
  kind: 'usage',
  code: 'no-token',
  title: 'No token was named.',
  nextSteps: [{ text: 'Name one or more: --token ID, client id or exact name.' }],
}
