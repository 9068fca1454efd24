import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import type { HttpRequest } from './http.ts'
import { selfSigned } from './test-certificate.ts'
import { problemFrom } from './test-problem.ts'
import { json, serve } from './test-server.ts'
import { testTransport } from './test-transport.ts'

const read: HttpRequest = { method: 'GET', path: '/thing', effect: 'read' }
const write: HttpRequest = { method: 'POST', path: '/thing', effect: 'write' }

it('does not talk to a host whose certificate nobody trusts, and says how to trust it', async () => {
  const { origin, seen } = await serve((_, response) => json(response, {}), selfSigned())
  const problem = await problemFrom(testTransport().to(origin).request(write))
  expect(problem).toMatchObject({ kind: 'unreachable', code: 'untrusted-certificate' })
  expect(problem.nextSteps[0]?.text).toContain('NODE_EXTRA_CA_CERTS')
  expect(seen).toEqual([])
})

it('says so when there is no TLS at that port', async () => {
  const { port } = await serve((_, response) => json(response, {}))
  const http = testTransport().to(`https://localhost:${port}`)
  expect(await problemFrom(http.request(read))).toMatchObject({ code: 'tls-failed' })
})

it('trusts the certificates that NODE_EXTRA_CA_CERTS names', async () => {
  const certificate = selfSigned()
  const { origin } = await serve((_, response) => json(response, { ok: true }), certificate)
  const folder = await mkdtemp(join(tmpdir(), 'tokenbench-ca-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'ca.pem')
  await writeFile(file, certificate.cert)

  // Node reads the variable when it starts, so this needs a process of its own.
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module-typescript', '--eval', program, origin],
    { env: { ...process.env, NODE_EXTRA_CA_CERTS: file } },
  )
  expect(stdout.trim()).toBe('{"ok":true}')
}, 20_000)

const program = `
  import { createTransport } from '#src/clients/http/transport.ts'
  import { Trace } from '#src/clients/http/trace.ts'
  import { Redactor } from '#src/domain/redactor.ts'
  const redactor = new Redactor()
  const clock = { now: () => new Date(), sleep: async () => {} }
  const userAgent = 'tokenbench/test'
  const transport = createTransport({ redactor, trace: new Trace(redactor), clock, userAgent })
  const http = transport.to(process.argv[1])
  const { body } = await http.request({ method: 'GET', path: '/', effect: 'read' })
  console.log(JSON.stringify(body))
  await transport.close()
`
