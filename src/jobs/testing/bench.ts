import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { Clock } from '#src/domain/clock.ts'
import type { CredentialHandle } from '#src/domain/credential.ts'
import type { Identity } from '#src/domain/identity.ts'
import { Redactor } from '#src/domain/redactor.ts'
import { Secret } from '#src/domain/secret.ts'
import type { Journal } from '#src/local/journal/journal.ts'
import type { OpenDestination } from '#src/local/secrets/destination.ts'
import { GivenByHand } from '#src/local/secrets/given-by-hand.ts'
import { SessionSecrets } from '#src/local/secrets/session-secrets.ts'
import type { Workbench } from '#src/workbench.ts'
import { Notes } from './notes.ts'

/** The parts of a client that a test needs; whatever else is called fails the test by its name. */
export type ClientParts = { readonly [Part in keyof AtlanClient]?: Partial<AtlanClient[Part]> }

export interface BenchParts {
  /** Clients by the fingerprint of the credential that they act with; `any` for all others. */
  readonly clients: Readonly<Record<string, ClientParts>>
  readonly openDestination?: (text: string) => Promise<OpenDestination>
  readonly now?: Date
}

export const origin = 'https://acme.atlan.com'

/** A workbench of hand-made clients, on which time stands still but for `sleep`. */
export class Bench {
  readonly secrets = new SessionSecrets(new Redactor())
  readonly workbench: Workbench
  #now: number

  constructor(parts: BenchParts) {
    this.#now = (parts.now ?? new Date('2026-11-21T12:00:00Z')).getTime()
    const clock: Clock = {
      now: () => new Date(this.#now),
      sleep: async (milliseconds) => {
        this.#now += milliseconds
      },
    }
    this.workbench = strict<Workbench>('workbench', {
      clock,
      secrets: this.secrets,
      practiceAt: () => undefined,
      givenByHand: new GivenByHand(),
      alone: (_origin, work) => work(),
      aside: (work) => work(),
      journal: strict<Journal>('journal', {
        begin: async () => new Notes(),
        plans: async () => [],
      }),
      client: (handle: CredentialHandle) => {
        const { fingerprint } = this.secrets.secretFor(handle, origin)
        return clientOf(parts.clients[fingerprint] ?? parts.clients.any ?? {})
      },
      openDestination: parts.openDestination ?? (async () => place()),
    })
  }

  /** A credential of this tenant, held. */
  hold(value = 'value-of-the-sign-in'): CredentialHandle {
    return this.secrets.keep(new Secret(value), { origin, source: 'test' })
  }
}

/** A place that takes every secret, and what became of it. */
export function place(change: Partial<OpenDestination> = {}): OpenDestination {
  return {
    text: 'file:/home/me/x.token',
    say: 'into /home/me/x.token, readable by you only',
    deliver: async () => {},
    abandon: async () => {},
    ...change,
  }
}

export const identity = (change: Partial<Identity> = {}): Identity => ({
  userId: 'u-1',
  username: 'conn.admin',
  kind: 'user',
  roles: ['$admin'],
  ...change,
})

function clientOf(parts: ClientParts): AtlanClient {
  const resources = Object.entries(parts).map(([name, part]) => [
    name,
    typeof part === 'object' ? strict<object>(name, part) : part,
  ])
  return strict<AtlanClient>('client', { origin, ...Object.fromEntries(resources) })
}

/** The object; reading what it does not have says so, instead of failing somewhere else. */
function strict<T extends object>(name: string, parts: Partial<T>): T {
  return new Proxy(parts as T, {
    get(target, key) {
      // A promise looks whether it was given another one.
      if (key in target || key === 'then') return Reflect.get(target, key)
      throw new Error(`the test gave the ${name} no ${String(key)}`)
    },
  })
}
