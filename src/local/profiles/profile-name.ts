/**
 * The nearest to a text that a profile may be called (see `checkedProfile`): what else is in it
 * becomes a dash.
 * @param otherwise where nothing of the text is left
 */
export const profileNameOf = (text: string, otherwise: string): string =>
  text
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, 60)
    .replace(/-+$/, '') || otherwise

/** The name, or `NAME-2` and so on when others have it. */
export function freeName(name: string, taken: readonly { readonly name: string }[]): string {
  const isTaken = (text: string): boolean => taken.some((one) => one.name === text)
  let free = name
  for (let number = 2; isTaken(free); number++) free = `${name}-${number}`
  return free
}
