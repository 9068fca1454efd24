/** Characters that make Chrome leave plain quotes: controls, `!` and the quote itself. */
const SPECIAL = /[\0-\x1f!'\x7f-\x9f]/
const EACH_SPECIAL = /[\0-\x1f!\x7f-\x9f]/g

/**
 * One shell word as Chrome's "Copy as cURL (bash)" writes it: `'…'` where that is enough, else
 * `$'…'` with `\uXXXX` for what is special (seen in Chrome's developer tools, 2026).
 */
export function bashQuote(value: string): string {
  if (!SPECIAL.test(value)) return `'${value}'`
  const escaped = value
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replace(EACH_SPECIAL, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `$'${escaped}'`
}
