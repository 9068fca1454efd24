import { issuerFits } from '#src/capture/bearer.ts'
import { sayDate, sayDistance, sayDuration } from '#src/domain/duration.ts'
import {
  accountOf,
  type Case,
  credentialOf,
  endOf,
  hostOf,
  isAboutCredential,
  isApiToken,
  isPerson,
  knownToken,
  type Rule,
  subject,
} from '#src/jobs/diagnosis/explain/case.ts'
import {
  copyFresh,
  makeOne,
  renewSteps,
  repairSteps,
  signInSteps,
} from '#src/jobs/diagnosis/explain/cures/credential.ts'

const ended = (found: Case): boolean => endOf(found)?.status === 'expired'
const overflowed = (found: Case): boolean => endOf(found)?.reason === 'lifetime-overflow'

const sayEnd = (found: Case): string | undefined => {
  const { expiresAt: at, reason } = endOf(found) ?? {}
  if (!at) return undefined
  if (reason === 'lifetime-overflow') return `By that count it ended on ${sayDate(at)}.`
  return `It ended on ${sayDate(at)}, ${sayDistance(at, found.now)}.`
}

const sayBy = (found: Case): string =>
  (knownToken(found) ?? found.evidence.axiomToken) === undefined
    ? 'It says so itself.'
    : 'The list of tokens says until when it lives.'

const isForeign = (found: Case): boolean => {
  const { issuer } = credentialOf(found) ?? {}
  const origin = credentialOf(found)?.origin ?? found.symptom.origin
  return issuer !== undefined && origin !== undefined && !issuerFits(issuer, origin, [])
}

const isOtherProduct = (found: Case): boolean => {
  const theirs = credentialOf(found)?.product
  const { product } = found.symptom
  return theirs !== undefined && product !== undefined && theirs !== product
}

/** Nothing else is known to be wrong with it. */
const looksAlive = (found: Case): boolean =>
  !ended(found) && !isForeign(found) && !isOtherProduct(found) && found.evidence.alive !== true

