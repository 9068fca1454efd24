import {
  type Case,
  command,
  hostOf,
  isApiToken,
  knownToken,
  type Rule,
  subject,
} from '#src/jobs/diagnosis/explain/case.ts'
import { accessSteps } from '#src/jobs/diagnosis/explain/cures/access.ts'

/** An answer that there is no such thing, or a search that found none. */
const isMissing = ({ symptom }: Case): boolean =>
  symptom.product === 'atlan' && (symptom.empty || symptom.status === 404) && !symptom.page

const isToken = ({ symptom }: Case): boolean => /\/apikeys\//.test(symptom.path ?? '')

/** Not a 404 of an object, but of a way that there is not. */
const isWrongPath = ({ symptom }: Case): boolean =>
  symptom.path !== undefined && !/^\/(?:api|auth|events)\//.test(symptom.path)

/** Why something is not found on Atlan; what is not visible is not the same as what is not there. */
export const notFoundRules: readonly Rule[] = [
  {
    code: 'not-visible',
    when: (found) => {
      if (!isMissing(found) || isToken(found) || isWrongPath(found)) return undefined
      if (found.evidence.asset?.seen === true) return 'certain'
      return found.evidence.asset === undefined ? 'likely' : 'possible'
    },
    text: (found) =>
      found.evidence.asset?.seen === true
        ? `It is there, but not visible to ${subject(found).replace(/^The/, 'the')}.`
        : `It may be there and not be visible to ${isApiToken(found) ? 'the token' : 'the credential'}: Atlan hides what nobody let one see.`,
    evidence: ({ evidence }) => [
      evidence.asset?.seen === true &&
        evidence.witness &&
        `The profile’s own credential sees it at ${hostOf(evidence.witness.origin)}.`,
    ],
    steps: (found) => [
      ...accessSteps(found),
      knownToken(found) === undefined &&
        found.symptom.account === undefined && {
          text: 'Say which token was refused with --token, and its personas are looked at.',
        },
    ],
  },
  {
    code: 'not-there',
    when: (found) => {
      if (!isMissing(found) || isWrongPath(found)) return undefined
      if (found.evidence.asset?.seen === true) return undefined
      return found.evidence.asset?.seen === false || isToken(found) ? 'likely' : 'possible'
    },
    text: 'It was deleted, or its identifier is not right: names must match letter by letter.',
    evidence: ({ evidence }) => [
      evidence.asset?.seen === false &&
        evidence.witness &&
        `It is not visible to this credential at ${hostOf(evidence.witness.origin)} either.`,
    ],
    steps: (found) => [
      isToken(found) && {
        text: 'A token is named by its id here, not by its client id.',
        ...(found.evidence.witness && { command: command(found, 'token', 'list') }),
      },
      !isToken(found) && {
        text: 'Compare it with what the catalogue shows; a connection crawled anew has a new qualified name.',
        ...(found.evidence.witness && { command: command(found, 'connection', 'list') }),
      },
      { text: 'What was created within the last seconds is not in the search yet: ask by GUID.' },
    ],
  },
  {
    code: 'index-behind',
    when: (found) => isMissing(found) && found.symptom.empty && 'possible',
    text: 'It was written just now: Atlan’s search finds what is new only some seconds later.',
    steps: () => [
      { text: 'Search again in a few seconds, or read it by its GUID: that is never behind.' },
    ],
  },
  {
    code: 'wrong-path',
    when: (found) => isMissing(found) && isWrongPath(found) && 'likely',
    text: 'That is no path of Atlan’s API: the address that the program was given has something behind the host, or is another product’s.',
    steps: ({ symptom }) => [
      {
        text: `Set the address to the host alone: ${symptom.origin ?? 'https://acme.atlan.com, for example'}.`,
      },
    ],
  },
]
