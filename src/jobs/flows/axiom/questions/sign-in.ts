import type { Identity } from '#src/domain/identity.ts'
import type { Note } from '#src/domain/note.ts'
import type { Organisation } from '#src/domain/organisation.ts'
import { text } from '#src/jobs/flows/input.ts'
import type { Answered, CaptureQuestion, ChoiceQuestion } from '#src/jobs/flows/question.ts'
import {
  type AxiomSignIn,
  axiomTokenIn,
  refuseOtherProducts,
} from '#src/jobs/queries/axiom-sign-in.ts'
import { sayPerson } from '#src/jobs/queries/verify-axiom.ts'
import type { Workbench } from '#src/workbench.ts'
import type { AxiomTenant } from './tenant.ts'

/** A credential that Axiom accepted, and the organisations that it is good for. */
export interface AxiomSignedIn extends AxiomSignIn {
  readonly identity: Identity
  /** Of a personal access token; an API token belongs to one and does not say which. */
  readonly organisations: readonly Organisation[]
}

/**
 * Which credential creates the token: one that may create API tokens.
 *
 * @param check what has to hold besides where it is good for one organisation, else it is not taken
 */
export function axiomSignInQuestion(
  workbench: Workbench,
  { origin, host }: AxiomTenant,
  check: (signIn: AxiomSignIn, signal: AbortSignal) => Promise<unknown> = async () => {},
): CaptureQuestion<'signIn', AxiomSignedIn> {
  const practice = workbench.practiceAt(origin)
  return {
    kind: 'capture',
    key: 'signIn',
    step: 'Sign-in',
    ask: `How do you sign in to ${host}?`,
    checking: `Asking ${host} who you are`,
    about: [
      'Paste an API token (xaat-…) that may create API tokens, or a personal access token (xapt-…). It is not shown, and it is kept in memory only.',
    ],
    guides: [
      {
        title: 'a personal access token',
        steps: [
          'In Axiom’s console, open the settings of your profile.',
          'Make a personal access token, copy it, and paste it here.',
        ],
      },
      {
        title: 'an API token',
        steps: [
          'In Axiom’s console, open Settings and then API tokens.',
          'Make an advanced token with the capability API tokens: create, read, delete.',
          'Copy it, and paste it here.',
        ],
      },
    ],
    dependsOn: ['tenant'],
    ...(practice === undefined ? {} : { sample: async () => practice.axiom.personalAccessToken }),
    answer: (input, signal) =>
      signInToAxiom(workbench, { origin, host }, text(input), signal, { check }),
    say: ({ identity }) => identity.username,
  }
}

interface SigningIn {
  /** What has to hold besides where it is good for one organisation, else it is not taken. */
  readonly check?: (signIn: AxiomSignIn, signal: AbortSignal) => Promise<unknown>
  /** Where it was read. */
  readonly source?: string
  /** The organisation that is meant, where somebody said so before. */
  readonly orgId?: string | undefined
}

/** Asks Axiom whose credential it is; it is dropped where Axiom does not take it. */
export async function signInToAxiom(
  workbench: Workbench,
  { origin, host }: Pick<AxiomTenant, 'origin' | 'host'>,
  credential: string,
  signal: AbortSignal,
  { check = async () => {}, source = 'paste', orgId }: SigningIn = {},
): Promise<Answered<AxiomSignedIn>> {
  const secret = axiomTokenIn(credential)
  const kind = refuseOtherProducts(secret)
  const handle = workbench.secrets.keep(secret, { origin, source })
  const client = workbench.axiom(handle)
  try {
    if (kind === 'api-token') {
      await client.datasets.list(signal)
      const identity: Identity = { userId: '', username: 'an API token', kind, roles: [] }
      const value = { handle, origin, kind, identity, organisations: [] }
      await check(value, signal)
      return { value, notes: notes(host, 'an API token of this organisation') }
    }
    const [{ user }, all] = await Promise.all([
      client.users.current(signal),
      client.organisations.list(signal),
    ])
    const organisations = orgId === undefined ? all : all.filter(({ id }) => id === orgId)
    const username = sayPerson(user)
    const identity: Identity = { userId: user.id, username, kind, roles: [] }
    const value = { handle, origin, kind, identity, organisations }
    const [only, another] = organisations
    if (only !== undefined && another === undefined)
      await check({ ...value, orgId: only.id }, signal)
    return { value, notes: notes(host, `${username}, by a personal access token`) }
  } catch (thrown) {
    workbench.secrets.drop(handle)
    throw thrown
  }
}

const notes = (host: string, who: string): Note[] => [
  { state: 'ok', label: 'host', text: host },
  { state: 'ok', label: 'who', text: who },
]

/** In which organisation, where the person belongs to several. @param check as of the sign-in */
export function organisationQuestion(
  signIn: AxiomSignedIn,
  check: (signIn: AxiomSignIn, signal: AbortSignal) => Promise<unknown> = async () => {},
): ChoiceQuestion<'organisation', string> {
  const { organisations } = signIn
  const [first] = organisations
  return {
    kind: 'choice',
    key: 'organisation',
    step: 'Sign-in',
    ask: 'In which organisation?',
    checking: 'Taking the answer',
    options: async () =>
      organisations.map(({ id, name, role }) => ({
        value: id,
        label: name || id,
        columns: [id, role],
      })),
    ...(first === undefined ? {} : { initial: first.id }),
    dependsOn: ['signIn'],
    flag: '--org-id',
    async answer(input, signal) {
      const orgId = text(input)
      await check({ ...signIn, orgId }, signal)
      return { value: orgId }
    },
    say: (id) => id,
  }
}
