import { back } from '#src/jobs/flows/asker.ts'
import type { CaptureQuestion, Guide } from '#src/jobs/flows/question.ts'
import { type Conversation, meansAgain, meansBack } from './conversation.ts'
import type { Recognise } from './recognition.ts'
import { sentence } from './sentence.ts'

type Capture = CaptureQuestion<string, unknown>

const meansSample = (typed: string): boolean => /^practice$/i.test(typed)

/**
 * Asks for a text that is not shown while it comes in.
 * @param kept the answer that stands, in words; an empty input keeps it
 */
export async function askCapture(
  question: Capture,
  kept: string | undefined,
  conversation: Conversation,
  options: { recognise: Recognise | undefined; again: () => void },
): Promise<string | typeof back> {
  const { guides, sample, initial, echo } = question
  const recognise = question.recognise ?? options.recognise
  let guide = 0
  const explain = () => conversation.say(...captureLines(question, kept, guide))
  explain()
  for (;;) {
    const prompt = echo === 'url' ? 'Your answer: ' : 'Paste it here; it is not shown: '
    const typed = await conversation.secret(prompt, { recognise, echo })
    const other = Number(typed) - 1
    if (meansBack(typed)) return back
    if (meansAgain(typed)) {
      options.again()
      explain()
    } else if (sample !== undefined && meansSample(typed)) {
      conversation.say('Using what the practice tenant has ready.')
      return await sample()
    } else if (guides[other] !== undefined) {
      guide = other
      explain()
    } else if (typed !== '') return typed
    else if (kept !== undefined) return ''
    else if (initial !== undefined) return initial
    else conversation.refuse('Nothing was entered.')
  }
}

/** How to come by the text, and what else can be typed. */
function captureLines(
  { guides, sample, initial }: Capture,
  kept: string | undefined,
  guide: number,
): string[] {
  const shown = guides[guide]
  const others = guides.flatMap(({ title }, index) =>
    index === guide ? [] : [`${index + 1} for ${title}`],
  )
  const enter = kept ?? initial
  return [
    ...(shown === undefined ? [] : guideLines(shown)),
    ...(others.length === 0 ? [] : [`For other steps type ${others.join('; ')}.`]),
    ...(sample === undefined ? [] : ['Type practice to use what the practice tenant has ready.']),
    ...(enter === undefined ? [] : [`Press Enter for ${enter}.`]),
  ]
}

const guideLines = ({ title, steps }: Guide): string[] => [
  `With ${title}:`,
  ...steps.map((step, index) => `${index + 1}. ${sentence(step)}`),
]
