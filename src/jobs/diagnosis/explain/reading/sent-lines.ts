/** Of what `curl -v` says, the lines that it sent; of any other text all of it. */
export function sentLines(text: string): string {
  if (!/^< HTTP\//m.test(text)) return text
  const sent = text.match(/^> [^\r\n]+/gm) ?? []
  return sent.length === 0 ? text : sent.map((line) => line.slice(2)).join('\n')
}
