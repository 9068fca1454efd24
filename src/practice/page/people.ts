import { connectionsAdministeredBy } from '#src/practice/atlan/practice-user.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'

/** Somebody to sign in as, as the page shows them. Nothing in it is secret. */
export interface Person {
  readonly username: string
  /** As the tenant describes it: `Admin`, `Member`, `Guest`. */
  readonly role: string
  /** How many connections they are admin of, by user, group or role. */
  readonly administers: number
  /** The first few of those: `development (snowflake)`. */
  readonly examples: readonly string[]
}

const EXAMPLES = 3

/** Everybody who can sign in, in the order of the directory. */
export function peopleOf(tenant: Tenant): Person[] {
  const { directory } = tenant
  return [...directory.users.values()]
    .filter((user) => user.enabled)
    .map((user) => {
      const connections = connectionsAdministeredBy(tenant, user)
      return {
        username: user.username,
        role: directory.roles.get(user.workspaceRole)?.description ?? user.workspaceRole,
        administers: connections.length,
        examples: connections.slice(0, EXAMPLES).map(withConnector),
      }
    })
}

/** Names repeat (there are two "development"), so the connector stands beside them. */
function withConnector({ name, qualifiedName }: { name: string; qualifiedName: string }): string {
  return `${name} (${qualifiedName.split('/')[1] ?? 'unknown connector'})`
}
