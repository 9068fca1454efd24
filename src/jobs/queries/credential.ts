import { type Bearer, capture } from '#src/capture/capture.ts'
import { checkForUse } from '#src/capture/checks.ts'
import type { CredentialHandle, CredentialSource } from '#src/domain/credential.ts'
import { sayDuration } from '#src/domain/duration.ts'
import { type Identity, sayRoles } from '#src/domain/identity.ts'
import type { Note } from '#src/domain/note.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import type { KeptSecret } from '#src/local/secrets/session-secrets.ts'
import type { Workbench } from '#src/workbench.ts'

/** A credential of this run, named by its handle: the secret itself is not in here. */
export interface HeldCredential {
  readonly handle: CredentialHandle
  readonly origin: string
  /** As the credential says of itself; absent when it does not. */
  readonly expiresAt?: Date
  /** The same of its roles. */
  readonly saysRoles?: readonly string[]
}

/** What a bearer says of itself: whose it is, and until when. */
export const saidBy = ({ claims }: Bearer): Pick<KeptSecret, 'username' | 'expiresAt'> => ({
  ...(claims?.username === undefined ? {} : { username: claims.username }),
  ...(claims?.expiresAt === undefined ? {} : { expiresAt: claims.expiresAt }),
})

/** One that the tenant itself has confirmed. */
export interface Credential extends HeldCredential {
  readonly identity: Identity
}

/**
 * The one bearer that a pasted text holds for this tenant (for any, when none is given).
 *
 * @throws ProblemError what `capture` found wrong with the text: each kind has its own next step;
 *   `axiom-token` (refused) for a token of the other product
 */
export function bearerIn(workbench: Workbench, text: string, origin?: string): Bearer {
  if (/^\s*(?:Bearer\s+)?xa[ap]t-/i.test(text)) throw new ProblemError(axiomToken)
  const now = origin === undefined ? workbench.clock.now() : workbench.tenantClocks.now(origin)
  const captured = capture(text, {
    now,
    issuers: workbench.issuers,
    ...(origin === undefined ? {} : { origin }),
  })
  if (captured.problem !== undefined) throw new ProblemError(captured.problem)
  const [bearer] = captured.bearers
  if (bearer === undefined) throw new Error('capture gave neither a bearer nor a problem')
  return bearer
}

const axiomToken: Problem = {
  kind: 'refused',
  code: 'axiom-token',
  title: 'This is an Axiom token; it is not sent to Atlan.',
  nextSteps: [{ text: 'Give an API token of the Atlan tenant, or a bearer copied from its page.' }],
}

/**
 * Refuses a bearer that says of itself that it is not for this use, before it is sent anywhere.
 *
 * @throws ProblemError `other-tenant`, `foreign-issuer`, `too-little-time` (refused), `bearer-expired`
 */
export function refuseUnfit(
  { tenantClocks, issuers }: Pick<Workbench, 'tenantClocks' | 'issuers'>,
  bearer: Bearer,
  use: Pick<Use, 'origin' | 'secondsNeeded'>,
): void {
  const unfit = checkForUse(bearer, {
    ...use,
    person: false,
    issuers,
    now: tenantClocks.now(use.origin),
  })
  if (unfit !== undefined) throw new ProblemError(unfit)
}

export interface Confirmed {
  readonly credential: Credential
  /** What was recognised, for the person to read. */
  readonly notes: readonly Note[]
  /** The tenant's own time, when it says it. */
  readonly serverDate?: Date
}

export interface Use {
  readonly origin: string
  readonly source: CredentialSource
  /** How long it has to live still for what comes. */
  readonly secondsNeeded: number
}

/**
 * Keeps the bearer in this run's memory, bound to the tenant, and asks the tenant who it is.
 * Time left is counted on the tenant's clock.
 *
 * @throws ProblemError when it is not fit for the use, or the tenant does not accept it
 */
export async function confirmCredential(
  workbench: Workbench,
  bearer: Bearer,
  use: Use,
  signal: AbortSignal,
): Promise<Confirmed> {
  const { origin, source } = use
  refuseUnfit(workbench, bearer, use)
  const expiresAt = bearer.claims?.expiresAt
  const expiry = expiresAt === undefined ? {} : { expiresAt }
  const handle = workbench.secrets.keep(bearer.secret, { origin, source, ...saidBy(bearer) })
  try {
    const { identity, serverDate } = await workbench.client(handle).identity.whoAmI(signal)
    if (serverDate !== undefined) workbench.tenantClocks.hear(origin, serverDate)
    refuseUnfit(workbench, bearer, use)
    const credential = { handle, origin, identity, ...expiry }
    return {
      credential,
      notes: describe(credential, workbench.tenantClocks.now(origin), workbench.clock.now()),
      ...(serverDate === undefined ? {} : { serverDate }),
    }
  } catch (thrown) {
    workbench.secrets.drop(handle)
    throw thrown
  }
}

function describe(credential: Credential, serverNow: Date, now: Date): Note[] {
  const { identity, origin, expiresAt } = credential
  const who = identity.kind === 'user' ? 'a person' : 'an API token'
  return [
    { state: 'ok', label: 'host', text: new URL(origin).host },
    {
      state: 'ok',
      label: 'who',
      text: `${identity.username}, ${who} (Atlan confirms: ${sayRoles(identity)})`,
    },
    expiresAt === undefined
      ? { state: 'warning', label: 'time left', text: 'it does not say; it may run out any time' }
      : {
          state: 'ok',
          label: 'time left',
          text: sayDuration(expiresAt.getTime() - serverNow.getTime()),
        },
    ...clockNotes(serverNow, now),
  ]
}

function clockNotes(serverNow: Date, now: Date): Note[] {
  const skew = serverNow.getTime() - now.getTime()
  if (Math.abs(skew) <= 60_000) return []
  const side = skew > 0 ? 'behind' : 'ahead of'
  const text = `this machine is ${sayDuration(Math.abs(skew))} ${side} the tenant; its clock counts`
  return [{ state: 'warning', label: 'clock', text }]
}
