import { quoteNames } from '#src/domain/some-of.ts'
import { type Case, isApiToken, type Rule, subject } from '#src/jobs/diagnosis/explain/case.ts'
import { connectionAdminRules } from './connection-admin.ts'
import { personaRules } from './persona.ts'
import {
  changesConnection,
  isGranted,
  isRefused,
  isServiceCall,
  lowRole,
  sayLowRole,
} from './refusal.ts'

/** How long ago a grant may lie that has not reached every part of the tenant (seen from SDKs). */
const grantTakesMs = 3 * 60_000

const justGranted = ({ evidence, now }: Case): boolean =>
  typeof evidence.connection === 'object' &&
  evidence.isAdmin === true &&
  now.getTime() - evidence.connection.updatedAt.getTime() < grantTakesMs

/** Why Atlan answers 403. */
export const accessRules: readonly Rule[] = [
  {
    code: 'grant-not-in-effect',
    when: (found) =>
      isRefused(found) &&
      isGranted(found) &&
      !(changesConnection(found) && lowRole(found) !== undefined) &&
      (justGranted(found) ? 'certain' : 'likely'),
    text: (found) =>
      `${subject(found)} has the right by now. Atlan hands rights on with a delay of up to a minute: what was tried before that is refused.`,
    evidence: (found) => [
      found.evidence.isAdmin === true && 'It stands in the connection’s list of admins.',
      justGranted(found) && 'The connection was changed within the last minutes.',
      (found.evidence.coverage?.allowedBy.length ?? 0) > 0 &&
        `It has ${quoteNames(found.evidence.coverage?.allowedBy)}, which allows it.`,
    ],
    steps: () => [
      { text: 'Wait a minute and run the program again.' },
      {
        text: 'If it is still refused after that, paste the new answer: then it is something else.',
      },
    ],
  },
  ...connectionAdminRules,
  ...personaRules,
  {
    code: 'role-too-low',
    when: (found) => {
      if (!isRefused(found) || !isServiceCall(found)) return undefined
      if (lowRole(found) !== undefined) return 'certain'
      return isApiToken(found) ? 'possible' : 'likely'
    },
    text: (found) =>
      `Tokens, users and roles are managed with the role $admin, and ${subject(found).replace(/^The/, 'the')} does not have it.`,
    evidence: (found) => [sayLowRole(found)],
    steps: () => [
      { text: 'Use an API token, or the browser sign-in of somebody with the role $admin.' },
    ],
  },
  {
    code: 'escalation-refused',
    when: ({ symptom }) => /-403-00[123]$/.test(symptom.sdkCode ?? '') && 'certain',
    text: 'The SDK tried to act as somebody else, and the credentials for that (CLIENT_ID, CLIENT_SECRET) do not allow it.',
    steps: () => [
      { text: 'Outside Atlan’s own packages leave those variables away and use an API token.' },
    ],
  },
]
