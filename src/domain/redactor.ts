import type { Secret } from './secret.ts'
import { hideShapes } from './secret-shapes.ts'

export const hidden = '[hidden]'

/**
 * Takes secrets out of text on its way to a sink: trace, log, error, support file.
 * It knows the live values of this run, in the forms they travel in, and the shapes of secrets.
 */
export class Redactor {
  /** The longest first: one secret may be a part of another. */
  #forms: readonly string[] = []
  /** A secret is named each time that a client of it is made. */
  readonly #watched = new WeakSet<Secret>()

  /** From now on this value is taken out, also URL-encoded, base64-encoded or inside JSON. */
  watch(secret: Secret): void {
    if (this.#watched.has(secret)) return
    this.#watched.add(secret)
    const value = secret.reveal()
    // Shorter than this it would take ordinary words out of every sentence.
    if (value.length < 6) return
    const forms = new Set([...this.#forms, ...formsOf(value)])
    this.#forms = [...forms].sort((a, b) => b.length - a.length)
  }

  redact(text: string): string {
    let clean = text
    for (const form of this.#forms) clean = clean.replaceAll(form, hidden)
    return hideShapes(clean, hidden)
  }
}

function formsOf(value: string): string[] {
  return [
    value,
    encodeURIComponent(value.toWellFormed()),
    JSON.stringify(value).slice(1, -1),
    ...base64FormsOf(Buffer.from(value, 'utf8')),
  ]
}

/**
 * What surely stands in the base64 of any text that holds these bytes: three bytes make four
 * characters, so there are three ways to lie in it, and the outermost characters are shared with
 * the neighbours.
 */
function base64FormsOf(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const shifted = Buffer.concat([Buffer.alloc(before), bytes])
    const first = Math.ceil((before * 8) / 6)
    const end = Math.floor((shifted.length * 8) / 6)
    return (['base64', 'base64url'] as const).map((alphabet) =>
      shifted.toString(alphabet).slice(first, end),
    )
  })
}
