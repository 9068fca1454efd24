/** The role names that rules speak of. */
export const ROLE = {
  admin: '$admin',
  member: '$member',
  guest: '$guest',
  connectionAdmins: '$admin_connections',
  apiToken: '$api-token-default-access',
  /** Ours: the tenant's own machinery. */
  backend: '$backend',
  /**
   * Ours: lets the practice API token see every object. On a real tenant a persona that covers
   * everything would do it.
   */
  practiceReader: '$practice-sees-everything',
} as const

export interface Role {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly level: 'workspace' | 'admin-subrole' | 'realm'
}

export interface User {
  readonly id: string
  readonly username: string
  readonly password: string
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly enabled: boolean
  readonly workspaceRole: string
  /** Role names beside the workspace role. */
  readonly subRoles: readonly string[]
  /** Epoch milliseconds. */
  readonly createdAt: number
}

export interface Group {
  readonly id: string
  /** Internal name: what connections list in `adminGroups`. */
  readonly name: string
  /** The name that people see. */
  readonly alias: string
  readonly description: string
  readonly isDefault: boolean
  readonly createdAt: number
  readonly createdBy: string
  /** Usernames. */
  readonly members: readonly string[]
}

/** People, groups and roles. */
export class Directory {
  readonly users = new Map<string, User>()
  readonly groups = new Map<string, Group>()
  readonly roles = new Map<string, Role>()

  addUser(user: User): void {
    this.users.set(user.username, user)
  }

  addGroup(group: Group): void {
    this.groups.set(group.name, group)
  }

  addRole(role: Role): void {
    this.roles.set(role.name, role)
  }

  rolesOf(user: User): readonly string[] {
    return [user.workspaceRole, ...user.subRoles]
  }

  groupsOf(username: string): Group[] {
    return [...this.groups.values()].filter((group) => group.members.includes(username))
  }

  roleIds(names: readonly string[]): ReadonlySet<string> {
    return new Set(names.flatMap((name) => this.roles.get(name)?.id ?? []))
  }

  withRole(name: string): User[] {
    return [...this.users.values()].filter((user) => this.rolesOf(user).includes(name))
  }
}
