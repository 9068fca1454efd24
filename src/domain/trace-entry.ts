/** One request to a tenant with all its tries. Everything in it is redacted and fit to be shown. */
export interface TraceEntry {
  /** The first of a run is 1; it stays when older ones are dropped. */
  readonly number: number
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
