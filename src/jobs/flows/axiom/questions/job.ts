import { type CapabilityPreset, presets } from '#src/domain/capability-presets.ts'
import { text } from '#src/jobs/flows/input.ts'
import type { ChoiceQuestion } from '#src/jobs/flows/question.ts'

/** A usual job, or none of them. */
export type Job = CapabilityPreset | 'other'

const other = 'other'

/** Whether the token is for a usual job: then only what that needs is asked for. */
export function jobQuestion(name: string): ChoiceQuestion<'job', Job> {
  return {
    kind: 'choice',
    key: 'job',
    step: 'Job',
    ask: `Which job shall “${name}” do?`,
    checking: 'Taking the job',
    about: [
      'A usual job comes with what it needs and no more; you can still change it before anything is made.',
    ],
    options: async () => [
      ...presets.map((preset) => ({
        value: preset.name,
        label: preset.name,
        columns: [preset.summary],
      })),
      { value: other, label: 'something else', columns: ['choose each capability yourself'] },
    ],
    initial: presets[0]?.name ?? other,
    fallback: other,
    answer: async (input) => ({
      value: presets.find((preset) => preset.name === text(input)) ?? other,
    }),
    say: (job) => (job === other ? 'something else' : job.name),
  }
}
