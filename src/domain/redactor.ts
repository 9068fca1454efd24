import type { Secret } from './secret.ts'
import { hideShapes } from './secret-shapes.ts'

export const hidden = '[hidden]'

/**
 * Takes secrets out of text on its way to a sink: trace, log, error, support file.
 * It knows the live values of this run, in the forms they travel in, and the shapes of secrets.
 */
export class Redactor {
  readonly #forms = new Set<string>()

  /** From now on this value is taken out, also URL-encoded, base64-encoded or inside JSON. */
  watch(secret: Secret): void {
    const value = secret.reveal()
    // Shorter than this it would take ordinary words out of every sentence.
    if (value.length < 6) return
    for (const form of formsOf(value)) this.#forms.add(form)
  }

  redact(text: string): string {
    let clean = text
    for (const form of this.#forms) clean = clean.replaceAll(form, hidden)
    return hideShapes(clean, hidden)
  }
}

function formsOf(value: string): string[] {
  const bytes = Buffer.from(value, 'utf8')
  return [
    value,
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
  ]
}
