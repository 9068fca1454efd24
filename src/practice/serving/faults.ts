/** What a fault does to the request it hits. */
export type FaultAction =
  /** Cut the connection before anything is done. */
  | { readonly kind: 'drop-before' }
  /** Do it, then cut the connection without an answer: the client cannot know. */
  | { readonly kind: 'drop-after' }
  /** Answer with this status; nothing is done. */
  | { readonly kind: 'status'; readonly status: number }
  /** Answer 429 without saying when to come back; nothing is done. */
  | { readonly kind: 'busy' }
  /** Do it, this many milliseconds later. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** A web page with status 200, as a captive portal answers; nothing is done. */
  | { readonly kind: 'garbage' }
  /** Do it, then send half of the answer's body. */
  | { readonly kind: 'truncate' }

interface Fault {
  readonly spec: string
  readonly action: FaultAction
  readonly method: string
  readonly pathPrefix: string
  remaining: number
}

const SPEC =
  /^(?<what>[a-z-]+)(?:=(?<value>\d+))?:(?<method>[A-Z]+|\*) (?<path>\/\S*?)(?::(?<times>\d+|\*))?$/
const FAULT_STATUSES: readonly number[] = [401, 403, 419, 429, 500, 503]

/** The faults that were asked for, and how often each still strikes. */
export class Faults {
  #faults: Fault[] = []

  constructor(specs: readonly string[] = []) {
    this.replace(specs)
  }

  /**
   * Forgets all faults and takes these.
   * @param specs `WHAT:METHOD PATH-PREFIX[:TIMES]`, e.g. `status=503:POST /api/meta/entity/bulk:2`;
   *   METHOD may be `*`, TIMES is 1 by default and `*` for ever.
   * @throws Error naming the first SPEC that cannot be read; then nothing has changed.
   */
  replace(specs: readonly string[]): void {
    this.#faults = specs.map(parseFault)
  }

  /** The first fault that fits this request, used up by one; undefined = let it pass. */
  strike(method: string, path: string): FaultAction | undefined {
    const fault = this.#faults.find(
      (each) =>
        each.remaining > 0 &&
        (each.method === '*' || each.method === method) &&
        path.startsWith(each.pathPrefix),
    )
    if (!fault) return undefined
    fault.remaining -= 1
    return fault.action
  }

  /** The faults that may still strike, as they were asked for. */
  pending(): { spec: string; remaining: number | '*' }[] {
    return this.#faults
      .filter((fault) => fault.remaining > 0)
      .map(({ spec, remaining }) => ({ spec, remaining: remaining === Infinity ? '*' : remaining }))
  }
}

function parseFault(spec: string): Fault {
  const parts = SPEC.exec(spec)?.groups
  const action = parts && actionOf(parts.what, parts.value)
  if (!parts?.method || !parts.path || !action) {
    throw new Error(`Not a fault: ${JSON.stringify(spec)}. It is WHAT:METHOD PATH-PREFIX[:TIMES].`)
  }
  const remaining = parts.times === '*' ? Infinity : Number(parts.times ?? 1)
  return { spec, action, method: parts.method, pathPrefix: parts.path, remaining }
}

function actionOf(what: string | undefined, value: string | undefined): FaultAction | undefined {
  switch (what) {
    case 'drop-before':
    case 'drop-after':
    case 'busy':
    case 'garbage':
    case 'truncate':
      return value === undefined ? { kind: what } : undefined
    case 'status': {
      const status = Number(value)
      return FAULT_STATUSES.includes(status) ? { kind: 'status', status } : undefined
    }
    case 'slow':
      return value === undefined ? undefined : { kind: 'slow', ms: Number(value) }
    default:
      return undefined
  }
}
