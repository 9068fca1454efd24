import { expect } from 'vitest'
import type { AdminsWrite } from '#src/clients/atlan/connections.ts'
import type { Admins, Connection } from '#src/domain/connection.ts'
import { membersOfConnection } from '#src/domain/members.ts'
import type { Outcome } from '#src/domain/plan.ts'
import { changeAllMembers, type MembersTask } from '#src/jobs/flows/steps/change-all-members.ts'
import type { Accounts } from '#src/jobs/flows/steps/change-members.ts'
import { Granter } from '#src/jobs/flows/steps/granter.ts'
import { Watcher } from './applying.ts'
import { Bench } from './bench.ts'
import { troubleOf } from './problem.ts'

/** Who administers each of the connections before. */
export const foreign: Admins = {
  users: ['conn.admin', 'data.owner'],
  groups: ['admins'],
  roles: ['r-1'],
}
export const token = 'service-account-apikey-1'
export const added: Accounts = { add: [token], remove: [] }
export const usersWith = [...foreign.users, token]

export const guidOf = (index: number) => `c${index}`
export const guids = (count: number) => Array.from({ length: count }, (_, index) => guidOf(index))

/** What the tenant does with a bulk write of these GUIDs, beside writing it. */
type Trouble = (guids: readonly string[], write: number) => Error | 'written, then lost' | undefined

/** A tenant of connections, and what is asked of it. */
export class Store {
  readonly admins = new Map<string, Admins>()
  readonly written: string[][] = []
  readonly reads: string[][] = []
  underWay = 0
  mostUnderWay = 0
  trouble: Trouble = () => undefined

  constructor(count: number) {
    for (const guid of guids(count)) this.admins.set(guid, foreign)
  }

  connection(guid: string): Connection {
    const admins = this.admins.get(guid)
    if (admins === undefined) throw troubleOf('not-found')
    const qualifiedName = `default/snowflake/${guid}`
    const times = { createdAt: new Date(0), updatedAt: new Date(0) }
    const rest = { connector: 'snowflake', status: 'ACTIVE', createdBy: '' } as const
    return { guid, qualifiedName, name: guid, admins, ...rest, ...times }
  }

  readonly client = {
    get: async (guid: string) => (await this.#read([guid]))[0] as Connection,
    getAll: (all: readonly string[]) => this.#read(all),
    writeAdmins: async (writes: readonly AdminsWrite[]) => {
      const names = writes.map(({ connection }) => connection.guid)
      const trouble = this.trouble(names, this.written.length)
      if (trouble instanceof Error) throw trouble
      this.written.push(names)
      for (const { connection, admins } of writes) this.admins.set(connection.guid, admins)
      if (trouble !== undefined) throw troubleOf('unknown-outcome')
      return new Set<string>()
    },
  }

  async #read(all: readonly string[]): Promise<Connection[]> {
    this.underWay += 1
    this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay)
    await new Promise(setImmediate)
    this.underWay -= 1
    this.reads.push([...all])
    return all.map((guid) => this.connection(guid))
  }
}

/** Carries out changes of members, each of one connection, and tells what became of each. */
export async function apply(
  store: Store,
  edits: readonly (readonly [guid: string, accounts: Accounts])[],
  { watcher = new Watcher(), between = (_: Bench) => {} } = {},
) {
  const bench = new Bench({ clients: { any: { connections: store.client } } })
  const by = bench.hold()
  const tasks = edits.map(([guid, accounts], index): MembersTask => {
    const connection = store.connection(guid)
    const object = { type: 'connection' as const, ...connection }
    const basis = membersOfConnection(connection)
    const field = 'adminUsers'
    const step = { kind: 'change-members', by, object, field, basis, add: [], remove: [] } as const
    return { index, step, accounts }
  })
  between(bench)
  const outcomes: Outcome[] = []
  await changeAllMembers(
    bench.workbench,
    tasks,
    new Granter(bench.workbench, watcher),
    watcher,
    async (index, outcome) => {
      expect(outcomes[index], 'told twice').toBeUndefined()
      outcomes[index] = outcome
    },
  )
  expect(outcomes.filter((one) => one !== undefined)).toHaveLength(edits.length)
  return { outcomes, watcher, states: outcomes.map(({ state }) => state) }
}

export const grants = (count: number) => guids(count).map((guid) => [guid, added] as const)
