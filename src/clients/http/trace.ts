import { hidden, type Redactor } from '#src/domain/redactor.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import type { TraceEntry } from '#src/domain/trace-entry.ts'

/** An exchange that is not recorded yet: as it went over the wire. */
export type Exchanged = Omit<TraceEntry, 'number'>

const entriesKept = 500
const bodyKept = 4_000
// More than is kept: a secret that is cut in half would no longer be recognised.
const bodyRedacted = 64_000

/** The last exchanges with tenants, for the trace screen, `--trace` and the support bundle. */
export class Trace {
  readonly #redactor: Redactor
  readonly #entries: TraceEntry[] = []
  #recorded = 0
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

  /** Redacts, sanitises, shortens and numbers the entry, and keeps it. */
  record(entry: Exchanged): void {
    this.#recorded += 1
    const clean = { ...this.#clean(entry), number: this.#recorded }
    this.#entries.push(clean)
    if (this.#entries.length > entriesKept) this.#entries.shift()
    for (const listener of this.#listeners) listener(clean)
  }

  #clean(entry: Exchanged): Exchanged {
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
