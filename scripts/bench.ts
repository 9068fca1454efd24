/**
 * Speed and memory, measured on this machine now: printed as a table, and written to
 * docs/performance.md. Times of the program are medians, beside `node -e 0` in the same run.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, release, tmpdir, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { benchmarks } from '#src/capture/capture.bench.ts'
import { commands } from './bench/commands.ts'
import { cells, type Figure, isMet, median } from './bench/figure.ts'
import { firstPage } from './bench/first-page.ts'
import { listing, manyGrants } from './bench/many.ts'
import { paste } from './bench/paste.ts'
import { practice } from './bench/practice.ts'
import { longList, workbench } from './bench/workbench.ts'

const capture = async (): Promise<Figure[]> =>
  benchmarks.map(({ name, unit, target, measure }) => ({
    what: `capture: ${name}`,
    value: median(5, measure),
    unit,
    target,
  }))

const measures = [
  commands,
  workbench,
  firstPage,
  longList,
  paste,
  capture,
  practice,
  manyGrants,
  listing,
]

const home = mkdtempSync(join(tmpdir(), 'tokenbench-bench-'))
const figures: Figure[] = []
try {
  for (const measure of measures)
    for (const figure of await measure(home)) {
      figures.push(figure)
      const [what = '', ...rest] = cells(figure)
      console.log(what.padEnd(60) + rest.map((cell) => cell.padStart(12)).join(''))
    }
} finally {
  rmSync(home, { recursive: true, force: true })
}

const missed = figures.filter((figure) => !isMet(figure)).length
console.log(missed === 0 ? 'All targets are met.' : `${missed} of the targets are missed.`)
writeFileSync(join(import.meta.dirname, '..', 'docs', 'performance.md'), page())

function page(): string {
  const machine = `${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}, Node ${process.version}`
  const rows = figures.map((figure) => `| ${cells(figure).join(' | ')} |`)
  return `# Performance

Made by \`npm run bench\`, which replaces this page. Measured on ${machine}.

A ratio is the time beside \`node -e 0\` on the same machine in the same run. Times are medians of
several runs; p95 is what 95 of 100 keys stay below.

| what | measured | ratio | target | |
|---|---:|---:|---:|---|
${rows.join('\n')}
`
}
