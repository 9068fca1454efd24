import { createHash } from 'node:crypto'

/** 64 hexadecimal digits that always follow from the same text. */
export function digest(purpose: string, text: string): string {
  return createHash('sha256').update(`${purpose}:${text}`).digest('hex')
}

/** A GUID for what is not stored by itself, so that it is the same each time it is shown. */
export function derivedGuid(purpose: string, text: string): string {
  const d = digest(purpose, text)
  return `${d.slice(0, 8)}-${d.slice(8, 12)}-4${d.slice(13, 16)}-8${d.slice(17, 20)}-${d.slice(20, 32)}`
}
