import { hidden, type Redactor } from '#src/domain/redactor.ts'
import { sanitise } from '#src/domain/sanitise.ts'

/** One request with all its tries. Everything in it is redacted and fit to be shown. */
export interface TraceEntry {
  readonly at: Date
  readonly method: string
  readonly origin: string
  readonly path: string
  /** As on the wire, without the `?`. */
  readonly query?: string
  /** Of the last try. */
  readonly status?: number
  /** From the first try to the end of the last, waits included. */
  readonly ms: number
  readonly tries: number
  readonly requestId?: string
  /** Why there is no status: a problem's code, or `cancelled`. */
  readonly error?: string
  readonly requestBody?: string
  readonly responseBody?: string
}

const entriesKept = 500
const bodyKept = 4_000
// More than is kept: a secret that is cut in half would no longer be recognised.
const bodyRedacted = 64_000

/** The last exchanges with tenants, for the trace screen, `--trace` and the support bundle. */
export class Trace {
  readonly #redactor: Redactor
  readonly #entries: TraceEntry[] = []
  readonly #listeners = new Set<(entry: TraceEntry) => void>()

  constructor(redactor: Redactor) {
    this.#redactor = redactor
  }

  /** The oldest first. */
  entries(): readonly TraceEntry[] {
    return [...this.#entries]
  }

  /** Calls the listener with every entry from now on, until the returned function is called. */
  onEntry(listener: (entry: TraceEntry) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Redacts, sanitises and shortens the entry, and keeps it. */
  record(entry: TraceEntry): void {
    const clean = this.#clean(entry)
    this.#entries.push(clean)
    if (this.#entries.length > entriesKept) this.#entries.shift()
    for (const listener of this.#listeners) listener(clean)
  }

  #clean(entry: TraceEntry): TraceEntry {
    const text = (raw: string): string => sanitise(this.#redactor.redact(raw))
    const { path, query, requestId, requestBody, responseBody } = entry
    return {
      ...entry,
      path: text(path),
      ...(query !== undefined && { query: text(query) }),
      ...(requestId !== undefined && { requestId: text(requestId) }),
      ...(requestBody !== undefined && { requestBody: shorten(requestBody, text) }),
      ...(responseBody !== undefined && { responseBody: shorten(responseBody, text) }),
    }
  }
}

// A new secret is not yet known to the redactor when the answer that brings it is recorded.
const secretField =
  /("(?:access_?token|refresh_?token|id_?token|client_?secret|token|secret|password)"\s*:\s*)"(?:[^"\\]|\\.)*"?/gi

function shorten(body: string, text: (raw: string) => string): string {
  const safe = text(body.slice(0, bodyRedacted).replace(secretField, `$1"${hidden}"`))
  if (safe.length <= bodyKept && body.length <= bodyRedacted) return safe
  // Copied: a piece of a string keeps all of it in memory, and a long list has many bodies.
  const kept = Buffer.from(safe.slice(0, bodyKept)).toString()
  return `${kept}… (${body.length} characters)`
}
