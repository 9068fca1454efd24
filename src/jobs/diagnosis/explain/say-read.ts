import type { Symptom } from './symptom.ts'

const products = { atlan: 'Atlan', axiom: 'Axiom' } as const

/** What was read, in one sentence: “Atlan answered 403 (ATLAS-403-00-001) to GET /api/…”. */
export function sayRead(symptom: Symptom): string {
  const { product, origin, status, code, sdkCode, message, method, path, trouble } = symptom
  const who = product === undefined ? 'The server' : products[product]
  const host = origin === undefined ? '' : ` of ${new URL(origin).host}`
  const request = path === undefined ? '' : ` to ${method === undefined ? '' : `${method} `}${path}`
  const said = message === undefined ? '' : `: “${message}”`
  if (trouble !== undefined) return sentenceOf(`No answer came${request}: ${trouble.title}`)
  if (symptom.empty) return sentenceOf(`${who} searched${request} and found nothing`)
  if (status !== undefined)
    return sentenceOf(
      `${who} answered ${status}${code === undefined ? '' : ` (${code})`}${request}${said}`,
    )
  if (message !== undefined || code !== undefined || sdkCode !== undefined)
    return sentenceOf(`${who} said ${code ?? sdkCode ?? 'no more'}${said}`)
  const [credential] = symptom.credentials
  const name = credential?.username === undefined ? '' : `, ${credential.username}`
  return sentenceOf(`${symptom.form}${host}${name}`)
}

const sentenceOf = (text: string): string => {
  const whole = `${text.charAt(0).toUpperCase()}${text.slice(1)}`
  return /[.!?…]”?$/.test(whole) ? whole : `${whole}.`
}
