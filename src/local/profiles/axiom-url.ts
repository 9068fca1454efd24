/** Where Axiom is reached when nothing else is said. */
export const axiomApi = 'https://api.axiom.co'

/**
 * The address as Axiom's own command line understands it: https when no scheme is written, and the
 * API's host for the one that browsers use (seen from axiomhq/cli).
 */
export function axiomUrl(text: string): string {
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`
  return url.replace(/^(https?:\/\/)cloud\./i, '$1api.')
}
