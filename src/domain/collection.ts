export interface CollectionRef {
  readonly guid: string
  readonly qualifiedName: string
  readonly name: string
}

/** The complete sets of those who may use a collection. Writing a list replaces all of it. */
export interface CollectionMembers {
  /** Usernames of editors; Atlan's field is `adminUsers`. The creator is always among them. */
  readonly editorUsers: readonly string[]
  /** Internal names of groups of editors. */
  readonly editorGroups: readonly string[]
  readonly viewerUsers: readonly string[]
  readonly viewerGroups: readonly string[]
}

/** A collection of queries: editors change what is in it, viewers read and run it. */
export interface Collection extends CollectionRef {
  readonly members: CollectionMembers
  readonly status: 'ACTIVE' | 'DELETED'
  readonly createdBy: string
  readonly createdAt: Date
  readonly updatedAt: Date
}
