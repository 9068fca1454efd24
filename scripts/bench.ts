/**
 * Speed, measured on this machine now and printed as one table. Each figure is a median; times of
 * the program are also given as a ratio to `node -e 0` in the same run, which travels better.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'

interface Figure {
  readonly what: string
  readonly milliseconds: number
  readonly ratio?: number
}

const root = join(import.meta.dirname, '..')
const program = join(root, 'dist', 'main.js')
const home = mkdtempSync(join(tmpdir(), 'tokenbench-bench-'))

try {
  const figures = await measure()
  print(figures)
} finally {
  rmSync(home, { recursive: true, force: true })
}

async function measure(): Promise<Figure[]> {
  const baseline = median(11, () => run(['-e', '0']))
  const practice = await servePractice()
  try {
    const environment = { TOKENBENCH_URL: practice.url, TOKENBENCH_TOKEN: practice.token }
    const command = (words: readonly string[]) => () => run([program, ...words], environment)
    const timed = (what: string, words: readonly string[]): Figure => {
      const milliseconds = median(7, command(words))
      return { what, milliseconds, ratio: milliseconds / baseline }
    }
    return [
      { what: 'node -e 0', milliseconds: baseline, ratio: 1 },
      timed('tokenbench --version', ['--version']),
      timed('tokenbench help', ['help']),
      timed('tokenbench status --json', ['status', '--json']),
      timed('tokenbench token list --json', ['token', 'list', '--json']),
      { what: 'practice: start', milliseconds: practice.started },
    ]
  } finally {
    practice.stop()
  }
}

function run(words: readonly string[], environment: Record<string, string> = {}): number {
  const started = performance.now()
  const { status } = spawnSync(process.execPath, words, {
    env: { PATH: process.env.PATH ?? '', HOME: home, TOKENBENCH_HOME: home, ...environment },
    stdio: 'ignore',
  })
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}`)
  return performance.now() - started
}

async function servePractice() {
  const started = performance.now()
  const child = spawn(process.execPath, [program, 'practice', '--json'], {
    env: { PATH: process.env.PATH ?? '', HOME: home, TOKENBENCH_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  for await (const piece of child.stdout.setEncoding('utf8')) {
    text += piece
    if (text.includes('\n')) break
  }
  const { atlan } = JSON.parse(text)
  return {
    url: String(atlan.baseUrl),
    token: String(atlan.apiToken.secret),
    started: performance.now() - started,
    stop: () => child.kill(),
  }
}

function median(times: number, once: () => number): number {
  once()
  const sorted = Array.from({ length: times }, once).sort((a, b) => a - b)
  return sorted[Math.floor(times / 2)] ?? 0
}

function print(figures: readonly Figure[]): void {
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}\n`,
  )
  for (const { what, milliseconds, ratio } of figures) {
    const times = ratio === undefined ? '' : `${ratio.toFixed(1)} ×`
    console.log(`${what.padEnd(32)}${milliseconds.toFixed(0).padStart(7)} ms${times.padStart(9)}`)
  }
}
