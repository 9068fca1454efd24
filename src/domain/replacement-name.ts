/** Ours, as for every name that we make: see `refuseUnusable`. */
const longest = 120

/**
 * Names for what takes the place of something, one after the other: `etl (2)`, `etl (3)`; after
 * `etl (3)` comes `etl (4)`. Never the name itself.
 */
export function* replacementNames(name: string): Generator<string, never> {
  const [, base = name, number = '1'] = /^(.*\S) \((\d{1,6})\)$/s.exec(name) ?? []
  for (let next = Number(number) + 1; ; next += 1) {
    const behind = ` (${next})`
    yield `${base.slice(0, longest - behind.length).trimEnd()}${behind}`
  }
}
