import type { HttpReply } from '#src/clients/http/http.ts'
import { lookFirst, quoteServer } from '#src/clients/http/server-words.ts'
import { isWebPage } from '#src/clients/http/web-page.ts'
import { ProblemError, type ProblemKind } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import type { Asked } from './call.ts'
import { readServerError } from './envelope.ts'

interface Rule {
  /** A status, or the first digits of one: 5 stands for all from 500 to 599. */
  readonly status: number
  /** Atlan's own code, where it says more than the status. */
  readonly serverCode?: string
  readonly effect?: 'read' | 'write'
  readonly kind: ProblemKind
  readonly code: string
  /** Stands after “Atlan answered 403: ”. */
  readonly title: (asked: Asked) => string
  readonly explanation?: string
  readonly steps: readonly string[]
}

const grantsTakeTime =
  'If the right was given just now, wait a minute and try again: Atlan hands rights on with a delay.'

// The first rule that matches counts.
const rules: readonly Rule[] = [
  {
    status: 401,
    kind: 'not-authenticated',
    code: 'not-authenticated',
    title: () => 'it does not accept this credential.',
    explanation: 'It has expired, was deleted, or belongs to another tenant.',
    steps: ['Sign in again with a fresh credential of this tenant.'],
  },
  {
    status: 419,
    kind: 'not-authenticated',
    code: 'not-authenticated',
    title: () => 'the session behind this credential has ended.',
    steps: ['Sign in again with a fresh credential of this tenant.'],
  },
  {
    status: 403,
    serverCode: 'ATLAS-403-00-002',
    kind: 'not-permitted',
    code: 'not-connection-admin',
    title: () => 'only an admin of the connection may do that, and this account is none.',
    steps: ['Make this account a connection admin, or use the credential of one.', grantsTakeTime],
  },
  {
    status: 403,
    kind: 'not-permitted',
    code: 'not-permitted',
    title: ({ task }) => `this account has no right to ${task}.`,
    steps: ['Use the credential of an account that may, or have the right given.', grantsTakeTime],
  },
  {
    status: 400,
    serverCode: 'ATLAS-400-00-114',
    kind: 'failed',
    code: 'last-admin',
    title: () => 'a connection must keep at least one admin.',
    steps: ['Add another admin before you take this one away.'],
  },
  {
    status: 404,
    kind: 'not-found',
    code: 'not-found',
    title: ({ task, noun }) =>
      noun
        ? `it cannot ${task}, since there is none such.`
        : 'it does not know what it is asked for.',
    explanation: 'It never existed, was deleted, or this account may not see it.',
    steps: ['List what there is, and check the identifier and the tenant.'],
  },
  {
    status: 409,
    kind: 'conflict',
    code: 'conflict',
    title: ({ task }) => `it cannot ${task}, since that conflicts with what is there.`,
    steps: [lookFirst],
  },
  {
    status: 423,
    kind: 'failed',
    code: 'locked',
    title: () => 'it is busy changing its own types.',
    steps: ['Try again in a minute.'],
  },
  {
    // A search engine that was late, under the status of a rate limit: the write may have begun.
    status: 429,
    serverCode: 'ATLAS-400-00-502',
    effect: 'write',
    kind: 'unknown-outcome',
    code: 'answer-lost',
    title: () => 'it ran into a time limit of its own, so nobody knows whether this was done.',
    steps: [lookFirst],
  },
  {
    status: 429,
    kind: 'failed',
    code: 'rate-limited',
    title: () => 'too many requests; it lets programs in again after a minute.',
    explanation: 'The limit is counted for the whole tenant, other programs included.',
    steps: ['Try again in a minute, or go slower with --rate.'],
  },
  {
    status: 5,
    effect: 'write',
    kind: 'unknown-outcome',
    code: 'answer-lost',
    title: () => 'it failed on the way, so nobody knows whether this was done.',
    steps: [lookFirst],
  },
  ...[502, 503, 504].map(
    (status): Rule => ({
      status,
      kind: 'unreachable',
      code: 'tenant-unavailable',
      title: () => 'the tenant is not available just now.',
      steps: ['Try again in a few minutes; if it stays, ask Atlan.'],
    }),
  ),
  {
    status: 5,
    kind: 'failed',
    code: 'server-error',
    title: ({ task }) => `it failed to ${task}.`,
    steps: ['Try again; if it stays, tell Atlan the request id.'],
  },
  {
    status: 3,
    kind: 'failed',
    code: 'redirected',
    title: () => 'it sends us to another address.',
    steps: ["Check that this is the tenant's address, as the browser shows it after signing in."],
  },
]

const otherwise: Rule = {
  status: 0,
  kind: 'failed',
  code: 'rejected',
  title: ({ task }) => `it refuses to ${task}.`,
  steps: ['See what was asked and answered in the trace.'],
}

/** Turns an answer that is no success into a problem, with the server's own words as its detail. */
export function answerProblem(reply: HttpReply, asked: Asked): ProblemError {
  const said = readServerError(reply.body)
  const rule =
    rules.find(
      ({ status, serverCode, effect }) =>
        (status === reply.status || status === Math.floor(reply.status / 100)) &&
        (serverCode === undefined || serverCode === said.code) &&
        (effect === undefined || effect === asked.effect),
    ) ?? otherwise
  const details = [rule.explanation, place(reply), serverWords(said, asked), pageInstead(reply)]
  const detail = details.filter((part) => part !== undefined).join(' ')
  return new ProblemError({
    kind: rule.kind,
    code: rule.kind === 'not-found' && asked.noun ? `${asked.noun}-not-found` : rule.code,
    title: `Atlan answered ${reply.status}: ${rule.title(asked)}`,
    ...(detail && { detail }),
    nextSteps: rule.steps.map((text) => ({ text })),
    http: reply.exchange,
  })
}

/** What the server says of it, where it says something. */
function serverWords(
  { code, message }: { code?: string; message?: string },
  { redactor }: Asked,
): string | undefined {
  const words = [message, code].filter((part) => part !== undefined).join(', ')
  return words === '' ? undefined : quoteServer(words, redactor)
}

function place(reply: HttpReply): string | undefined {
  const target = reply.headers.location
  if (Math.floor(reply.status / 100) !== 3 || !target || !URL.canParse(target)) return undefined
  return `It points to ${sanitise(new URL(target).host)}.`
}

function pageInstead(reply: HttpReply): string | undefined {
  if (!isWebPage(reply)) return undefined
  return 'The answer is a web page, which this API never sends: a proxy may stand in between.'
}
