import { askOne } from '#src/frontends/screens/workbench/ask-one.ts'
import { openDesk } from '#src/frontends/screens/workbench/desk.ts'
import type { Shell } from '#src/frontends/screens/workbench/shell.ts'
import { type Failures, readFailures } from '#src/jobs/diagnosis/explain/explain.ts'
import { recogniseFailure } from '#src/jobs/diagnosis/explain/recognise-failure.ts'
import type { Symptom } from '#src/jobs/diagnosis/explain/symptom.ts'
import { text } from '#src/jobs/flows/input.ts'
import type { CaptureQuestion } from '#src/jobs/flows/question.ts'
import { tokenVariable } from '#src/jobs/queries/target.ts'
import type { Workbench } from '#src/workbench.ts'

/** Asks for what failed, and goes to why. */
export async function askWhatFailed(shell: Shell): Promise<void> {
  const { desk } = shell
  await shell.run(async (asker) => {
    const situation = { flow: 'why does it fail?', steps: [], ...desk.place }
    const failures = await askOne(asker, failureQuestion(desk.workbench), situation)
    await explainFailure(shell, failures, 0)
  })
}

/** Goes to why one of them failed. @param chosen its place among them */
export async function explainFailure(
  shell: Shell,
  failures: Failures,
  chosen: number,
): Promise<void> {
  const { explanationPlace } = await import('./explanation.ts')
  const { symptom } = failures[chosen] ?? failures[0]
  shell.open(explanationPlace(shell, await deskOf(shell, symptom), { failures, symptom }))
}

/** The tenant that the text is about, where a profile is kept for it. */
async function deskOf({ desk }: Shell, { origin }: Symptom): Promise<Shell['desk']> {
  const { workbench, target } = desk
  // A credential of this run alone is for the tenant that was chosen.
  if (origin === undefined || origin === target?.origin || workbench.environment[tokenVariable])
    return desk
  const kept = (await workbench.profiles.list()).find(({ baseUrl }) => baseUrl === origin)
  return kept === undefined ? desk : openDesk(workbench, { profile: kept.name })
}

const failureQuestion = (workbench: Workbench): CaptureQuestion<'failure', Failures> => ({
  kind: 'capture',
  key: 'failure',
  step: 'What failed',
  ask: 'What failed? Paste it.',
  about: ['It is not shown, kept in memory only, and sent nowhere.'],
  checking: 'Reading it',
  recognise: (pasted) => recogniseFailure(pasted, workbench.clock.now()),
  guides: [
    {
      title: 'what to paste',
      steps: [
        'The failing request as cURL, from the browser or a log: it tells most.',
        'The answer under it, with its status, if you have it.',
        'Or the error text of an SDK, lines of a log, a HAR file, or the token alone.',
      ],
    },
  ],
  answer: async (input) => ({ value: readFailures(workbench, text(input)) }),
})
