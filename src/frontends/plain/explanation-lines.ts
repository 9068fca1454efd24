import type { Cause, Explanation, Likelihood } from '#src/jobs/diagnosis/explain/explanation.ts'
import { sentence } from './sentence.ts'

/** An explanation as lines: what was read, then each cause with what it rests on and what mends it. */
export function explanationLines({ read, causes, unchecked }: Explanation): string[] {
  return [sentence(read), ...causes.flatMap(causeLines), ...unchecked.map(sentence)]
}

function causeLines({ likelihood, text, evidence, nextSteps }: Cause): string[] {
  return [
    `${words[likelihood]}: ${sentence(text)}`,
    ...evidence.map((one) => `Seen: ${sentence(one)}`),
    ...nextSteps.flatMap(({ text: step, command }) => [
      `What to do: ${sentence(step)}`,
      ...(command === undefined ? [] : [`  ${command}`]),
    ]),
  ]
}

const words: Readonly<Record<Likelihood, string>> = {
  certain: 'Certain',
  likely: 'Likely',
  possible: 'Possible',
}
