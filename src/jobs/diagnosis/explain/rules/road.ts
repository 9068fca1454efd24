import { type Case, command, hostOf, type Rule } from '#src/jobs/diagnosis/explain/case.ts'
import { lookCommand } from '#src/jobs/diagnosis/explain/cures/look.ts'

const hostIn = ({ symptom }: Case): string =>
  symptom.origin === undefined ? 'the host' : hostOf(symptom.origin)

const isConsole = ({ symptom }: Case): boolean =>
  symptom.origin !== undefined &&
  /^(?:app|login|www|docs)\.axiom\.co$/.test(new URL(symptom.origin).hostname)

const isRedirect = ({ symptom }: Case): boolean =>
  symptom.status !== undefined && [301, 302, 303, 307, 308].includes(symptom.status)

const isRedirectLoop = ({ symptom }: Case): boolean => /redirect/i.test(symptom.message ?? '')

const axiomAddress = {
  text: 'Set the address to https://api.axiom.co (AXIOM_URL); for ingest at the edge to that of your deployment.',
}

/** No answer, or one that is not the API's. */
export const roadRules: readonly Rule[] = [
  {
    code: 'host-not-found',
    when: ({ symptom }) =>
      (symptom.trouble?.code === 'host-not-found' ||
        symptom.trouble?.code === 'name-lookup-failed') &&
      'certain',
    text: (found) => found.symptom.trouble?.title ?? '',
    evidence: sayTrouble,
    steps: (found) => [
      { text: 'Compare the host letter by letter with the address in your browser.' },
      ...(found.symptom.trouble?.nextSteps ?? []),
    ],
  },
  {
    code: 'certificate-not-trusted',
    when: ({ symptom }) => isTls(symptom.trouble?.code) && 'certain',
    text: (found) => found.symptom.trouble?.title ?? '',
    evidence: sayTrouble,
    steps: (found) => [
      ...(found.symptom.trouble?.nextSteps ?? []),
      {
        text: 'Give the failing program the same certificate; for Python REQUESTS_CA_BUNDLE or SSL_CERT_FILE.',
      },
      {
        text: 'Do not switch the check of certificates off: then anybody on the way reads the token.',
      },
    ],
  },
  {
    code: 'certificate-out-of-date',
    when: ({ symptom }) => symptom.trouble?.code === 'certificate-out-of-date' && 'certain',
    text: (found) => found.symptom.trouble?.title ?? '',
    evidence: sayTrouble,
    steps: (found) => found.symptom.trouble?.nextSteps ?? [],
  },
  {
    code: 'proxy-refuses',
    when: ({ symptom }) => symptom.trouble?.code === 'proxy-failed' && 'certain',
    text: (found) => found.symptom.trouble?.title ?? '',
    evidence: sayTrouble,
    steps: (found) => [
      ...(found.symptom.trouble?.nextSteps ?? []),
      { text: `If ${hostIn(found)} is reached without it, name it in NO_PROXY.` },
    ],
  },
  {
    code: 'not-reached',
    when: ({ symptom }) =>
      symptom.trouble !== undefined &&
      ['connection-refused', 'no-connection'].includes(symptom.trouble.code) &&
      'certain',
    text: (found) => found.symptom.trouble?.title ?? '',
    evidence: sayTrouble,
    steps: (found) => [
      ...(found.symptom.trouble?.nextSteps ?? []),
      found.evidence.witness !== undefined && {
        text: 'See whether the tenant answers from here.',
        command: command(found, 'status'),
      },
    ],
  },
  {
    code: 'answer-lost',
    when: ({ symptom }) =>
      symptom.trouble !== undefined &&
      ['connection-cut', 'timed-out', 'network-failed'].includes(symptom.trouble.code) &&
      'certain',
    text: (found) =>
      `${found.symptom.trouble?.title ?? ''} After a write nobody knows then whether it was done.`,
    evidence: sayTrouble,
    steps: (found) => [
      {
        text: 'If it wanted to write, look at what is there before it is run again; a read can be repeated.',
        ...lookCommand(found),
      },
    ],
  },
  {
    code: 'console-address',
    when: (found) => isConsole(found) && 'certain',
    text: (found) => `${hostIn(found)} is what the browser shows, not the API.`,
    evidence: ({ symptom }) => [symptom.page && 'What came was a web page.'],
    steps: () => [axiomAddress],
  },
  {
    code: 'redirect-loop',
    when: (found) => !isConsole(found) && isRedirectLoop(found) && 'certain',
    text: (found) =>
      `${hostIn(found)} sent the request from one address to the next until the program gave up: a sign-in page or a proxy stands in between, or the address is not the API’s.`,
    steps: (found) => [
      { text: 'Write the address as the browser shows it after signing in, with https.' },
      { text: 'Behind a company’s sign-in page or VPN: sign in there first, on the same machine.' },
      { text: 'See where it is sent.', command: command(found, 'doctor') },
    ],
  },
  {
    code: 'web-page-instead',
    when: (found) => {
      if (isConsole(found) || isRedirectLoop(found)) return undefined
      return (found.symptom.page || isRedirect(found)) && 'likely'
    },
    text: (found) =>
      `A web page came instead of the API’s answer: ${hostIn(found)} is not the API’s address, or a sign-in page or a proxy stands in between.`,
    evidence: (found) => [isRedirect(found) && 'The request was sent on to another address.'],
    steps: (found) => [
      found.symptom.product === 'axiom'
        ? axiomAddress
        : {
            text: 'Take the address from the browser after signing in, without anything behind the host.',
          },
      { text: 'Behind a company’s sign-in page or VPN: sign in there first, on the same machine.' },
      found.evidence.witness !== undefined && {
        text: 'See whether the tenant answers from here.',
        command: command(found, 'status'),
      },
    ],
  },
]

const isTls = (code: string | undefined): boolean =>
  code === 'untrusted-certificate' || code === 'foreign-certificate' || code === 'tls-failed'

function sayTrouble({ symptom }: Case): string[] {
  const { systemCode } = symptom.trouble ?? {}
  return systemCode === undefined ? [] : [`The system calls it ${systemCode}.`]
}
