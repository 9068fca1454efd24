/** Events of one kind, kept together: what most capabilities are about. */
export interface Dataset {
  /** The same as its name, in all that is known; a path wants this one. */
  readonly id: string
  readonly name: string
  readonly description: string
  /** `axiom:events:v1`, `otel:traces:v1`… */
  readonly kind: string
  readonly createdAt: Date | null
  /** Of the organisation that shares it; absent for one of one's own. */
  readonly sharedByOrg?: string
}

/** A saved query that is queried like a dataset. It has no id: its name is used for one. */
export interface View {
  readonly name: string
  readonly description: string
  readonly aplQuery: string
  /** Names of the datasets that it reads. */
  readonly datasets: readonly string[]
  readonly sharedByOrg?: string
}
