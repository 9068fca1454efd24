import { isJsonObject } from '#src/practice/atlan/json-object.ts'
import type { Compare } from '#src/practice/top-of.ts'
import type { Field, FieldOf } from './field.ts'
import { invalid } from './query.ts'

/**
 * @param sort `[{"field":{"order":"desc"}}, {"field":"desc"}, "field"]`, or one of them alone.
 * @returns undefined where no order was asked for.
 */
export function searchOrder<T>(sort: unknown, fieldOf: FieldOf<T>): Compare<T> | undefined {
  const keys = [sort ?? []].flat().flatMap((entry) => sortKeys(entry, fieldOf))
  if (keys.length === 0) return undefined
  return (a, b) => {
    for (const compare of keys) {
      const result = compare(a, b)
      if (result !== 0) return result
    }
    return 0
  }
}

function sortKeys<T>(entry: unknown, fieldOf: FieldOf<T>): Compare<T>[] {
  if (typeof entry === 'string') return [byField(fieldOf(entry), false)]
  if (!isJsonObject(entry)) throw invalid()
  return Object.entries(entry).map(([name, options]) => {
    const order = isJsonObject(options) ? options.order : options
    return byField(fieldOf(name), order === 'desc')
  })
}

/** Without a value comes last, in either direction. */
function byField<T>(field: Field<T>, descending: boolean): Compare<T> {
  const keyOf = (row: T) => {
    const value = field.valueOf(row)
    if (typeof value === 'string') return field.normalised ? value.toLowerCase() : value
    return typeof value === 'number' ? value : undefined
  }
  // Picking the first page compares row after row with the same one, so its key is kept.
  let kept: { readonly row: T; readonly key: string | number | undefined } | undefined
  return (a, b) => {
    const left = keyOf(a)
    if (kept?.row !== b) kept = { row: b, key: keyOf(b) }
    const right = kept.key
    if (left === right) return 0
    if (left === undefined) return 1
    if (right === undefined) return -1
    return left < right === descending ? 1 : -1
  }
}
