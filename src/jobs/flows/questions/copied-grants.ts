import { nameOf } from '#src/domain/members.ts'
import { sayNames } from '#src/domain/some-of.ts'
import type { AccountGrant } from '#src/jobs/flows/account-grants.ts'
import { text } from '#src/jobs/flows/input.ts'
import type { ChoiceQuestion } from '#src/jobs/flows/question.ts'

/** Whether a bearer is borrowed for the grants that nobody here can give. */
export type GrantsAnswer = 'copy' | 'leave'

/** @param grants those that take a person */
export function copiedGrantsQuestion(
  name: string,
  grants: readonly AccountGrant[],
): ChoiceQuestion<'grants', GrantsAnswer> {
  const on = sayNames(grants.map(({ object }) => nameOf(object)))
  return {
    kind: 'choice',
    key: 'grants',
    step: 'Browser bearer',
    ask: `Should the new token also be what “${name}” is on ${on}?`,
    checking: 'Taking the answer',
    about: [
      'Only somebody who decides about them can give that, with the sign-in of their browser.',
    ],
    options: async () => [
      { value: 'copy', label: 'yes', columns: ['next: borrow their browser’s sign-in'] },
      { value: 'leave', label: 'no', columns: ['the review says who can give it later'] },
    ],
    initial: 'copy',
    flag: '--bearer-from',
    missing: {
      kind: 'usage',
      code: 'missing-bearer',
      title: `“${name}” is a member of ${on}. It takes the bearer of somebody who decides about them to give that to a new token.`,
      nextSteps: [
        { text: 'Copy a request as cURL in their browser, then: --bearer-from clipboard' },
        { text: 'Or rotate without it; the plan says who can give it later: --without-grants' },
      ],
    },
    answer: async (input) => ({ value: text(input) === 'leave' ? 'leave' : 'copy' }),
    // The bearer that the other answer leads to says so itself.
    toFlags: (value) => (value === 'leave' ? ['--without-grants'] : []),
    say: (value) => (value === 'copy' ? 'copied' : 'left out'),
  }
}
