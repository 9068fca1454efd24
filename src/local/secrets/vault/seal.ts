import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Bytes of a key. */
export const keyLength = 32
const nonceLength = 12
const tagLength = 16
const algorithm = 'aes-256-gcm'

/**
 * Encrypts a text, bound to what it is about: it opens only with the same key under the same
 * words, so that nobody can put one secret in another one's place.
 * @returns base64 of nonce, tag and cipher text; a new nonce each time
 */
export function seal(key: Buffer, text: string, about: readonly string[]): string {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength })
  cipher.setAAD(bytesOf(about))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
}

/** The text; undefined when the key or the words are others, or a byte was changed. */
export function unseal(key: Buffer, sealed: string, about: readonly string[]): string | undefined {
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length < nonceLength + tagLength) return undefined
  const nonce = bytes.subarray(0, nonceLength)
  const cipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength })
  cipher.setAAD(bytesOf(about))
  cipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength))
  try {
    const body = bytes.subarray(nonceLength + tagLength)
    return Buffer.concat([cipher.update(body), cipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

/** JSON, because joined words could be cut elsewhere and still be the same bytes. */
const bytesOf = (about: readonly string[]): Buffer => Buffer.from(JSON.stringify(about), 'utf8')
