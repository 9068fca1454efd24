import type { NextStep } from '#src/domain/problem.ts'
import {
  type Case,
  command,
  credentialOf,
  type Rule,
  subject,
} from '#src/jobs/diagnosis/explain/case.ts'
import { narrowToken } from '#src/jobs/diagnosis/explain/cures/axiom.ts'
import { hasNeed, needOf, sayNeed } from '#src/jobs/diagnosis/explain/needs-axiom.ts'

const isAxiom = ({ symptom }: Case): boolean => symptom.product === 'axiom'
const says = ({ symptom }: Case, words: RegExp): boolean => words.test(symptom.message ?? '')
const isPersonal = (found: Case): boolean => credentialOf(found)?.kind === 'personal-access-token'

/** At the edge only API tokens are accepted (vendor's SDKs). */
const isEdge = ({ symptom }: Case): boolean =>
  symptom.origin !== undefined && /\.edge\.axiom\.co$/.test(new URL(symptom.origin).hostname)

/** Known only of a token that somebody named. */
const hasWhatItNeeds = ({ symptom, evidence }: Case): boolean | undefined => {
  const need = needOf(symptom)
  if (need === undefined || evidence.axiomToken === undefined) return undefined
  return hasNeed(evidence.axiomToken, need, symptom.dataset)
}

const isForbidden = (found: Case): boolean => isAxiom(found) && found.symptom.status === 403

/** The organisation that was named, as its person has it; undefined where nobody could ask. */
function organisationOf({ symptom, evidence }: Case) {
  const { orgId } = symptom
  if (orgId === undefined || evidence.axiomPerson === undefined) return undefined
  return evidence.axiomPerson.organisations.find(({ id }) => id === orgId) ?? 'not-theirs'
}

/** The organisations of the person behind the token, where they are known. */
function sayTheirs({ evidence }: Case): string | undefined {
  const { axiomPerson } = evidence
  if (axiomPerson === undefined) return undefined
  return `theirs are ${axiomPerson.organisations.map(({ id }) => id).join(' and ') || 'none'}`
}

function roleOf(found: Case): string | undefined {
  const theirs = organisationOf(found)
  return typeof theirs === 'object' && theirs.role !== '' ? theirs.role : undefined
}

function sayNeedOf({ symptom }: Case): string | undefined {
  const need = needOf(symptom)
  return need && `Axiom’s description of its API asks for “${sayNeed(need)}”.`
}

/** The role of a person is an owner's to change; ready to be copied into a message. */
function askOwner({ symptom, evidence }: Case): NextStep {
  const need = needOf(symptom)
  const what = need === undefined ? 'do this' : `“${sayNeed(need)}”`
  const request = `Please give ${evidence.axiomPerson?.name} a role in ${symptom.orgId} that may ${what}, or a token that may.`
  return { text: `Ask an owner of the organisation, in these words: “${request}”`, request }
}

