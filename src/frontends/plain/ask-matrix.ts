import { sayExplanation } from '#src/domain/capability-words.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { back } from '#src/jobs/flows/asker.ts'
import {
  allSafe,
  grantsIn,
  matrixInput,
  sayPreset,
  typedGrants,
} from '#src/jobs/flows/matrix-input.ts'
import type { Input, MatrixQuestion, MatrixRow } from '#src/jobs/flows/question.ts'
import { type Conversation, meansAgain, meansBack } from './conversation.ts'
import { problemLines } from './problem-lines.ts'
import { listOf, sentence } from './sentence.ts'

const none = '0'

/**
 * Asks for the capabilities of one subject after the other, each as a line of grants.
 * @param again says the question again
 */
export async function askMatrix(
  question: MatrixQuestion<string, unknown>,
  previous: Input | undefined,
  conversation: Conversation,
  again: () => void,
): Promise<Input | typeof back> {
  const { subjects } = question
  const list = () => conversation.say(...gridLines(question))
  const standing = previous ?? question.initial ?? []
  const grants = new Map(subjects.map((subject) => [subject, grantsIn(standing, subject)]))
  const input = () => matrixInput(question, (subject) => grants.get(subject) ?? '')
  list()
  for (let at = 0; at < subjects.length; ) {
    const subject = subjects[at] ?? ''
    const typed = await askOne(subject, grants.get(subject) ?? '')
    if (typed === back && at === 0) return back
    if (typed === back) at -= 1
    else {
      grants.set(subject, typed)
      at += 1
    }
  }
  return input()

  async function askOne(subject: string, stands: string): Promise<string | typeof back> {
    if (subject !== '') conversation.say(`${subject}:`)
    if (stands !== '') conversation.say(`Press Enter for ${stands}.`)
    for (;;) {
      const typed = await conversation.line('Its capabilities: ')
      if (meansBack(typed)) return back
      if (meansAgain(typed)) {
        again()
        list()
        continue
      }
      if (typed === none) return ''
      if (typed === '' && stands === '') conversation.refuse(`Type ${none} for none.`)
      else {
        const given = typed === '' ? stands : typedGrants(typed, question)
        if (explained(subject, given)) return given
      }
    }
  }

  /** Says what it means; a wrong one is asked again before the next subject is. */
  function explained(subject: string, given: string): boolean {
    try {
      const [only = ''] = matrixInput({ subjects: [subject] }, () => given)
      const said = question.explain([only]).map(sayExplanation)
      conversation.say(...(said.length === 0 ? ['It may do nothing there.'] : said))
      return true
    } catch (thrown) {
      if (!(thrown instanceof ProblemError) || !conversation.present) throw thrown
      conversation.say(...problemLines(thrown.problem))
      return false
    }
  }
}

function gridLines({ rows, presets, placeholder }: MatrixQuestion<string, unknown>): string[] {
  return [
    `${rows.length} capabilities. Type some with their actions, like ${placeholder}; ${allSafe} for all but the dangerous ones; or ${none} for none.`,
    ...rows.map(sayRow),
    ...(presets.length === 0 ? [] : ['Or type the name of a preset.']),
    ...presets.map((preset) => sentence(sayPreset(preset))),
  ]
}

function sayRow({ key, label, actions, dangers, means }: MatrixRow): string {
  const danger =
    dangers.length === 0
      ? ''
      : ` Dangerous, since it destroys something or raises its own rights: ${listOf(dangers, '')}.`
  return `${key} (${label}): ${actions.join(', ')}. May ${sentence(means)}${danger}`
}
