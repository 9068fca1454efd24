import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { runInProcess } from '../harness/in-process.ts'
import { Program, run } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'

describe('a list that streams', () => {
  it('gives lines of JSON in the order of creation, with the names of personas', async () => {
    await using tenant = await Tenant.start({ objects: 250 })
    const env = tenant.signedIn
    const listed = await runInProcess(['token', 'list', '--json=lines', '--verbose'], { env })
    const tokens = listed.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(tokens.length).toBeGreaterThanOrEqual(250)
    const created = tokens.map(({ createdAt }) => Date.parse(createdAt))
    expect(created).toEqual(created.toSorted((a, b) => a - b))
    const nightly = tokens.find(({ name }) => name === 'nightly-etl')
    expect(nightly.personas).toEqual([
      { qualifiedName: expect.stringMatching(/^default\//), name: 'Data Assets' },
    ])
    const whole = await runInProcess(['token', 'list', '--json'], { env })
    expect(new Set(tokens.map(({ id }) => id))).toEqual(
      new Set(whole.json().tokens.map(({ id }: { id: string }) => id)),
    )
  })

  it.each([['--json=lines'], ['--sort=created']])(
    'stops asking when %s has as many as it may print',
    async (form) => {
      await using tenant = await Tenant.start({ objects: 250 })
      const words = ['token', 'list', form, '--limit', '3', '--verbose']
      const listed = await runInProcess(words, { env: tenant.signedIn })
      expect(listed.stderr.match(/\/apikeys/g)).toHaveLength(1)
      const lines = listed.stdout.trimEnd().split('\n')
      expect(lines).toHaveLength(form === '--json=lines' ? 3 : 4)
    },
  )

  it('prints the first page after one request, while the second does not come', async () => {
    await using tenant = await Tenant.start()
    const token = (n: number) => ({
      id: `id-${n}`,
      clientId: `apikey-${n}`,
      displayName: `token ${n}`,
      attributes: { 'access.token.lifespan': '60', createdAt: '0' },
    })
    const asked: string[] = []
    // The second page is never answered.
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      if (asked.length > 1) return
      const records = Array.from({ length: 100 }, (_, n) => token(n))
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ totalRecord: 500, filterRecord: 500, records }))
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const env = { ...tenant.signedIn, TOKENBENCH_URL: `http://127.0.0.1:${port}` }
    await using program = Program.start(['token', 'list', '--sort', 'created'], { env })
    await program.waitFor('token 99')
    expect(asked.map((url) => url.replace(/\?.*/, ''))[0]).toBe('/api/service/apikeys')
    expect(asked.length).toBeLessThanOrEqual(2)
    server.closeAllConnections()
    server.close()
  })

  it('keeps the code for what expires', async () => {
    await using tenant = await Tenant.start()
    const words = ['token', 'list', '--json=lines', '--expiring']
    const some = await runInProcess([...words, '30'], { env: tenant.signedIn })
    expect(some.code).toBe(10)
    const none = await runInProcess([...words, '30', '--filter', 'nightly'], {
      env: tenant.signedIn,
    })
    expect([none.code, none.stdout]).toEqual([0, ''])
  })
})

describe.runIf(process.env.TOKENBENCH_SOAK)('100,000 tokens', () => {
  it.each([['--json=lines'], ['--json'], ['--sort=created'], ['--sort=expires']])(
    'are listed with %s in less than 200 MB',
    { timeout: 300_000 },
    async (form) => {
      await using tenant = await Tenant.start({ objects: 100_000 })
      const report = `process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS))`
      const env = {
        ...tenant.signedIn,
        NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(report)}`,
      }
      const listed = await run(['token', 'list', form], { env, timeoutMs: 200_000 })
      expect(listed.code, listed.stderr).toBe(0)
      const [, peak] = /peak (\d+)/.exec(listed.stderr) ?? []
      expect(Number(peak) / 1024).toBeLessThan(200)
    },
  )
})