/** What Axiom refuses, and why. */
export const axiomRules: readonly Rule[] = [
  {
    code: 'organisation-missing',
    when: (found) =>
      (says(found, /axiom-org-id|organization ID/i) ||
        (isAxiom(found) &&
          found.symptom.status === 400 &&
          isPersonal(found) &&
          found.symptom.orgId === undefined)) &&
      'certain',
    text: 'A personal access token acts in all organisations of its person, so the request has to name one, and it does not.',
    evidence: (found) => [
      isPersonal(found) && 'The token begins with xapt-.',
      found.symptom.orgId === undefined && 'No header X-Axiom-Org-Id is to be seen.',
    ],
    steps: (found) => [
      {
        text: `Send the header X-Axiom-Org-Id with the id of the organisation (AXIOM_ORG_ID): ${sayTheirs(found) ?? 'Axiom shows it in its settings'}.`,
      },
      { text: 'For a program, rather use an API token: it belongs to one organisation.' },
    ],
  },
  {
    code: 'no-capability',
    when: (found) => says(found, /at least one (?:dataset )?capability/i) && 'certain',
    text: 'A token must be allowed at least one thing, and this one was to be allowed nothing.',
    steps: () => [
      { text: 'See what can be allowed.', command: 'tokenbench capabilities' },
      { text: 'Empty lists count as nothing: leave a dataset out instead.' },
    ],
  },
  {
    code: 'personal-token-at-edge',
    when: (found) => isEdge(found) && isPersonal(found) && 'certain',
    text: 'The edge takes API tokens (xaat-…) only, and this is a personal access token.',
    steps: (found) => narrowToken(found),
  },
  {
    code: 'other-organisation',
    when: (found) => {
      if (!isForbidden(found) || !isPersonal(found)) return undefined
      const theirs = organisationOf(found)
      if (theirs !== undefined) return theirs === 'not-theirs' && 'certain'
      return found.symptom.orgId === undefined ? 'possible' : 'likely'
    },
    text: (found) =>
      `The person behind the token is in no organisation ${found.symptom.orgId ?? 'of that id'}${organisationOf(found) === undefined ? ', or may not do this there' : ''}.`,
    evidence: ({ symptom }) => [symptom.orgId && `The request names ${symptom.orgId}.`],
    steps: (found) => [
      {
        text: `Compare X-Axiom-Org-Id with the id of the organisation, which is not its name: ${sayTheirs(found) ?? 'Axiom shows it in its settings'}.`,
      },
      { text: 'Ask an owner of the organisation to add the person.' },
    ],
  },
  {
    // No document says how Axiom words this. That a refusal in one's own organisation is the role's,
    // is decided by us: a personal access token may do what its person may, and nothing else limits it.
    code: 'role-too-low',
    when: (found) => {
      const theirs = isForbidden(found) && isPersonal(found) ? organisationOf(found) : undefined
      return theirs !== undefined && theirs !== 'not-theirs' && 'likely'
    },
    text: (found) => {
      const role = roleOf(found)
      const named = role === undefined ? 'The role' : `The role “${role}”`
      return `${named} of ${found.evidence.axiomPerson?.name} in ${found.symptom.orgId} does not let them do this: a personal access token may do what its person may.`
    },
    evidence: (found) => [
      'The person belongs to that organisation: Axiom lists it as theirs.',
      sayNeedOf(found),
    ],
    steps: (found) => [
      askOwner(found),
      {
        text: 'If the organisation demands SAML: sign in with SAML in the browser, and make the personal access token there anew.',
      },
    ],
  },
  {
    code: 'capability-missing',
    when: (found) => {
      if (!isForbidden(found) || isPersonal(found)) return undefined
      const has = hasWhatItNeeds(found)
      if (has !== undefined) return has ? undefined : 'certain'
      return needOf(found.symptom) === undefined ? 'possible' : 'likely'
    },
    text: (found) => {
      const need = needOf(found.symptom)
      if (need === undefined)
        return 'The token lacks a capability for this; which one, the text does not say.'
      const where =
        need.of === 'org' ? 'the organisation' : `the ${need.of} ${found.symptom.dataset ?? ''}`
      return `${found.evidence.axiomToken ? subject(found) : 'The token'} lacks “${sayNeed(need)}” for ${where.trim()}.`
    },
    evidence: (found) => [
      sayNeedOf(found),
      'Tokens that may only ingest cannot query, and the other way round.',
    ],
    steps: (found) => [
      ...narrowToken(found),
      {
        text: 'What a token may do is fixed when it is made: give the program the new one, then delete the old.',
      },
    ],
  },
  {
    code: 'another-token',
    when: (found) => isForbidden(found) && hasWhatItNeeds(found) === true && 'likely',
    text: (found) =>
      `${subject(found)} has what this needs: what the program sent was another one, or was meant for another organisation.`,
    steps: () => [
      {
        text: 'See what AXIOM_TOKEN holds where the program runs: it goes before what is configured.',
      },
    ],
  },
  {
    // The answer to a token of before SAML was demanded is not documented; that its own record says
    // whether it was made under SAML is (OpenAPI v2, `samlAuthenticated`). The rest is our guess.
    code: 'saml-demanded',
    when: (found) =>
      isForbidden(found) &&
      hasWhatItNeeds(found) === true &&
      found.evidence.axiomToken?.samlAuthenticated === false &&
      'possible',
    text: (found) =>
      `If the organisation demands SAML: ${subject(found).replace(/^The/, 'the')} was made without it, and is refused for that alone.`,
    evidence: () => [
      'Axiom’s list says that it was not made by somebody who had signed in with SAML.',
    ],
    steps: () => [
      { text: 'Ask an owner whether SAML is demanded.' },
      {
        text: 'If it is: sign in to Axiom with SAML, make the token there anew, and delete the old one.',
      },
    ],
  },
  {
    code: 'refused-without-reason',
    when: (found) =>
      isAxiom(found) &&
      says(found, /^forbidden$/i) &&
      found.symptom.status === undefined &&
      'likely',
    text: 'Axiom’s JavaScript SDK says “forbidden” where Axiom answered 401: the token is not accepted.',
    steps: () => [
      { text: 'Check that the program has the whole token: it begins with xaat-.' },
      { text: 'It may have expired, been deleted or been regenerated: make a new one.' },
    ],
  },
  {
    code: 'not-a-token',
    when: (found) => says(found, /^(?:invalid token|missing (?:access )?token)$/i) && 'certain',
    text: 'Axiom’s SDK refuses the token before sending it: it is empty or does not begin with xaat- or xapt-.',
    steps: () => [
      {
        text: 'See what AXIOM_TOKEN holds where the program runs: it goes before what is configured.',
      },
    ],
  },
  {
    code: 'dataset-missing',
    when: (found) => {
      if (!isAxiom(found) || found.symptom.status !== 404) return undefined
      const { dataset } = found.symptom
      if (dataset === undefined) return undefined
      return found.evidence.datasets?.includes(dataset) === true
        ? undefined
        : found.evidence.datasets === undefined
          ? 'likely'
          : 'certain'
    },
    text: ({ symptom }) =>
      `There is no dataset “${symptom.dataset}” in the organisation of that token.`,
    evidence: ({ evidence }) => [
      evidence.datasets && `This credential sees: ${evidence.datasets.slice(0, 10).join(', ')}.`,
    ],
    steps: (found) => [
      {
        text: 'Compare its name; upper and lower case count.',
        ...(found.evidence.witness && { command: command(found, 'dataset', 'list') }),
      },
      { text: 'Check the region: ingest at the edge goes to the deployment of the dataset.' },
    ],
  },
  {
    code: 'not-there',
    when: (found) =>
      isAxiom(found) &&
      found.symptom.status === 404 &&
      (found.symptom.dataset === undefined ||
        found.evidence.datasets?.includes(found.symptom.dataset) === true) &&
      'likely',
    text: 'It was deleted, has another id, or is in another organisation.',
    steps: () => [
      { text: 'A token that was regenerated has a new id; views are named by their name.' },
    ],
  },
]
