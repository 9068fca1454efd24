/** The first of a long list, and how many more there are: what a person reads of hundreds. */
export function someOf<T>(list: readonly T[], most: number): { some: readonly T[]; more: number } {
  const more = Math.max(0, list.length - most)
  // One more line says as much as “and 1 more”.
  return more <= 1 ? { some: list, more: 0 } : { some: list.slice(0, most), more }
}

const mostNames = 5

/** `a, b, c and 497 more`. */
export function sayNames(names: readonly string[]): string {
  const { some, more } = someOf(names, mostNames)
  return more === 0 ? some.join(', ') : `${some.join(', ')} and ${more.toLocaleString('en')} more`
}

/** The same in quotes: `“a”, “b”`. */
export const quoteNames = (named: readonly { readonly name: string }[] = []): string =>
  sayNames(named.map(({ name }) => `“${name}”`))
