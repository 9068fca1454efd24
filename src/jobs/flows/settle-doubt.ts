import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import type { Doubt } from '#src/jobs/queries/doubts.ts'
import type { Candidate, Found } from '#src/jobs/queries/look-into-doubt.ts'
import { isCreation, objectOf } from '#src/local/journal/plan-record.ts'
import type { JournalledJob } from './journalled-flow.ts'
import { again, type Wanted } from './wanted.ts'

export type Choice = 'adopt' | 'delete' | 'repeat'

/** What can be done about a doubt, given what reading found. */
export function choicesOf(
  { sent: { write, overwrote } }: Doubt,
  { finding }: Found,
): readonly Choice[] {
  if (overwrote !== undefined) {
    const isOfThisList = overwrote.added.length + overwrote.removed.length > 0
    return isOfThisList ? ['adopt', 'repeat'] : ['adopt']
  }
  if (finding === 'arrived') return isCreation(write) ? ['adopt', 'delete', 'repeat'] : ['adopt']
  if (finding === 'not-there') return write.kind === 'other' ? ['adopt'] : ['adopt', 'repeat']
  if (finding === 'not-visible') return ['adopt']
  return []
}

/**
 * What a choice writes to the tenant: nothing for `adopt`, which leaves everything as it is.
 *
 * @throws ProblemError `too-early`, `several-tokens` (conflict) while it cannot be decided, `no-such-choice`
 *   (usage) for what is no choice here
 */
export function settling(doubt: Doubt, found: Found, choice: Choice): JournalledJob | undefined {
  const { write } = doubt.sent
  const { name } = objectOf(write)
  if (found.finding === 'too-early') throw new ProblemError(tooEarly(found))
  if (found.finding === 'several') throw new ProblemError(severalTokens(found.tokens))
  if (!choicesOf(doubt, found).includes(choice)) throw new ProblemError(noChoice(doubt, found))
  if (choice === 'adopt') return undefined
  const job = (action: string, title: string, wanted: readonly Wanted[]): JournalledJob => ({
    action,
    title,
    wanted,
    of: { way: 'settles', id: doubt.id },
    already: [],
    warnings: [],
  })
  const kind = write.kind === 'create-axiom-token' ? 'delete-axiom-token' : 'delete-token'
  const gone = found.tokens.map(({ id, name }) => ({ kind, token: { id, name } }) as const)
  if (choice === 'delete') return job('doubts delete', `Delete “${name}” for good`, gone)
  if (found.finding === 'overwrote') return job('doubts repeat', ...puttingBack(doubt))
  const once = again(write)
  const wanted = once === undefined ? gone : [...gone, once]
  const title = gone.length > 0 ? `Delete “${name}”, and create it again` : doubt.plan.title
  return job('doubts repeat', title, wanted)
}

/** Somebody else's change once more, on the list as it is now. */
function puttingBack({ sent: { write, overwrote } }: Doubt): [string, Wanted[]] {
  if (write.kind !== 'change-members' || overwrote === undefined)
    throw new Error('only lists of members are written over')
  const { object, field } = write
  const accounts = (names: readonly string[]) => names.map((name) => ({ name, username: name }))
  const back = { add: accounts(overwrote.added), remove: accounts(overwrote.removed) }
  return [
    `Put back what ${overwrote.by} changed on ${object.name}`,
    [{ kind: 'change-members', object, field, ...back }],
  ]
}

/** @throws ProblemError `doubt-not-found`, or `ambiguous-doubt` where a plan has several */
export function doubtNamed(doubts: readonly Doubt[], id: string): Doubt {
  const named = doubts.filter((one) => one.id === id || one.plan.id === id)
  const [only, another] = named
  if (only === undefined) throw new ProblemError(doubtNotFound(id))
  if (another !== undefined) throw new ProblemError(ambiguousDoubt(id, named))
  return only
}

const doubtNotFound = (id: string): Problem => ({
  kind: 'not-found',
  code: 'doubt-not-found',
  title: `Nothing with the id ${sanitise(id)} is in doubt.`,
  nextSteps: [{ text: 'See what is.', command: 'tokenbench doubts' }],
})

const ambiguousDoubt = (id: string, named: readonly Doubt[]): Problem => ({
  kind: 'conflict',
  code: 'ambiguous-doubt',
  title: `${named.length} writes of plan ${id} are in doubt. Which of them?`,
  nextSteps: named.map((one) => ({ text: `${one.id}  ${objectOf(one.sent.write).name}` })),
})

const tooEarly = ({ told }: Found): Problem => ({
  kind: 'conflict',
  code: 'too-early',
  title: told,
  nextSteps: [{ text: 'Look again in a minute.', command: 'tokenbench doubts' }],
})

const severalTokens = (tokens: readonly Candidate[]): Problem => ({
  kind: 'conflict',
  code: 'several-tokens',
  title: `${tokens.length} new tokens can be the one that was created here.`,
  nextSteps: tokens.map(({ id, createdBy, createdAt }) => ({
    text:
      createdAt === undefined
        ? 'Delete it if it is not needed:'
        : `Made by ${createdBy} on ${createdAt.toISOString()}; delete it if it is not needed:`,
    command: shellCommand(['tokenbench', 'token', 'delete', id]),
  })),
})

const noChoice = (doubt: Doubt, found: Found): Problem => ({
  kind: 'usage',
  code: 'no-such-choice',
  title: `That is no choice here. ${found.told}`,
  nextSteps: choicesOf(doubt, found).map((choice) => ({
    text: sayChoice(found, choice),
    command: `tokenbench doubts ${choice} ${doubt.id}`,
  })),
})

/** What a choice does about this doubt, in a sentence. */
export function sayChoice({ finding }: Found, choice: Choice): string {
  if (choice === 'delete') return 'Delete it.'
  if (choice === 'adopt')
    return finding === 'not-there' ? 'Leave it: it was not done.' : 'Leave it as it is now.'
  if (finding === 'overwrote') return 'Put their change back.'
  return finding === 'arrived'
    ? 'Delete it and create it again (--secret-to says where its secret goes).'
    : 'Do it once more.'
}
