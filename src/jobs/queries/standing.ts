import type { Connection } from '#src/domain/connection.ts'
import type { Identity } from '#src/domain/identity.ts'
import type { Workbench } from '#src/workbench.ts'
import { identityOf, type Signed } from './identity-of.ts'

/** What decides whether somebody administers a connection. */
export interface Standing {
  readonly identity: Identity
  /** Internal names of the groups they are in; empty for an API token, which has none. */
  readonly groups: readonly string[]
  /** GUIDs of their workspace roles, as connections name them. */
  readonly roleIds: readonly string[]
}

/** Reads what a credential belongs to, and who it is where that is not known. One to four requests. */
export async function standingOf(
  workbench: Workbench,
  credential: Signed,
  signal: AbortSignal,
): Promise<Standing> {
  const client = workbench.client(credential.handle)
  const identity = await identityOf(workbench, credential, signal)
  const [roles, groups] = await Promise.all([
    client.users.roles(signal),
    identity.kind === 'user' ? client.users.groupsOf(identity.userId, signal) : [],
  ])
  const roleIds = roles.filter(({ name }) => identity.roles.includes(name)).map(({ id }) => id)
  return { identity, groups, roleIds }
}

export type Via = 'user' | 'group' | 'role'

/** By what this identity administers the connection, or undefined when it does not. */
export function administersBy(standing: Standing, connection: Connection): Via | undefined {
  const { users, groups, roles } = connection.admins
  if (users.includes(standing.identity.username)) return 'user'
  if (groups.some((group) => standing.groups.includes(group))) return 'group'
  if (roles.some((role) => standing.roleIds.includes(role))) return 'role'
  return undefined
}

/**
 * False for members and guests: Atlan denies them every update of a connection, even of one that
 * they administer (bootstrap policy CONNECTION_UPDATE_DENY_MEMBER; an explicit deny beats allows).
 */
export function mayUpdateConnections({ identity }: Pick<Standing, 'identity'>): boolean {
  return !identity.roles.some((role) => role === '$member' || role === '$guest')
}
