import type { HttpReply } from '#src/clients/http/http.ts'
import { lookFirst, quoteServer } from '#src/clients/http/server-words.ts'
import { isWebPage } from '#src/clients/http/web-page.ts'
import { ProblemError, type ProblemKind } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import type { Asked } from './call.ts'
import { tracedExchange } from './exchange.ts'
import { sayLimit } from './rate-limit.ts'
import { serverWords } from './server-error.ts'

interface Rule {
  /** A status, or the first digit of one: 5 stands for all from 500 to 599. */
  readonly status: number
  /** Words of the server that say more than the status. */
  readonly saying?: RegExp
  readonly effect?: 'read' | 'write'
  readonly kind: ProblemKind
  readonly code: string
  /** Stands after “Axiom answered 403: ”. */
  readonly title: (asked: Asked) => string
  readonly explanation?: (asked: Asked, reply: HttpReply) => string | undefined
  readonly steps: (asked: Asked) => readonly string[]
}

const checkAddress =
  'Check the address: it is https://api.axiom.co and not the one that the browser shows.'
const whenAgain = (_: Asked, reply: HttpReply): string | undefined => sayLimit(reply, Date.now())

// The first rule that matches counts.
const rules: readonly Rule[] = [
  {
    status: 400,
    saying: /axiom-org-id/i,
    kind: 'usage',
    code: 'organisation-missing',
    title: () => 'with a personal access token it has to be told the organisation.',
    steps: () => ['Give the organisation’s id with --org-id; Axiom shows it in its settings.'],
  },
  {
    status: 401,
    kind: 'not-authenticated',
    code: 'not-authenticated',
    title: () => 'it does not accept this credential.',
    explanation: () => 'It has expired, was deleted or regenerated, or was never one.',
    steps: () => ['Sign in again with an API token (xaat-…) or a personal access token (xapt-…).'],
  },
  {
    status: 403,
    kind: 'not-permitted',
    code: 'not-permitted',
    title: ({ task }) => `this credential may not ${task}.`,
    explanation: ({ needs, orgId }) =>
      [
        ...(needs ? [`This needs “${needs}”.`] : []),
        ...(orgId ? [`It was asked in the organisation ${orgId}.`] : []),
      ].join(' ') || undefined,
    steps: ({ needs }) => [
      needs
        ? `Use a credential with “${needs}”, or the personal access token of somebody who may.`
        : 'Use the credential of somebody who may.',
      // Its page on the API's basics says so, against what the service was seen to do.
      'Check that the credential is this organisation’s: Axiom may answer so to an unknown one too.',
    ],
  },
  {
    status: 404,
    kind: 'not-found',
    code: 'not-found',
    title: ({ task, noun }) =>
      noun
        ? `it cannot ${task}, since there is none such.`
        : 'it does not know what it is asked for.',
    explanation: () => 'It never existed, was deleted, or is in another organisation.',
    steps: () => ['List what there is, and check the identifier and the organisation.'],
  },
  {
    status: 409,
    kind: 'conflict',
    code: 'conflict',
    title: ({ task }) => `it cannot ${task}, since that conflicts with what is there.`,
    steps: () => [lookFirst],
  },
  {
    status: 422,
    saying: /at least one capability/i,
    kind: 'usage',
    code: 'no-capability',
    title: () => 'a token must be allowed at least one thing.',
    steps: () => ['Choose a capability of a dataset, of a view or of the organisation.'],
  },
  {
    status: 422,
    kind: 'failed',
    code: 'not-accepted',
    title: ({ task }) => `it cannot ${task}, since something in the request is not valid.`,
    steps: () => ['Change what it names, and try again.'],
  },
  {
    status: 429,
    kind: 'failed',
    code: 'rate-limited',
    title: () => 'too many requests.',
    explanation: whenAgain,
    steps: () => ['Wait that long and try again, or go slower with --rate.'],
  },
  {
    status: 430,
    kind: 'failed',
    code: 'volume-limit',
    title: () => 'the organisation has reached its limit of data to ingest or to query.',
    explanation: whenAgain,
    steps: () => ['Wait until the limit starts anew, or have the organisation’s plan changed.'],
  },
  {
    status: 5,
    effect: 'write',
    kind: 'unknown-outcome',
    code: 'answer-lost',
    title: () => 'it failed on the way, so nobody knows whether this was done.',
    steps: () => [lookFirst],
  },
  ...[502, 503, 504].map(
    (status): Rule => ({
      status,
      kind: 'unreachable',
      code: 'tenant-unavailable',
      title: () => 'it is not available just now.',
      steps: () => ['Try again in a few minutes; if it stays, ask Axiom.'],
    }),
  ),
  {
    status: 5,
    kind: 'failed',
    code: 'server-error',
    title: ({ task }) => `it failed to ${task}.`,
    steps: () => ['Try again; if it stays, tell Axiom the request id.'],
  },
  {
    // An API token at the console's address is sent to the page for signing in.
    status: 3,
    kind: 'failed',
    code: 'redirected',
    title: () => 'it sends us to another address.',
    explanation: (_, reply) => place(reply),
    steps: () => [checkAddress],
  },
]

const otherwise: Rule = {
  status: 0,
  kind: 'failed',
  code: 'rejected',
  title: ({ task }) => `it refuses to ${task}.`,
  steps: () => ['See what was asked and answered in the trace.'],
}

/** Turns an answer that is no success into a problem, with the server's own words in its detail. */
export function answerProblem(reply: HttpReply, asked: Asked): ProblemError {
  const words = serverWords(reply)
  const rule =
    rules.find(
      ({ status, saying, effect }) =>
        (status === reply.status || status === Math.floor(reply.status / 100)) &&
        (saying === undefined || saying.test(words ?? '')) &&
        (effect === undefined || effect === asked.effect),
    ) ?? otherwise
  const page = isWebPage(reply)
  const detail = [
    rule.explanation?.(asked, reply),
    words && quoteServer(words, asked.redactor),
    page && 'The answer is a web page, which this API never sends.',
  ]
    .filter(Boolean)
    .join(' ')
  const steps = rule.steps(asked)
  return new ProblemError({
    kind: rule.kind,
    code: rule.kind === 'not-found' && asked.noun ? `${asked.noun}-not-found` : rule.code,
    title: `Axiom answered ${reply.status}: ${rule.title(asked)}`,
    ...(detail && { detail }),
    nextSteps: (page ? [...new Set([...steps, checkAddress])] : steps).map((text) => ({ text })),
    http: tracedExchange(reply, asked.redactor),
  })
}

function place({ headers: { location } }: HttpReply): string | undefined {
  if (!location || !URL.canParse(location)) return undefined
  return `It points to ${sanitise(new URL(location).host)}.`
}
