import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import { isJson } from './body.ts'
import { refuse } from './refusal.ts'

const UNPACK: Readonly<Record<string, (packed: Buffer) => Buffer>> = {
  gzip: gunzipSync,
  zstd: zstdDecompressSync,
  '': (plain) => plain,
  identity: (plain) => plain,
  // What the vendor's Python SDK calls "identity".
  '1': (plain) => plain,
}

/**
 * The body of an ingest as it was before it was packed.
 * @param encoding the header `Content-Encoding`.
 * @throws Refusal 400 for an encoding that is not known or that the body is not in (ours)
 */
export function decodedBody(body: ArrayBuffer, encoding = ''): Buffer {
  const unpack = UNPACK[encoding.toLowerCase()]
  if (!unpack) throw refuse.badRequest(`unknown content encoding ${encoding}`)
  try {
    return unpack(Buffer.from(body))
  } catch {
    throw refuse.badRequest(`the body is not ${encoding} encoded`)
  }
}

export interface EventRows {
  readonly good: number
  /** Why each of the others is none. */
  readonly failures: readonly string[]
}

export interface RowFormat {
  /** The header `Content-Type`: JSON, JSON lines or CSV. */
  readonly contentType: string
  /** Of CSV: the first line names the fields. */
  readonly hasHeader: boolean
}

/** @throws Refusal 400 for what cannot be read as a whole (ours) */
export function rowsIn(text: string, { contentType, hasHeader }: RowFormat): EventRows {
  const [type = ''] = contentType.toLowerCase().split(';')
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  switch (type.trim()) {
    case 'application/json': {
      const whole = parsed(text)
      if (whole === undefined) throw refuse.badRequest('the body is no JSON')
      return sorted([whole].flat())
    }
    case 'application/x-ndjson':
    case 'application/ndjson':
      return sorted(lines.map(parsed))
    case 'text/csv':
      return { good: Math.max(0, lines.length - (hasHeader ? 1 : 0)), failures: [] }
    default:
      throw refuse.badRequest(`unknown content type ${contentType}`)
  }
}

function sorted(rows: readonly unknown[]): EventRows {
  const good = rows.filter(isJson).length
  return { good, failures: Array(rows.length - good).fill('an event must be a JSON object') }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