/** Why a credential is not accepted, or will not be. */
export const credentialRules: readonly Rule[] = [
  {
    code: 'credential-malformed',
    when: ({ symptom }) => symptom.damage !== undefined && 'certain',
    text: ({ symptom }) => symptom.damage?.title ?? '',
    evidence: ({ symptom }) => [symptom.damage?.detail],
    steps: repairSteps,
  },
  {
    code: 'credential-has-blanks',
    when: ({ symptom }) => /-401-003$/.test(symptom.sdkCode ?? '') && 'certain',
    text: 'The token has a blank or a line break in it: the SDK refuses it before sending it.',
    steps: () => [
      { text: 'Store the token again, whole, without what stands around it.' },
      { text: 'Where it comes from a file or a variable, take its last line break away.' },
    ],
  },
  {
    code: 'other-product',
    when: (found) => isOtherProduct(found) && 'certain',
    text: (found) =>
      found.symptom.product === 'atlan'
        ? 'An Axiom token was sent to Atlan.'
        : 'An Atlan token was sent to Axiom.',
    evidence: () => ['The form of the token tells whose it is.'],
    steps: (found) => [
      {
        text:
          found.symptom.product === 'atlan'
            ? 'Give the program an API token of the Atlan tenant.'
            : 'Give the program an Axiom token: those begin with xaat- or xapt-.',
      },
      makeOne(found),
      { text: 'The token was seen by a foreign host: revoke it.' },
    ],
  },
  {
    code: 'other-tenant',
    when: (found) => isForeign(found) && !isOtherProduct(found) && 'certain',
    text: 'The credential belongs to another tenant.',
    evidence: (found) => {
      const { issuer, origin = found.symptom.origin ?? '' } = credentialOf(found) ?? {}
      return [`It was issued by ${issuer}.`, `The request went to ${hostOf(origin)}.`]
    },
    steps: (found) => [
      { text: 'Use a token of the tenant that is asked, or ask the tenant that issued it.' },
      makeOne(found),
      {
        text: 'Only if this tenant has a domain of its own, that is right; then look further below.',
      },
    ],
  },
  {
    code: 'token-dead-since-creation',
    when: (found) => isAboutCredential(found) && overflowed(found) && 'certain',
    text: (found) =>
      `${subject(found)} never worked: its lifetime reaches past January 2038, where Atlan’s count of seconds overflows, so it counts as ended long ago.`,
    evidence: (found) => [sayBy(found), sayEnd(found)],
    steps: (found) => renewSteps(found, 'Make a new one that ends before 2038.'),
  },
  {
    code: 'token-expired',
    when: (found) =>
      isAboutCredential(found) &&
      ended(found) &&
      !overflowed(found) &&
      !isPerson(found) &&
      'certain',
    text: (found) => `${subject(found)} has expired.`,
    evidence: (found) => [sayEnd(found), sayBy(found)],
    steps: (found) => {
      const what = found.symptom.product === 'axiom' ? 'capabilities' : 'personas'
      return renewSteps(found, `Make a new one with the same ${what}.`)
    },
  },
  {
    code: 'bearer-ran-out',
    when: (found) => isAboutCredential(found) && ended(found) && isPerson(found) && 'certain',
    text: (found) =>
      `The browser session of ${credentialOf(found)?.username ?? 'that person'} gave a bearer for a few minutes, and they are over.`,
    evidence: (found) => [sayEnd(found)],
    steps: (found) => [
      copyFresh(found),
      { text: 'For a program, use an API token: a person’s bearer is none.' },
    ],
  },
  {
    code: 'session-ended',
    when: ({ symptom }) => symptom.status === 419 && 'certain',
    text: 'The session behind the bearer has ended: the person signed out, or was signed out.',
    steps: (found) => [copyFresh(found)],
  },
  {
    code: 'token-deleted',
    when: (found) =>
      isAboutCredential(found) &&
      found.symptom.product !== 'axiom' &&
      found.evidence.token === 'unknown-here' &&
      !isForeign(found) &&
      (found.evidence.alive === true ? false : 'certain'),
    text: 'The token does not exist on this tenant any more: it was deleted.',
    evidence: ({ evidence }) => [
      evidence.witness && `${hostOf(evidence.witness.origin)} lists no token of that client id.`,
    ],
    steps: (found) => renewSteps(found, 'Make a new one.'),
  },
  {
    code: 'token-unknown-here',
    when: (found) =>
      found.symptom.status === 403 && found.evidence.token === 'unknown-here' && 'certain',
    text: (found) =>
      `No API token of this tenant has the account ${accountOf(found) ?? 'that was refused'}: it was deleted since, or it belongs to another tenant.`,
    evidence: ({ evidence }) => [
      evidence.witness && `${hostOf(evidence.witness.origin)} lists no token of that account.`,
    ],
    steps: (found) => [
      {
        text: 'If it belongs to another tenant, look it up there.',
        command: 'tokenbench profile list',
      },
      ...renewSteps(found, 'If it was deleted, make a new one.'),
    ],
  },
  {
    code: 'clock-wrong',
    when: (found) => clockIsOff(found) && (isAboutCredential(found) ? 'likely' : 'possible'),
    text: (found) => {
      const { clockSkewMs = 0 } = found.evidence
      return `The clock of this machine is ${sayDuration(Math.abs(clockSkewMs))} ${clockSkewMs > 0 ? 'behind' : 'ahead of'} the tenant’s; where the failing program runs here, it may think a credential good that has ended.`
    },
    steps: () => [{ text: 'Set the clock of the machine; time is kept right by NTP.' }],
  },
  {
    code: 'issued-in-future',
    when: (found) => {
      const { issuedAt } = credentialOf(found) ?? {}
      const ahead = issuedAt === undefined ? 0 : issuedAt.getTime() - found.now.getTime()
      return ahead > 60_000 && 'likely'
    },
    text: 'By this machine’s clock the credential was issued in the future: that clock is wrong, or the credential was made up.',
    steps: () => [{ text: 'Set the clock of the machine, then look again.' }],
  },
  {
    code: 'legacy-ingest-token',
    when: (found) => credentialOf(found)?.kind === 'ingest-token' && 'certain',
    text: 'This is an ingest token (xait-…): Axiom took those out of use in 2022.',
    steps: () => [
      { text: 'Make an API token that may only ingest.', command: 'tokenbench capabilities' },
    ],
  },
  {
    code: 'not-accepted',
    when: (found) =>
      (found.symptom.status === 401 || found.evidence.alive === false) &&
      found.symptom.damage === undefined &&
      looksAlive(found) &&
      found.evidence.token !== 'unknown-here' &&
      (found.evidence.alive === false ? 'certain' : 'likely'),
    text: (found) =>
      found.symptom.product === 'axiom'
        ? 'Axiom does not know the token: it has expired, was deleted or regenerated, or was cut on its way into the program.'
        : 'The tenant does not accept the credential: it has expired, was deleted, belongs to another tenant, or was cut on its way into the program.',
    evidence: (found) => [
      credentialOf(found) === undefined && 'The text does not show which credential it was.',
      found.evidence.alive === false && 'It was tried just now, and refused.',
    ],
    steps: signInSteps,
  },
  {
    code: 'accepted-now',
    when: ({ evidence, symptom }) =>
      evidence.alive === true && (symptom.status === 401 ? 'likely' : 'certain'),
    text: (found) =>
      found.symptom.status === 401
        ? 'The tenant accepts this credential now. What the failing program sent was another one, or was damaged on its way.'
        : `${subject(found)} is alive: the tenant accepts it.`,
    evidence: (found) => [sayLife(found)],
    steps: () => [
      { text: 'Compare its first and last characters with what the program was given.' },
    ],
  },
  {
    code: 'nothing-wrong-seen',
    when: (found) =>
      found.symptom.status === undefined &&
      found.symptom.trouble === undefined &&
      found.symptom.credentials.length > 0 &&
      found.evidence.alive === undefined &&
      looksAlive(found) &&
      found.evidence.token !== 'unknown-here' &&
      'possible',
    text: (found) =>
      knownToken(found) === undefined
        ? `From outside nothing is wrong with this ${isApiToken(found) ? 'token' : 'credential'}.`
        : `${subject(found)} is known to the tenant and has not ended.`,
    evidence: (found) => [sayLife(found), sayPersonas(found)],
    steps: (found) => [
      {
        text: 'Paste the answer that it got as well, or the failing request as cURL: a token alone does not say what was refused.',
      },
      found.evidence.witness === undefined && {
        text: 'Choose a profile of its tenant, and it is looked up there.',
        command: 'tokenbench profile list',
      },
    ],
  },
]

function clockIsOff({ evidence }: Case): boolean {
  return Math.abs(evidence.clockSkewMs ?? 0) > 60_000
}

function sayLife(found: Case): string | undefined {
  const at = endOf(found)?.expiresAt
  return at ? `It ends on ${sayDate(at)}, ${sayDistance(at, found.now)}.` : undefined
}

function sayPersonas(found: Case): string | undefined {
  const token = knownToken(found)
  if (token === undefined) return undefined
  const names = token.personas.map(({ name }) => name).join(', ')
  return names === '' ? 'It has no persona.' : `Its personas: ${names}.`
}
