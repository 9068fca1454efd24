import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Trace } from '#src/clients/http/trace.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { Redactor } from '#src/domain/redactor.ts'
import { traceTo } from './trace-sink.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokenbench-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const entry = (path: string) => ({
  ...{ at: new Date(0), method: 'GET', origin: 'https://acme.atlan.com', path },
  ...{ ms: 5, tries: 1, status: 200 },
})

it('adds a line for each request to a file of one’s own, until it is ended', () => {
  const trace = new Trace(new Redactor())
  const file = join(folder, 'trace.jsonl')
  const end = traceTo(trace, { file })
  trace.record(entry('/a'))
  trace.record(entry('/b'))
  end()
  trace.record(entry('/c'))
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line).path)).toEqual(['/a', '/b'])
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

it('adds to a file that is there, and takes nothing from it', () => {
  const trace = new Trace(new Redactor())
  const file = join(folder, 'trace.jsonl')
  writeFileSync(file, 'mine\n')
  const end = traceTo(trace, { file })
  trace.record(entry('/a'))
  end()
  expect(readFileSync(file, 'utf8')).toMatch(/^mine\n\{.*"path":"\/a"/)
})

it('refuses a file that cannot be written, before anything is asked', () => {
  const trace = new Trace(new Redactor())
  expect(() => traceTo(trace, { file: join(folder, 'missing', 'x') })).toThrow(ProblemError)
})

it.runIf(process.platform === 'linux')('lets the request live when the disk is full', () => {
  const trace = new Trace(new Redactor())
  const end = traceTo(trace, { file: '/dev/full' })
  expect(() => trace.record(entry('/a'))).not.toThrow()
  end()
})
