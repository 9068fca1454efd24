import { cut, widthOf } from '#src/frontends/ui/width.ts'

const between = ' › '

/** `Home › Tokens › nightly-etl`; where there is no room for all, the places before go first. */
export function trailRow(titles: readonly string[], width: number): string {
  // The rule goes on before and behind it.
  const room = width - 4
  for (let first = 0; first < titles.length; first += 1) {
    const shown = [...(first === 0 ? [] : ['…']), ...titles.slice(first)].join(between)
    if (widthOf(shown) <= room) return shown
  }
  return cut(titles.at(-1) ?? '', room)
}
