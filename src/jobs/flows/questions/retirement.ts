import { parseDuration, sayDuration, writeDuration } from '#src/domain/duration.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { text } from '#src/jobs/flows/input.ts'
import type { ChoiceQuestion } from '#src/jobs/flows/question.ts'

/** What becomes of the old token: it dies once the new one is deployed, or works on for a while. */
export type Retirement =
  | { readonly leaked: true }
  | { readonly leaked: false; readonly overlapSeconds: number }

/** Whether a token is replaced because it leaked or because it is old. One of the two is said. */
export function retirementQuestion(name: string): ChoiceQuestion<'retirement', Retirement> {
  return {
    kind: 'choice',
    key: 'retirement',
    step: 'Why',
    ask: `Rotate “${name}”: leaked, or just old?`,
    checking: 'Taking the answer',
    options: async () => [
      {
        value: leaked,
        label: 'leaked',
        columns: ['make a twin, hand its secret over, delete this one, prove it dead'],
      },
      {
        value: overlap,
        label: 'old',
        columns: ['make a twin; this one works on for a while'],
        text: { ask: 'How long shall both work (48h, 7d; 0d deletes at once)?', initial: '48h' },
      },
    ],
    flag: '--overlap or --leaked',
    missing: neitherSaid,
    answer: async (input) => ({ value: readRetirement(text(input)) }),
    toFlags: (value) =>
      value.leaked ? ['--leaked'] : ['--overlap', writeDuration(value.overlapSeconds)],
    say: (value) => (value.leaked ? 'leaked' : sayDuration(value.overlapSeconds * 1000)),
  }
}

const leaked = 'leaked'
const overlap = 'overlap:'

/** The input that the flags stand for. @throws ProblemError (usage) for none of them, and for both */
export function retirementInput(said: {
  readonly overlap?: string
  readonly leaked?: boolean
}): string {
  const { leaked: isLeaked = false, overlap: length } = said
  if (isLeaked === (length !== undefined)) throw new ProblemError(neitherSaid)
  return length === undefined ? leaked : overlap + length
}

function readRetirement(input: string): Retirement {
  if (input === leaked) return { leaked: true }
  const said = input.startsWith(overlap) ? input.slice(overlap.length).trim() : input.trim()
  const overlapSeconds = said === '0' ? 0 : parseDuration(said)
  if (overlapSeconds === undefined) throw new ProblemError(unreadable(said))
  return { leaked: false, overlapSeconds }
}

const neitherSaid: Problem = {
  kind: 'usage',
  code: 'overlap-or-leaked',
  title: 'Say what becomes of the old token: --overlap DURATION or --leaked, one of the two.',
  nextSteps: [
    { text: 'It is only old: --overlap 48h keeps it; you delete it when the new one is in use.' },
    { text: 'It leaked: --leaked deletes it as soon as you say that the new one is in use.' },
  ],
}

const unreadable = (said: string): Problem => ({
  kind: 'usage',
  code: 'overlap',
  title: `“${said}” is no length of time.`,
  nextSteps: [{ text: 'Say it like 48h or 7d, or  0d  to delete the old one at once.' }],
})
