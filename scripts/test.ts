/**
 * The one gate: types, lint, build, then every test. Ends with `N passed, N failed, N skipped`,
 * counted from the runner's own report. With `--soak`, the tests run with their full counts.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly numFailedTestSuites: number
}

const root = join(import.meta.dirname, '..')
const soak = process.argv.includes('--soak')
const bin = (name: string): string => join(root, 'node_modules', '.bin', name)

const gates: readonly (readonly [string, string, readonly string[]])[] = [
  ['types', bin('tsc'), ['--noEmit']],
  ['lint', bin('biome'), ['check', '.']],
  ['build', process.execPath, [join(root, 'scripts', 'build.ts')]],
]

const failedGates = gates.filter(([name, command, words]) => {
  console.log(`\n── ${name}`)
  return spawnSync(command, words, { cwd: root, stdio: 'inherit' }).status !== 0
})

// Tests that watch a terminal wait more than they work, so the others run beside them.
const reports = await Promise.all([runTests('terminal'), runTests('unit', 'program')])
const failed = sum(({ numFailedTests }) => numFailedTests) + failedGates.length + sum(failedFiles)
const passed = sum(({ numPassedTests }) => numPassedTests)
const skipped = sum(({ numPendingTests, numTodoTests }) => numPendingTests + numTodoTests)
const line = `${passed + gates.length - failedGates.length} passed, ${failed} failed`
console.log(`\n${skipped > 0 ? `${line}, ${skipped} skipped` : line}`)
process.exitCode = failed > 0 || reports.some(({ numPassedTests }) => numPassedTests === 0) ? 1 : 0

function sum(count: (report: Report) => number): number {
  return reports.reduce((total, report) => total + count(report), 0)
}

async function runTests(...projects: readonly string[]): Promise<Report> {
  console.log(`\n── tests: ${projects.join(' and ')}`)
  const folder = mkdtempSync(join(tmpdir(), 'tokenbench-tests-'))
  const file = join(folder, 'report.json')
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const named = projects.map((project) => `--project=${project}`)
    const environment = soak ? { ...process.env, TOKENBENCH_SOAK: '1' } : process.env
    const words = ['run', ...named, ...reporters]
    const child = spawn(bin('vitest'), words, { cwd: root, stdio: 'inherit', env: environment })
    await once(child, 'close')
    return JSON.parse(readFileSync(file, 'utf8'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A file that could not even be loaded counts as a failure: its tests are in no other number. */
function failedFiles({ numFailedTestSuites, numFailedTests }: Report): number {
  return numFailedTests === 0 ? numFailedTestSuites : 0
}
