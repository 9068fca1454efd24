import type { Bearer } from '#src/capture/capture.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { text } from '#src/jobs/flows/input.ts'
import type { Answered, CaptureQuestion } from '#src/jobs/flows/question.ts'
import { bearerIn, type Credential, confirmCredential } from '#src/jobs/queries/credential.ts'
import { mayManageTokens, notAnAdmin } from '#src/jobs/queries/may-manage-tokens.ts'
import type { Workbench } from '#src/workbench.ts'
import { guides } from './guides.ts'
import type { Tenant } from './tenant.ts'

/** Enough to answer the questions and to write, when the sign-in is a person's bearer. */
const secondsNeeded = 180

/** Which credential creates the token: an API token, or a person's bearer for this one run. */
export function signInQuestion(
  workbench: Workbench,
  tenant: Tenant,
): CaptureQuestion<'signIn', Credential> {
  const practice = workbench.practiceAt(tenant.origin)
  return {
    kind: 'capture',
    key: 'signIn',
    step: 'Sign-in',
    ask: `How do you sign in to ${tenant.host}?`,
    checking: `Asking ${tenant.host} who you are`,
    about: [
      'Paste an API token of this tenant. None yet? Then sign in with your browser for this run: you need to be an admin ($admin) there.',
    ],
    guides: [
      {
        title: 'an API token you have',
        steps: ['Paste it here. It is not shown, and it is kept in memory only.'],
      },
      ...guides(tenant.origin, 'as an admin'),
    ],
    page: `${tenant.origin}/assets`,
    dependsOn: ['tenant'],
    ...(practice === undefined ? {} : { sample: async () => practice.atlan.apiToken.secret }),
    answer: (input, signal) =>
      signInWith(workbench, bearerIn(workbench, text(input), tenant.origin), tenant.origin, signal),
    say: ({ identity }) => identity.username,
  }
}

/**
 * Confirms a credential as somebody who may create tokens.
 *
 * @throws ProblemError `not-an-admin` (not permitted), or what is wrong with the credential
 */
export async function signInWith(
  workbench: Workbench,
  bearer: Bearer,
  origin: string,
  signal: AbortSignal,
  source = 'paste',
): Promise<Answered<Credential>> {
  const use = { origin, source, secondsNeeded }
  const { credential, notes } = await confirmCredential(workbench, bearer, use, signal)
  if (!mayManageTokens(credential.identity)) {
    workbench.secrets.drop(credential.handle)
    throw new ProblemError(notAnAdmin(credential.identity))
  }
  return { value: credential, notes }
}
