import { axiomCredentialKind } from '#src/clients/axiom/credential-kind.ts'
import { sayDate, sayDistance } from '#src/domain/duration.ts'
import { sayRoles, tokenRole } from '#src/domain/identity.ts'
import { type NextStep, problemOf } from '#src/domain/problem.ts'
import { axiomOf, axiomTokenIn, holdAxiom } from '#src/jobs/queries/axiom-sign-in.ts'
import { refuseUnfit } from '#src/jobs/queries/credential.ts'
import type { Target } from '#src/jobs/queries/target.ts'
import {
  bearerOf,
  readCredential,
  signIn as signInAtlan,
} from '#src/jobs/queries/target-credential.ts'
import {
  type Examination,
  type Finding,
  ok,
  type Patient,
  skipped,
  targetOf,
  warning,
} from './check.ts'

/** What the credential says of itself. It is not sent anywhere for this. */
export const credential: Examination = {
  name: 'credential',
  after: ['profile'],
  async examine(patient) {
    const { workbench, signal } = patient
    const target = targetOf(patient)
    if (target.provider === 'axiom') {
      const secret = axiomTokenIn(await readCredential(workbench, target, signal))
      workbench.redactor.watch(secret)
      const kind = axiomCredentialKind(secret).replaceAll('-', ' ')
      return ok(sayEndless(`${kind[0]?.toUpperCase()}${kind.slice(1)}`, `from ${target.source}`))
    }
    const bearer = await bearerOf(workbench, target, signal)
    refuseUnfit(workbench, bearer, { origin: target.origin, secondsNeeded: 0 })
    const holder = holders[bearer.kind === 'user' ? 'user' : 'api-token']
    return endsIn(holder, `from ${target.source}`, bearer.claims?.expiresAt, patient)
  },
}

interface Holder {
  readonly whose: string
  /** Before it ends. */
  readonly step: NextStep
}

const holders: Readonly<Record<'user' | 'api-token', Holder>> = {
  user: {
    whose: 'A person’s bearer',
    step: { text: 'When it ends, copy a fresh one: reload the page in the browser.' },
  },
  'api-token': {
    whose: 'API token',
    step: { text: 'Make a new one in time: tokenbench token rotate.' },
  },
}

/** Days before the end of a credential in which it is worth a word. */
const soonMs = 14 * 86_400_000

/** Beyond it the date says all. */
const yearMs = 366 * 86_400_000

const sayEndless = (whose: string, from: string): string => `${whose}, ${from}; end unknown.`

function endsIn(
  { whose, step }: Holder,
  from: string,
  end: Date | undefined,
  { workbench }: Patient,
): Finding {
  if (end === undefined) return ok(sayEndless(whose, from))
  const now = workbench.clock.now()
  const left = end.getTime() - now.getTime()
  const distance = left < yearMs ? `, ${sayDistance(end, now)}` : ''
  const until = `${whose} until ${sayDate(end)}${distance}, ${from}.`
  if (left >= soonMs) return ok(until)
  return warning(until, step)
}

/** Who the tenant says it is: 401 and 403 are told apart. */
export const signIn: Examination = {
  name: 'sign-in',
  after: ['base URL', 'rate limit', 'credential'],
  async examine(patient) {
    const { workbench, signal } = patient
    const target = targetOf(patient)
    if (target.provider === 'axiom') return signInAxiom(patient, target)
    const { credential: confirmed } = await signInAtlan(workbench, target, signal)
    const { identity } = confirmed
    const roles = sayRoles(identity)
    const isPlain = roles === sayRoles({ roles: [tokenRole] })
    return ok(`You are ${identity.username} (${isPlain ? 'an API token' : roles}).`)
  },
}

async function signInAxiom({ workbench, signal }: Patient, target: Target): Promise<Finding> {
  const held = await holdAxiom(workbench, target, signal)
  const client = axiomOf(workbench, held)
  if (held.kind === 'personal-access-token') {
    const { user } = await client.users.current(signal)
    return ok(`You are ${user.email || user.name || user.id}.`)
  }
  try {
    const datasets = await client.datasets.list(signal)
    return ok(`The API token is accepted; it sees ${datasets.length} datasets.`)
  } catch (thrown) {
    const { kind, title } = problemOf(thrown)
    if (kind !== 'not-permitted') throw thrown
    return warning(`${title} It may be alive and lack that capability alone.`, {
      text: 'See what it may do.',
      command: 'tokenbench token probe --from SRC',
    })
  }
}

/** The organisation in which a personal access token works (Axiom). */
export const organisation: Examination = {
  name: 'organisation',
  after: ['sign-in'],
  async examine(patient) {
    const { workbench, signal } = patient
    const target = targetOf(patient)
    if (target.provider === 'atlan') return skipped('Atlan has none.')
    const held = await holdAxiom(workbench, target, signal)
    if (held.kind !== 'personal-access-token') return ok('An API token belongs to one by itself.')
    const all = await axiomOf(workbench, held).organisations.list(signal)
    const own = all.find(({ id }) => id === held.orgId)
    if (own !== undefined) return ok(`${own.name} (${own.id}).`)
    const ids = all.map(({ id }) => id).join(', ')
    return {
      state: 'failed',
      detail: `The person behind this token does not belong to ${held.orgId}.`,
      nextSteps: [{ text: `Name another one: --org-id. Theirs are: ${ids || 'none'}.` }],
    }
  },
}
