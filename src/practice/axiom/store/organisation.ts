import { TokenStore } from './token-store.ts'

export interface User {
  readonly id: string
  readonly name: string
  readonly email: string
  /** `owner`, `admin`, `user`, `read-only`, `none` or one of the organisation's own. */
  readonly role: string
}

/** Its id is its name. */
export interface Dataset {
  readonly name: string
  readonly description: string
  readonly kind: string
  readonly createdAt: number
  readonly updatedAt: number
  /** Id of the user who made it. */
  readonly who: string
  readonly useRetentionPeriod: boolean
  readonly retentionDays: number
  readonly mapFields: readonly string[]
  readonly edgeDeployment: string | undefined
}

/** Its id is its name. */
export interface View {
  readonly name: string
  readonly description: string
  readonly aplQuery: string
  readonly datasets: readonly string[]
}

export interface VirtualField {
  readonly id: string
  readonly dataset: string
  readonly name: string
  readonly expression: string
  readonly description: string | undefined
  readonly type: string | undefined
  readonly unit: string | undefined
}

export interface Annotation {
  /** `ann_…` */
  readonly id: string
  readonly datasets: readonly string[]
  readonly time: number
  readonly endTime: number | null
  readonly title: string
  readonly description: string
  readonly url: string
  readonly type: string
}

/** An organisation and all that is in it. Maps are by id. */
export interface Organisation {
  readonly id: string
  readonly name: string
  readonly createdAt: number
  readonly users: Map<string, User>
  readonly tokens: TokenStore
  readonly datasets: Map<string, Dataset>
  readonly views: Map<string, View>
  readonly virtualFields: Map<string, VirtualField>
  readonly annotations: Map<string, Annotation>
}

export function emptyOrganisation(id: string, name: string, createdAt: number): Organisation {
  return {
    id,
    name,
    createdAt,
    users: new Map(),
    tokens: new TokenStore(),
    datasets: new Map(),
    views: new Map(),
    virtualFields: new Map(),
    annotations: new Map(),
  }
}
