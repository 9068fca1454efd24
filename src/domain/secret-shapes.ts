/**
 * What secrets look like, for text that we do not hold the live value of: JSON web tokens,
 * Axiom's tokens, authorization headers, Keycloak's session cookies, PEM private keys.
 */
const shapes: readonly RegExp[] = [
  // A word is looked through only when a second part follows it: else a long text of `eyJ` alone
  // would be searched again from each of them. What stands glued before a token is kept.
  /(?<![\w-])(?=[\w-]+\.[\w-]{5})(?<glued>[\w-]*?)eyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?/,
  /xa[ap]t-[0-9a-fA-F-]{8,}/,
  /\bBearer\s+[\w\-.~+/]{20,}=*/i,
  // A digit or padding in it, so that “Basic documentation” stays a description.
  /\bBasic\s+(?=[\w+/]*[\d=])[\w+/]{12,}=*/i,
  /\b(?:KEYCLOAK_IDENTITY|KEYCLOAK_SESSION|AUTH_SESSION_ID)(?:_LEGACY)?=[^;\s'"]+/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/,
]

const anyShape = new RegExp(shapes.map((shape) => `(?:${shape.source})`).join('|'), 'gi')

/** True when the text holds something of a secret's shape. */
export function looksSecret(text: string): boolean {
  anyShape.lastIndex = 0
  return anyShape.test(text)
}

/** The text with everything of a secret's shape replaced. */
export function hideShapes(text: string, replacement: string): string {
  return text.replace(anyShape, (...found) => {
    const groups: { glued?: string } = found.at(-1)
    return (groups.glued ?? '') + replacement
  })
}
