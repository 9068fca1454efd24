/** How a field of an index is read and compared. */
export interface Field<T> {
  readonly valueOf: (row: T) => unknown
  /** A lower-casing normalizer is on this field, so texts match whatever their case. */
  readonly normalised: boolean
  /** The field holds single lower-case words. */
  readonly words: boolean
}

/** The fields of an index by the names that queries use. */
export type FieldOf<T> = (name: string) => Field<T>

/** Does any value of the field fit? Asked for every row of an index, so it makes no lists. */
export function anyValue(value: unknown, test: (value: unknown) => boolean): boolean {
  if (value === undefined || value === null || value === '') return false
  return Array.isArray(value) ? value.some(test) : test(value)
}

/** The values of a field, one by one: a list counts as several, nothing as none. */
export function eachValue(value: unknown): readonly unknown[] {
  if (value === undefined || value === null || value === '') return []
  return Array.isArray(value) ? value : [value]
}

/** The words a text field is found by. */
export function wordsOf(value: unknown): readonly string[] {
  return String(value)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
