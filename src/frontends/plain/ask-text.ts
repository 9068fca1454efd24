import { back } from '#src/jobs/flows/asker.ts'
import { type Conversation, meansAgain, meansBack } from './conversation.ts'

/** How somebody says that an answer which stood shall be empty now. */
const emptied = '""'

/**
 * Asks for one line of text; Enter keeps what stood.
 * @param again says the question again
 */
export async function askText(
  question: { readonly placeholder?: string; readonly mayBeEmpty: boolean },
  standing: string,
  conversation: Conversation,
  again: () => void,
): Promise<string | typeof back> {
  const { placeholder, mayBeEmpty } = question
  if (standing !== '') {
    const orEmpty = mayBeEmpty ? `, or type ${emptied} to leave it empty` : ''
    conversation.say(`Press Enter for ${standing}${orEmpty}.`)
  } else if (placeholder !== undefined) conversation.say(`For example: ${placeholder}`)
  for (;;) {
    const typed = await conversation.line('Your answer: ')
    if (meansBack(typed)) return back
    if (meansAgain(typed)) again()
    else if (typed === emptied) return ''
    else return typed === '' ? standing : typed
  }
}
