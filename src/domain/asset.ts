/** Anything in the catalogue, as far as it decides who may reach it. */
export interface Asset {
  readonly guid: string
  /** Atlan's name of its type: `Table`, `Connection`, `AtlasGlossaryTerm`. */
  readonly typeName: string
  readonly qualifiedName: string
  readonly name: string
  readonly status: 'ACTIVE' | 'DELETED'
  /** Absent for what is in no connection, and for a connection itself. */
  readonly connectionQualifiedName?: string
  /** Of a query or a folder of queries. */
  readonly collectionQualifiedName?: string
  /** Atlan's own names of its tags. */
  readonly tags: readonly string[]
}
