import type { Collection, CollectionMembers } from './collection.ts'
import type { Admins, Connection, ConnectionRef } from './connection.ts'

/** Lists of usernames, of internal names of groups and of GUIDs of roles, by Atlan's fields. */
export interface Members {
  readonly adminUsers: readonly string[]
  readonly adminGroups: readonly string[]
  readonly adminRoles: readonly string[]
  readonly viewerUsers: readonly string[]
  readonly viewerGroups: readonly string[]
}

/** The lists that tokens are added to: their accounts are usernames. */
export type MemberField = 'adminUsers' | 'viewerUsers'

/** Something that lists its members: a connection its admins, a collection its editors and viewers. */
export type MemberObject = ({ readonly type: 'connection' } & ConnectionRef) | CollectionObject

interface CollectionObject {
  readonly type: 'collection'
  readonly guid: string
  readonly qualifiedName: string
  readonly name: string
}

/** `development (snowflake)`: connections of one name are told apart by their connectors. */
export const nameOfConnection = ({ name, connector }: Pick<ConnectionRef, 'name' | 'connector'>) =>
  `${name} (${connector})`

/** What to call an object: a connection with its connector. */
export const nameOf = (object: MemberObject): string =>
  object.type === 'connection' ? nameOfConnection(object) : object.name

const fields = ['adminUsers', 'adminGroups', 'adminRoles', 'viewerUsers', 'viewerGroups'] as const

export const nobody: Members = {
  adminUsers: [],
  adminGroups: [],
  adminRoles: [],
  viewerUsers: [],
  viewerGroups: [],
}

/** A connection’s admins as lists of members; it has no viewers. */
export const membersOfConnection = ({ admins }: Pick<Connection, 'admins'>): Members => ({
  ...nobody,
  adminUsers: admins.users,
  adminGroups: admins.groups,
  adminRoles: admins.roles,
})

/** The other way round: as a connection is written. */
export const adminsOf = (members: Members): Admins => ({
  users: members.adminUsers,
  groups: members.adminGroups,
  roles: members.adminRoles,
})

/** A collection’s editors and viewers as lists of members; its editors are Atlan’s admins. */
export const membersOfCollection = ({ members }: Pick<Collection, 'members'>): Members => ({
  ...nobody,
  adminUsers: members.editorUsers,
  adminGroups: members.editorGroups,
  viewerUsers: members.viewerUsers,
  viewerGroups: members.viewerGroups,
})

/** The other way round: as a collection is written. */
export const collectionMembersOf = (members: Members): CollectionMembers => ({
  editorUsers: members.adminUsers,
  editorGroups: members.adminGroups,
  viewerUsers: members.viewerUsers,
  viewerGroups: members.viewerGroups,
})

/** The members with some added to one list and some taken from it; all others stay. */
export function changedMembers(
  members: Members,
  field: MemberField,
  { add = [], remove = [] }: { add?: readonly string[]; remove?: readonly string[] },
): Members {
  const list = [...new Set([...members[field], ...add])].filter((one) => !remove.includes(one))
  return { ...members, [field]: list }
}

/** True when both list the same members everywhere, in whatever order. */
export const sameMembers = (a: Members, b: Members): boolean =>
  missing(a, b).length === 0 && missing(b, a).length === 0

/** Everybody who is in the one and not in the other, as a person names them. */
export const missing = (from: Members, there: Members): string[] =>
  fields.flatMap((field) =>
    from[field].filter((one) => !there[field].includes(one)).map((one) => kinds[field] + one),
  )

const kinds: Readonly<Record<(typeof fields)[number], string>> = {
  adminUsers: '',
  adminGroups: 'group ',
  adminRoles: 'role ',
  viewerUsers: 'viewer ',
  viewerGroups: 'viewing group ',
}

/** The groups and roles that stand beside the users of one list. */
export const besideUsers = (members: Members, field: MemberField): string[] =>
  missing(
    field === 'adminUsers'
      ? { ...nobody, adminGroups: members.adminGroups, adminRoles: members.adminRoles }
      : { ...nobody, viewerGroups: members.viewerGroups },
    nobody,
  )
