/**
 * The one gate: types, lint, build, then every test. Ends with `N passed, N failed, N skipped`,
 * counted from the runner's own report. With `--soak`, the tests run with their full counts.
 */
import { spawnSync } from 'node:child_process'
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

const report = runTests()
const failed = report.numFailedTests + failedGates.length + failedFiles(report)
const skipped = report.numPendingTests + report.numTodoTests
const line = `${report.numPassedTests + gates.length - failedGates.length} passed, ${failed} failed`
console.log(`\n${skipped > 0 ? `${line}, ${skipped} skipped` : line}`)
process.exitCode = failed > 0 || report.numPassedTests === 0 ? 1 : 0

function runTests(): Report {
  console.log('\n── tests')
  const folder = mkdtempSync(join(tmpdir(), 'tokenbench-tests-'))
  const file = join(folder, 'report.json')
  try {
    const words = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const environment = soak ? { ...process.env, TOKENBENCH_SOAK: '1' } : process.env
    spawnSync(bin('vitest'), words, { cwd: root, stdio: 'inherit', env: environment })
    return JSON.parse(readFileSync(file, 'utf8'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A file that could not even be loaded counts as a failure: its tests are in no other number. */
function failedFiles({ numFailedTestSuites, numFailedTests }: Report): number {
  return numFailedTests === 0 ? numFailedTestSuites : 0
}
