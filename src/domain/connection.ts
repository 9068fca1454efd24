export interface ConnectionRef {
  readonly guid: string
  readonly qualifiedName: string
  readonly name: string
  /** The connector's value, e.g. `snowflake`. */
  readonly connector: string
}

/** The complete set of those who administer a connection. Writing a list replaces all of it. */
export interface Admins {
  /** Usernames; a token's is `service-account-apikey-…`. */
  readonly users: readonly string[]
  /** Internal names of groups. */
  readonly groups: readonly string[]
  /** GUIDs of roles. */
  readonly roles: readonly string[]
}

export interface Connection extends ConnectionRef {
  readonly admins: Admins
  readonly status: 'ACTIVE' | 'DELETED'
  readonly createdBy: string
  readonly createdAt: Date
  readonly updatedAt: Date
}
