import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { shellWords } from '#src/domain/shell-words.ts'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'
import { recordingPrograms } from '../secrets/recording-programs.ts'

let tenant: Tenant
beforeAll(async () => {
  tenant = await Tenant.start()
})
afterAll(() => tenant[Symbol.asyncDispose]())

const prompt = (words: readonly string[], lines: readonly string[], env = {}, home?: Home) =>
  runInProcess(['repl', '--keep-going', ...words], {
    stdin: lines.map((line) => `${line}\n`).join(''),
    env: { ...tenant.signedIn, ...env },
    ...(home === undefined ? {} : { home }),
  })

it('lists what the lines before it asked, the newest first, and tells all of one', async () => {
  await tenant.control({ faults: ['status=503:GET /api/service/users/current'] })
  const ran = await prompt([], ['trace', 'status', 'trace --limit 1', 'trace 1'])
  expect([ran.code, ran.stderr]).toEqual([0, ''])
  expect(ran.stdout).toMatch(/^No request has been sent in this run yet\.\n/)
  expect(ran.stdout).toMatch(
    /^number +at \(UTC\) +answer .*\n2 .* 200 +GET \S+\/whoami .*\nAnd 1 before: trace --limit 2$/m,
  )
  expect(ran.stdout).toMatch(/^took +\d+ ms in 2 tries$/m)
  expect(ran.stdout).toMatch(/^curl -X GET http\S+ -H "Authorization: Bearer \$TOKEN"$/m)
  expect(ran.stdout).toMatch(/^Answered\n\{\n {2}"/m)
})

it('counts the requests of a line with options of its own, and says each once', async () => {
  const ran = await prompt(['--json', '--verbose'], ['status --timeout 9s', 'trace --rate none'])
  const [, trace] = ran.stdout.split('\n').map((line) => JSON.parse(line || 'null'))
  expect(trace.total).toBe(ran.stderr.match(/→ 200/g)?.length)
  expect(trace.requests.at(-1)).toMatchObject({ number: 1, status: 200, tries: 1 })
})

it('shows no secret, neither sent nor answered, and copies cURL that names a variable', async () => {
  using home = new Home()
  const { environment } = recordingPrograms(home)
  const file = join(home.folder, 'new.token')
  const made = [`token create traced --yes --secret-to 'file:${file}'`, 'trace --json']
  const [, listed = ''] = (await prompt([], made, environment, home)).stdout.split(/^(?={)/m)
  const { requests } = JSON.parse(listed)
  const creation = requests.findLast(({ method }: { method: string }) => method === 'POST').number
  expect(readFileSync(file, 'utf8')).toMatch(/^eyJ/)

  const looks = [`trace ${creation}`, `trace ${creation} --json`, `trace ${creation} --copy`]
  const again = [`token create traced --yes --secret-to 'file:${file}2'`, ...looks]
  const { stdout, stderr } = await prompt([], again, environment, home)
  expect(stdout).toMatch(/"displayName": ?"traced"[\s\S]*Copied as cURL/)
  expect(stdout + stderr).not.toContain(readFileSync(`${file}2`, 'utf8').trim().slice(-20))
  expect(stdout + stderr).not.toContain(tenant.signedIn.TOKENBENCH_TOKEN.slice(-20))
  const copied = readFileSync(environment.CLIPBOARD ?? '', 'utf8')
  const words = shellWords(copied).map(({ text }) => text)
  expect(words).toEqual(expect.arrayContaining(['POST', 'Authorization: Bearer $TOKEN']))
})

it.each([
  ['trace 99', 3, 'no-such-request'],
  ['trace --copy', 2, 'which-request'],
  ['trace first', 2, 'invalidArgument'],
])('says what is wrong with %j', async (line, exit, code) => {
  const ran = await prompt(['--json'], [line])
  expect([ran.code, JSON.parse(ran.stdout).problem.code]).toEqual([exit, code])
})
