import type { OutputObject } from './command.ts'

/** What a client reads of an object, by the identifiers that it has. */
interface Identified {
  readonly name: string
  readonly id?: string
  readonly guid?: string
  readonly qualifiedName?: string
}

/** Objects that were read, as an output names them. */
export const objectsOf = (type: OutputObject['type'], all: readonly Identified[]): OutputObject[] =>
  all.map(({ name, id, guid, qualifiedName }) => ({
    type,
    id: id ?? guid ?? name,
    name,
    ...(qualifiedName === undefined ? {} : { qualifiedName }),
  }))
