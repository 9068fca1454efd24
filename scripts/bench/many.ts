import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Figure } from './figure.ts'
import { environmentIn, megabytes, program, serve } from './tenant.ts'

const grants = 500
/** So many are done one after the other; the time of all is reckoned from it. */
const sample = 50

/** 500 grants on a tenant that takes 50 ms for each answer, by us and one call after the other. */
export async function manyGrants(home: string): Promise<Figure[]> {
  const tenant = await serve(home, ['--objects', String(grants), '--latency', '50'])
  try {
    const on = tenant.adminOf('data.owner').slice(0, grants)
    if (on.length < grants) throw new Error(`only ${on.length} connections`)
    const bearer = tenant.bearerOf('data.owner')
    const [list, from] = ['on', 'bearer'].map((name) => join(home, name))
    writeFileSync(list ?? '', on.map(({ guid }) => guid).join('\n'))
    writeFileSync(from ?? '', bearer)
    const words = ['--token', 'nightly-etl', '--on-from', `file:${list}`]
    const started = performance.now()
    const { code } = await ended(
      home,
      ['grant', 'connection-admin', ...words, '--bearer-from', `file:${from}`, '--yes', '--json'],
      { TOKENBENCH_URL: tenant.url, TOKENBENCH_TOKEN: tenant.token },
    )
    if (code !== 0) throw new Error(`the grants ended with ${code}`)
    const ours = performance.now() - started

    const call = async (path: string, init: RequestInit = {}) => {
      const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' }
      return JSON.parse(await (await fetch(tenant.url + path, { ...init, headers })).text())
    }
    const begun = performance.now()
    for (const { guid, qualifiedName, name } of on.slice(0, sample)) {
      const path = `/api/meta/entity/guid/${guid}?ignoreRelationships=true`
      const { entity } = await call(path)
      const adminUsers = [...entity.attributes.adminUsers, 'other.admin']
      const attributes = { qualifiedName, name, adminUsers }
      const body = JSON.stringify({ entities: [{ typeName: 'Connection', guid, attributes }] })
      await call('/api/meta/entity/bulk', { method: 'POST', body })
      await call(path)
    }
    const oneByOne = ((performance.now() - begun) * grants) / sample
    return [
      { what: `many: ${grants} grants, three calls each in turn`, value: oneByOne, unit: 'ms' },
      {
        what: `many: ${grants} grants, from start to end of the command`,
        value: ours,
        unit: 'ms',
        target: Math.floor(oneByOne / 5),
      },
    ]
  } finally {
    tenant.stop()
  }
}

/** All of 100,000 tokens: what it takes until the first is there, and at most. */
export async function listing(home: string): Promise<Figure[]> {
  const tenant = await serve(home, ['--objects', '100000'])
  try {
    const environment = { TOKENBENCH_URL: tenant.url, TOKENBENCH_TOKEN: tenant.token }
    const words = ['token', 'list', '--json=lines']
    const { first, memory, ms } = await ended(home, words, environment)
    return [
      { what: 'list: 100,000 tokens, until the first is there', value: first, unit: 'ms' },
      { what: 'list: until the last', value: ms, unit: 'ms' },
      { what: 'list: memory at its highest (RSS)', value: memory, unit: 'MB', target: 200 },
    ]
  } finally {
    tenant.stop()
  }
}

/** Runs a command to its end. `first` is when it printed something for the first time. */
async function ended(
  home: string,
  words: readonly string[],
  environment: Record<string, string>,
): Promise<{ code: number | null; first: number; ms: number; memory: number }> {
  const started = performance.now()
  const child = spawn(process.execPath, [program, ...words], {
    env: environmentIn(home, environment),
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let first = 0
  let memory = 0
  const watch = setInterval(() => {
    memory = Math.max(memory, megabytes(child.pid, 'VmHWM'))
  }, 20)
  child.stdout.on('data', () => {
    if (first === 0) first = performance.now() - started
  })
  try {
    const [code] = await once(child, 'close')
    return { code, first, memory, ms: performance.now() - started }
  } finally {
    clearInterval(watch)
  }
}
