/** What is selected, by key: a selection never changes, another takes its place. */
export type Selection = ReadonlySet<string>

/** Selects all of these, or none of them when all are selected. */
export function toggled(selection: Selection, keys: readonly string[]): Selection {
  const next = new Set(selection)
  const areSelected = keys.every((key) => next.has(key))
  for (const key of keys) {
    if (areSelected) next.delete(key)
    else next.add(key)
  }
  return next
}
