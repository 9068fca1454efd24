import { confirms, type Plan } from '#src/domain/plan.ts'
import { type Problem, ProblemError, problemOf } from '#src/domain/problem.ts'
import { back } from '#src/jobs/flows/asker.ts'
import { wordToConfirm } from './confirm.ts'
import { type Conversation, meansBack } from './conversation.ts'

/**
 * Asks whether to carry out a plan that was just said.
 *
 * @throws ProblemError `not-confirmed` (refused) where a stream gives another answer, or none
 */
export async function askReview(
  plan: Plan,
  conversation: Conversation,
): Promise<true | typeof back> {
  const word = wordToConfirm(plan)
  for (;;) {
    const typed = await hear(word, conversation)
    // Who types the word means the plan, also where the object is called “back”.
    if (typed === word || confirms(plan, typed)) return true
    if (meansBack(typed)) return back
    if (!conversation.present) throw new ProblemError(notConfirmed(word))
    conversation.say('Nothing was done.')
  }
}

async function hear(word: string, conversation: Conversation): Promise<string> {
  try {
    return await conversation.line(`Type ${word} to do it, or back: `, { pastes: false })
  } catch (thrown) {
    throw problemOf(thrown).code === 'input-ended' ? new ProblemError(notConfirmed(word)) : thrown
  }
}

const notConfirmed = (word: string): Problem => ({
  kind: 'refused',
  code: 'not-confirmed',
  title: 'The plan was not confirmed, so nothing was written.',
  nextSteps: [{ text: `Answer the review with the line  ${word}` }],
})
