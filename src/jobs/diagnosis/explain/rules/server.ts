import type { NextStep } from '#src/domain/problem.ts'
import { type Case, command, type Rule } from '#src/jobs/diagnosis/explain/case.ts'
import { seeAdmins } from '#src/jobs/diagnosis/explain/cures/access.ts'
import { lookCommand } from '#src/jobs/diagnosis/explain/cures/look.ts'

const isAtlan = ({ symptom }: Case): boolean => symptom.product !== 'axiom'
const isWrite = ({ symptom }: Case): boolean =>
  symptom.method !== undefined && symptom.method !== 'GET' && symptom.deed !== 'read'

const lookFirst = (found: Case): NextStep => ({
  text: 'Look at what is there now before it is run again.',
  ...lookCommand(found),
})

/** Of Keycloak's token endpoint (RFC 6749, 5.2). */
const isSignInCode = (code: string | undefined): boolean =>
  /^(?:invalid|unauthorized)_/.test(code ?? '')

const waits = ({ symptom }: Case): string | undefined =>
  symptom.retryAfterSeconds === undefined
    ? undefined
    : `It asks to wait ${symptom.retryAfterSeconds} s.`

/** The server understood, and could not or would not just now. */
export const serverRules: readonly Rule[] = [
  {
    code: 'search-too-slow',
    when: ({ symptom }) => symptom.code === 'ATLAS-400-00-502' && 'certain',
    text: 'Atlan’s search took longer than its own limit. It answers 429, but this is no rate limit.',
    steps: () => [
      { text: 'Ask for less at a time: fewer types, a narrower filter, at most 100 GUIDs.' },
      { text: 'Try again in a minute.' },
    ],
  },
  {
    code: 'blocked-for-a-minute',
    when: (found) =>
      found.symptom.status === 429 &&
      isAtlan(found) &&
      found.symptom.code !== 'ATLAS-400-00-502' &&
      'certain',
    text: 'The tenant got more than about 400 requests in a minute, all programs together, and now refuses every program for a minute.',
    evidence: (found) => [waits(found)],
    steps: () => [
      { text: 'Wait a minute and run it again; retrying at once keeps the block alive.' },
      { text: 'Let the program go slower, and write 20 to 50 objects with one request.' },
      { text: 'See what else runs at that time: the limit is counted for the whole tenant.' },
    ],
  },
  {
    code: 'rate-limited',
    when: (found) => found.symptom.status === 429 && !isAtlan(found) && 'certain',
    text: 'Axiom got too many requests in a minute, or a query cost more than the token or the organisation may spend.',
    evidence: (found) => [waits(found)],
    steps: () => [
      {
        text: 'Wait until X-RateLimit-Reset (seconds since 1970), or as long as Retry-After says.',
      },
      { text: 'Send more events with each request instead of more requests.' },
    ],
  },
  {
    code: 'volume-limit',
    when: ({ symptom }) => symptom.status === 430 && 'certain',
    text: 'The Axiom organisation has reached its limit of data to ingest or to query. No token changes that.',
    steps: () => [
      { text: 'Wait until the limit starts anew (X-IngestLimit-Reset, X-QueryLimit-Reset).' },
      { text: 'Or ask the owner of the organisation to change its plan.' },
    ],
  },
  {
    code: 'already-exists',
    when: ({ symptom }) =>
      (symptom.code === 'ATLAS-409-00-016' || /already exists/i.test(symptom.message ?? '')) &&
      'certain',
    text: 'Something of that name is there already.',
    steps: () => [
      { text: 'Use what is there, or choose another name.' },
      { text: 'If an earlier run broke off: it may have been made by that one.' },
    ],
  },
  {
    code: 'changed-since',
    when: ({ symptom }) =>
      (symptom.status === 409 || symptom.status === 412) &&
      symptom.code !== 'ATLAS-409-00-016' &&
      !/already exists/i.test(symptom.message ?? '') &&
      'likely',
    text: 'What it wanted to write contradicts what is there: somebody changed it since it was read.',
    steps: () => [{ text: 'Read it again, put your change into what is there, and write that.' }],
  },
  {
    code: 'busy-with-types',
    when: ({ symptom }) =>
      (symptom.status === 423 || symptom.code === 'ATLAS-423-00-001') && 'certain',
    text: 'Atlan is changing its own types and is locked for as long.',
    steps: () => [{ text: 'Try again in a minute.' }],
  },
  {
    code: 'last-admin',
    when: ({ symptom }) => symptom.code === 'ATLAS-400-00-114' && 'certain',
    text: 'It would have left nobody in the list of admins, which Atlan refuses.',
    steps: (found) => [
      { text: 'Write the complete list: Atlan replaces it, and whoever is not named is dropped.' },
      seeAdmins(found),
    ],
  },
  {
    code: 'unknown-member',
    when: ({ symptom }) =>
      /Keycloak (?:user|group) not found/.test(symptom.message ?? '') && 'certain',
    text: 'The list of admins names somebody who does not exist: a deleted token or user, or one that was spelt wrong.',
    steps: (found) => [
      {
        text: 'A token stands there as service-account-apikey-…; compare it with the list of tokens.',
        ...(found.evidence.witness && { command: command(found, 'token', 'list') }),
      },
    ],
  },
  {
    code: 'too-many-at-once',
    when: ({ symptom }) => symptom.code === 'ATLAS-400-00-212' && 'certain',
    text: 'Too many objects in one request.',
    steps: () => [{ text: 'Write 20 to 50 objects at a time.' }],
  },
  {
    code: 'missing-permission-of-token',
    when: ({ symptom }) => /required payload/i.test(symptom.message ?? '') && 'likely',
    text: 'Atlan words a missing permission of the token like this, although it speaks of a payload.',
    steps: () => [
      { text: 'See what the token may do: paste the failing request, or name it with --token.' },
    ],
  },
  {
    code: 'client-credentials-refused',
    when: ({ symptom }) => isSignInCode(symptom.code) && 'certain',
    text: 'The sign-in service does not accept the client id and secret.',
    steps: () => [
      {
        text: 'Compare both with what was shown when the client was made; the secret is shown once.',
      },
      { text: 'Check that the request goes to the tenant that made the client.' },
    ],
  },
  {
    code: 'sdk-swallowed-503',
    when: ({ symptom }) =>
      /must be a mapping, not NoneType/.test(symptom.message ?? '') && 'likely',
    text: 'The tenant was not available (503): pyatlan gives nothing back then, and the program stumbles over that.',
    steps: () => [{ text: 'Run it again in a few minutes; if it stays, ask Atlan.' }],
  },
  {
    code: 'tenant-unavailable',
    when: ({ symptom }) =>
      symptom.status !== undefined && [502, 503, 504].includes(symptom.status) && 'certain',
    text: (found) =>
      `${isAtlan(found) ? 'The tenant' : 'Axiom'} is not available just now.${isWrite(found) ? ' Nobody knows whether the write was done.' : ''}`,
    evidence: (found) => [waits(found)],
    steps: (found) => [
      isWrite(found) && lookFirst(found),
      { text: 'Try again in a few minutes; if it stays, ask the vendor.' },
    ],
  },
  {
    code: 'server-failed',
    when: ({ symptom }) =>
      symptom.status !== undefined &&
      symptom.status >= 500 &&
      ![502, 503, 504].includes(symptom.status) &&
      !/Keycloak (?:user|group) not found/.test(symptom.message ?? '') &&
      'likely',
    text: (found) =>
      `${isAtlan(found) ? 'Atlan' : 'Axiom'} failed by itself.${isWrite(found) ? ' Nobody knows whether the write was done.' : ''}`,
    steps: (found) => [
      isWrite(found) && lookFirst(found),
      { text: 'Try again; if it stays, give the vendor the request id of the answer.' },
    ],
  },
  {
    code: 'request-not-valid',
    when: ({ symptom }) =>
      (symptom.status === 400 || symptom.status === 422) &&
      !['ATLAS-400-00-114', 'ATLAS-400-00-212'].includes(symptom.code ?? '') &&
      !isSignInCode(symptom.code) &&
      !/ORG-ID|at least one|required payload/i.test(symptom.message ?? '') &&
      'likely',
    text: 'Something in the request itself is not valid. It is no matter of permissions.',
    evidence: ({ symptom }) => [symptom.message && `The server says: “${symptom.message}”`],
    steps: () => [{ text: 'Change what the message names.' }],
  },
]
