import { capture } from './capture.ts'
import { recognise } from './progress.ts'
import { read } from './read.ts'

/** One figure: `measure` prepares, runs once and answers in `unit`; the target is an upper limit. */
export interface Benchmark {
  readonly name: string
  readonly unit: 'ms' | 'MB'
  readonly target: number
  measure(): number
}

const kilobyte = 1024
const megabyte = 1024 * kilobyte

const filled = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

const milliseconds = (work: () => unknown): number => {
  const start = performance.now()
  work()
  return performance.now() - start
}

const header = "-H 'authorization: Bearer TEST.tok-en_1.sig-0123456789abc'"
const request = `curl 'https://acme.atlan.com/api' \\\n  ${header} \\\n  --data-raw $'{"a":"\\u0021"}'`

/** Texts that would take a careless reader quadratic time. The readers have no limit of their own. */
const texts: Readonly<Record<string, string>> = {
  carets: `curl ^"${filled('^', megabyte)}`,
  'careted quotes': `curl ^"https://a.example^" ${filled('^"', megabyte)}`,
  "apostrophes ('\\'')": `curl '${filled("'\\''", megabyte)}`,
  backslashes: `curl "${filled('\\', megabyte)}`,
  blanks: `A=b ${filled(' ', megabyte)}x`,
  commands: filled(`${request} ;\n`, megabyte),
  prose: filled('Somebody once wrote that a curl, a fetch( or a Bearer is no request. ', megabyte),
  brackets: filled('[', megabyte),
  'ANSI-C escapes': `curl $'${filled('\\xe9', megabyte)}'`,
  'fetch calls': filled('fetch("https://a.example", {"headers": {"a": "b"}});\n', megabyte),
  PowerShell: filled('Invoke-WebRequest -Uri "https://a.example" -Headers @{"a"="b"};\n', megabyte),
  headers: filled('x-name: value\n', megabyte),
}

/** A HAR of just under 32 MB: thousands of requests with bodies, one bearer. */
function largeHar(): string {
  const entry = JSON.stringify({
    startedDateTime: '2026-11-21T10:00:00.000Z',
    request: {
      url: 'https://acme.atlan.com/api',
      headers: [
        ...Array.from({ length: 20 }, (_, at) => ({ name: `x-${at}`, value: filled('v', 60) })),
        { name: 'authorization', value: 'Bearer TEST.tok-en_1.sig-0123456789abc' },
      ],
      postData: { text: filled('{"a":"b"}', 500) },
    },
    response: { content: { text: filled('"', 3000) } },
  })
  const count = Math.floor((32 * megabyte - 100) / (entry.length + 1))
  return `{"log":{"entries":[${filled(`${entry},`, count * (entry.length + 1)).slice(0, -1)}]}}`
}

/** Growth of the heap's peak, which `--expose-gc` makes exact. */
function heapGrowth(work: () => unknown): number {
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  work()
  return Math.max(0, process.memoryUsage().heapUsed - before) / megabyte
}

export const benchmarks: readonly Benchmark[] = [
  ...Object.entries(texts).map(
    ([name, text]): Benchmark => ({
      name: `read 1 MB of ${name}`,
      unit: 'ms',
      target: 100,
      measure: () => milliseconds(() => read(text)),
    }),
  ),
  {
    name: 'capture 240 KB of commands',
    unit: 'ms',
    target: 100,
    measure: () => {
      const text = filled(`${request} ;\n`, 240 * kilobyte)
      return milliseconds(() => capture(text))
    },
  },
  {
    name: 'recognise 256 KB, as at every piece of a paste',
    unit: 'ms',
    target: 33,
    measure: () => {
      const text = `curl 'https://acme.atlan.com' ${header} --data-raw '${filled('{"a":1},', 256 * kilobyte)}`
      return milliseconds(() => recognise(text))
    },
  },
  {
    name: 'capture a HAR of 32 MB',
    unit: 'ms',
    target: 1000,
    measure: () => {
      const text = largeHar()
      return milliseconds(() => capture(text))
    },
  },
  {
    name: 'capture a HAR of 32 MB, heap growth',
    unit: 'MB',
    target: 200,
    measure: () => {
      const text = largeHar()
      return heapGrowth(() => capture(text))
    },
  },
]
