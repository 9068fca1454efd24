import { tokenJson } from '#src/domain/token.ts'
import { sayExpiry } from '#src/frontends/words/expiry.ts'
import type { TokenAccess } from '#src/jobs/queries/token-access.ts'
import {
  type Compared,
  type Comparison,
  diffTokens,
  type TokenDiff,
} from '#src/jobs/queries/token-diff.ts'
import type { CommandContext, Output } from './command.ts'
import { readAccessOf } from './read-access.ts'

/** `token diff`: what one token is and may do that the other is and may not. */
export async function compareTokens(
  context: CommandContext,
  firstRef: string,
  secondRef: string,
): Promise<Output> {
  const { accesses } = await readAccessOf(context, [firstRef, secondRef])
  const [first, second] = accesses
  if (first === undefined || second === undefined) throw new Error('two tokens have two accesses')
  const now = context.workbench.clock.now()
  const diff = diffTokens(first, second, now)
  const complete = first.complete && second.complete
  const { values, comparisons, sameRights } = diff
  return {
    json: {
      tokens: [tokenJson(first.token, now), tokenJson(second.token, now)],
      complete,
      sameRights,
      values,
      comparisons,
    },
    text: [...diffLines(diff, first, second, now), ...(complete ? [] : [notAll])].join('\n'),
  }
}

const notAll = 'This sign-in may not see everything, so there may be more differences.'

function diffLines(diff: TokenDiff, first: TokenAccess, second: TokenAccess, now: Date): string[] {
  const [one, other] = namesOf(first, second)
  return [
    ...diff.values.map(({ field, first: a, second: b }) =>
      field === 'expiresAt'
        ? `expires: ${one} ${sayExpiry(first.token, now)}; ${other} ${sayExpiry(second.token, now)}`
        : `${field === 'createdBy' ? 'created by' : field}: ${one} ${a || '—'}; ${other} ${b || '—'}`,
    ),
    ...diff.comparisons.flatMap((comparison) => comparisonLines(comparison, one, other)),
    ...(diff.sameRights ? ['Both may do the same.'] : []),
  ]
}

/** Two tokens of one name are told apart by their ids. */
function namesOf({ token: a }: TokenAccess, { token: b }: TokenAccess): [string, string] {
  if (a.name !== b.name) return [`“${a.name}”`, `“${b.name}”`]
  return [`“${a.name}” (${a.id})`, `“${b.name}” (${b.id})`]
}

function comparisonLines(
  { field, onlyFirst, onlySecond, both }: Comparison,
  one: string,
  other: string,
): string[] {
  const said = [
    ...(onlyFirst.length === 0 ? [] : [`only ${one}: ${sayNames(onlyFirst)}`]),
    ...(onlySecond.length === 0 ? [] : [`only ${other}: ${sayNames(onlySecond)}`]),
    ...(both.length === 0 ? [] : [`both: ${sayNames(both)}`]),
  ]
  return said.map((line) => `${words[field]}: ${line}`)
}

const sayNames = (list: readonly Compared[]): string => list.map(({ name }) => name).join(', ')

const words: Readonly<Record<Comparison['field'], string>> = {
  personas: 'personas',
  purposes: 'purposes',
  adminOf: 'admin of',
  editorOf: 'editor of',
  viewerOf: 'viewer of',
}
