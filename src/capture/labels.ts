import type { Reading, Repair, Variant } from './request.ts'

/** What the text is, in a person's words: `cURL from Chrome (bash)`, `HAR from Firefox, 31 requests`. */
export function labelOf({ variant, requests }: Reading): string {
  const [form, note] = forms[variant]
  const browser = requests.find((request) => request.browser !== undefined)?.browser
  const from = browser === undefined ? '' : ` from ${browser}`
  const count = requests.length > 1 ? `, ${requests.length} requests` : ''
  return `${form}${from}${note ?? ''}${count}`
}

const forms: Readonly<Record<Variant, readonly [form: string, note?: string]>> = {
  'curl-bash': ['cURL', ' (bash)'],
  'curl-cmd': ['cURL', ' (cmd)'],
  powershell: ['PowerShell'],
  fetch: ['fetch'],
  'node-fetch': ['fetch', ' (Node.js)'],
  'edit-and-resend': ['fetch', ' (edit and resend)'],
  har: ['HAR'],
  headers: ['request headers'],
  bearer: ['a bearer alone'],
  jwt: ['a token alone (JWT)'],
  opaque: ['a token alone'],
  'token-json': ['the answer of a token request'],
  env: ['environment variables'],
  scanned: ['text of no known form, searched for a bearer'],
  unknown: ['text of no known form'],
}

/** One sentence per repair, for the reader to check. */
export const repairSentences = (repairs: ReadonlySet<Repair>): readonly string[] =>
  [...repairs].map((repair) => sentences[repair])

const sentences: Readonly<Record<Repair, string>> = {
  fences: 'The code fences around the text were taken off.',
  quoting: 'The > marks before the lines were taken off.',
  entities: 'HTML entities such as &quot; were turned back into characters.',
  quotes: 'Typographic quotes were read as plain ones.',
  spaces: 'Special blanks were read as spaces.',
  dashes: 'Long dashes were read as hyphens.',
  invisible: 'Invisible characters between the words were left out.',
}
