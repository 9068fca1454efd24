import type { MemberObject } from '#src/domain/members.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { text } from '#src/jobs/flows/input.ts'
import type { Answered, CaptureQuestion } from '#src/jobs/flows/question.ts'
import { listConnections } from '#src/jobs/queries/connections.ts'
import { bearerIn, type Credential, confirmCredential } from '#src/jobs/queries/credential.ts'
import { administersBy, mayUpdateConnections, standingOf } from '#src/jobs/queries/standing.ts'
import type { Workbench } from '#src/workbench.ts'
import { guides } from './guides.ts'
import type { Tenant } from './tenant.ts'

/** Choosing connections, reading the review and writing take a person about this long. */
export const secondsForAPerson = 120

/** How a printed command comes by a bearer: what was copied for it last. */
export const borrowed = ['--bearer-from', 'clipboard'] as const

/** The bearer that adds connection admins: a person's, copied out of their browser. */
export function bearerQuestion(
  workbench: Workbench,
  tenant: Pick<Tenant, 'origin'>,
  secondsNeeded: number = secondsForAPerson,
  type: MemberObject['type'] = 'connection',
): CaptureQuestion<'bearer', Credential> {
  const { origin } = tenant
  const practice = workbench.practiceAt(origin)
  return {
    kind: 'capture',
    key: 'bearer',
    step: 'Browser bearer',
    ask: `Borrow the browser sign-in of ${type === 'connection' ? 'a connection admin' : 'an editor of the collection'}.`,
    checking: `Asking ${new URL(origin).host} whose bearer this is`,
    about: [
      'Stop sharing your browser window now; its developer tools show the bearer.',
      `Atlan lets only a person who already ${type === 'connection' ? 'administers a connection add another admin' : 'edits a collection change who may use it'}, so this step borrows a browser’s sign-in for a few minutes. It stays in memory, goes to ${new URL(origin).host} only, and is dropped when we are done.`,
    ],
    guides: guides(origin, type === 'connection' ? 'as a connection admin' : 'as an editor'),
    page: `${origin}/assets`,
    dependsOn: ['tenant'],
    flag: '--bearer-from',
    missing: noBearer(type),
    ...(practice === undefined
      ? {}
      : { sample: () => practice.copyAsCurl(type === 'connection' ? 'conn.admin' : 'data.owner') }),
    answer: (input, signal) =>
      readBearer(workbench, text(input), { origin, secondsNeeded, type }, signal),
    toFlags: () => borrowed,
    say: ({ identity }) => identity.username,
  }
}

/** @param of what is decided about. @param names which of them, where not everything takes a person */
export function noBearer(of: MemberObject['type'], names?: string): Problem {
  const whose = of === 'connection' ? 'a connection admin' : 'an editor of the collection'
  return {
    kind: 'usage',
    code: 'missing-bearer',
    title: `--bearer-from is missing: where the bearer of ${whose} is read.`,
    detail: [
      ...(names === undefined ? [] : [`This run may not decide about ${names} itself.`]),
      `Copy a request as cURL in the browser’s developer tools, where ${whose} is signed in.`,
    ].join(' '),
    nextSteps: [{ text: 'Then: --bearer-from clipboard, or stdin, or file:PATH' }],
  }
}

async function readBearer(
  workbench: Workbench,
  input: string,
  { type, ...needed }: { origin: string; secondsNeeded: number; type: MemberObject['type'] },
  signal: AbortSignal,
): Promise<Answered<Credential>> {
  const bearer = bearerIn(workbench, input, needed.origin)
  const use = { ...needed, source: 'paste' }
  const { credential, notes } = await confirmCredential(workbench, bearer, use, signal)
  try {
    // Who edits a collection is decided by each collection alone.
    if (type === 'connection') await refuseWhoCannotGrant(workbench, credential, signal)
    return { value: credential, notes }
  } catch (thrown) {
    workbench.secrets.drop(credential.handle)
    throw thrown
  }
}

/** @throws ProblemError when no connection could be granted with this credential */
async function refuseWhoCannotGrant(
  workbench: Workbench,
  credential: Credential,
  signal: AbortSignal,
): Promise<void> {
  const { handle, identity } = credential
  // First: whoever may not list roles shall still be told the real reason.
  if (!mayUpdateConnections({ identity })) throw new ProblemError(denied(identity.username))
  const client = workbench.client(handle)
  const [standing, connections] = await Promise.all([
    standingOf(workbench, credential, signal),
    listConnections(client, signal),
  ])
  const administers = connections.some((connection) => administersBy(standing, connection))
  if (administers) return
  throw new ProblemError(
    identity.kind === 'api-token' ? tokenAdministersNothing : administersNothing(identity.username),
  )
}

/** The `$member` who is connection admin all the same: Atlan denies the update to the role. */
export const denied = (username: string) => ({
  kind: 'not-permitted' as const,
  code: 'member-denied',
  title: `${username} is not an admin of this tenant, so Atlan refuses the change.`,
  detail:
    'Atlan denies every change of a connection to members and guests, even to those who administer the connection. It takes the role $admin.',
  nextSteps: [
    { text: 'Copy the request from the browser of an admin ($admin) who administers it.' },
  ],
})

const tokenAdministersNothing = {
  kind: 'not-permitted' as const,
  code: 'api-token-bearer',
  title: 'This is an API token’s bearer, and that token administers no connection.',
  detail: 'A token cannot add itself.',
  nextSteps: [{ text: 'Copy the request from a browser where a connection admin is signed in.' }],
}

const administersNothing = (username: string) => ({
  kind: 'not-permitted' as const,
  code: 'administers-nothing',
  title: `${username} administers no connection, so cannot add an admin to any.`,
  nextSteps: [
    { text: 'Copy the request from a browser where a connection admin is signed in.' },
    { text: 'See who administers what.', command: 'tokenbench connection list' },
  ],
})
