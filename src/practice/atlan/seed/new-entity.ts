import type { Entity, RelationValue } from '#src/practice/atlan/store/entity.ts'

interface Start {
  readonly guid: string
  readonly typeName: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly relations?: Readonly<Record<string, RelationValue>>
  readonly createdBy: string
  /** Epoch ms. */
  readonly at: number
}

/** An active entity that nobody has changed since it was made. */
export function newEntity({ relations = {}, createdBy, at, ...rest }: Start): Entity {
  return {
    ...rest,
    relations,
    status: 'ACTIVE',
    createdBy,
    updatedBy: createdBy,
    createTime: at,
    updateTime: at,
  }
}
