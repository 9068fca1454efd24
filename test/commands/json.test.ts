import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import type { Finished } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import * as shape from './json-shapes.ts'

type Row = readonly [
  words: string,
  code: number,
  shape: z.core.$ZodType,
  stdin?: () => Promise<string>,
]

let tenant: Tenant
const home = new Home()

beforeAll(async () => {
  tenant = await Tenant.start()
  const { axiom } = tenant.practice
  const add = ['profile', 'add', '--store', 'session']
  await run([...add, 'acme', '--provider', 'atlan', '--url', tenant.url])
  const logs = ['logs', '--provider', 'axiom', '--url', axiom.baseUrl, '--org-id', axiom.orgId]
  await run([...add, ...logs], axiom.personalAccessToken)
})

afterAll(async () => {
  await tenant[Symbol.asyncDispose]()
  home.remove()
})

const run = (
  words: readonly string[],
  secret = tenant.practice.atlan.apiToken.secret,
  stdin = '',
) =>
  runInProcess(words, {
    home,
    stdin,
    env: { TOKENBENCH_TOKEN: secret, TOKENBENCH_VAULT_KEY: 'file' },
  })

const wordsOf = (line: string): string[] =>
  line.split(' ').map((word) => word.replaceAll('_', ' ').replace('FOLDER', home.folder))

/** The only thing on stdout is one document and its newline; what is said besides is no JSON. */
function documentIn({ stdout, stderr }: Finished): unknown {
  expect(stdout.endsWith('\n')).toBe(true)
  expect(stderr).not.toMatch(/^[[{]/m)
  return JSON.parse(stdout)
}

const check = (document: unknown, wanted: z.core.$ZodType, words: string): void => {
  const { error } = z.safeParse(wanted, document)
  expect(error?.issues ?? [], `${words}\n${JSON.stringify(document, null, 1)}`).toEqual([])
}

const bearer = () => tenant.practice.copyAsCurl('conn.admin')
const owners = () => tenant.practice.copyAsCurl('data.owner')
const development = 'default/snowflake/1699268171'
const change = (words: string): Row[] => [
  [`${words} --dry-run`, 0, shape.planned],
  [words, 5, shape.failure],
  [`${words} --yes`, 0, shape.written],
  [`${words} --yes`, 0, shape.written],
]
const member = (words: string, stdin: () => Promise<string>): Row[] =>
  change(`${words} --bearer-from stdin`).map(([line, code, wanted]) => [line, code, wanted, stdin])

const onAtlan: readonly Row[] = [
  ['status', 0, shape.statusOfTenant],
  ['profile list', 0, shape.list('profiles', shape.profile)],
  ['token list', 0, shape.list('tokens', shape.atlanToken)],
  ['token list --expiring 3000', 10, shape.list('tokens', shape.atlanToken)],
  ['token show nightly-etl', 0, shape.atlanToken],
  ['token show nobody', 3, shape.failure],
  ['token list --sort size', 2, shape.failure],
  ['persona list', 0, shape.list('personas', shape.persona)],
  ['persona show Sandbox', 0, shape.persona],
  ['connection list', 0, shape.list('connections', shape.connection)],
  ['connection show development', 6, shape.failure],
  [`connection show ${development}`, 0, shape.connection],
  ['collection list', 0, shape.list('collections', shape.collection)],
  ['collection show My_query_collection', 0, shape.collection],
  ['token create one --secret-to file:FOLDER/one --dry-run', 0, shape.planned],
  ['token create one', 5, shape.failure],
  ['token create one --secret-to file:FOLDER/one --yes', 0, shape.created(shape.atlanToken)],
  ['token find --from file:FOLDER/one', 0, shape.found(shape.atlanToken)],
  ['token probe --from file:FOLDER/one', 0, shape.probed],
  ...change('token update one --description changed'),
  ...change('persona link --token one --persona Sandbox'),
  ...change('persona unlink --token one --persona Sandbox'),
  ...member(`grant connection-admin --token one --on ${development}`, bearer),
  ['access one', 0, shape.access],
  ['access nobody', 3, shape.failure],
  ...member(`revoke connection-admin --token one --on ${development}`, bearer),
  ...member('grant collection-editor --token one --on My_query_collection', owners),
  ...member('grant collection-viewer --token dbt-cloud --on My_query_collection', owners),
  ...member('revoke collection-viewer --token dbt-cloud --on My_query_collection', owners),
  ...member('revoke collection-editor --token one --on My_query_collection', owners),
  [
    'token rotate one --overlap 1h --secret-to file:FOLDER/two --yes',
    0,
    shape.rotated(shape.atlanToken),
  ],
  ['token rotate one', 2, shape.failure],
  ['token delete one --dry-run', 0, shape.planned],
  ['token delete one --yes', 5, shape.failure],
  ['token delete one --yes=one', 0, shape.written],
  ['token probe --from file:FOLDER/one', 4, shape.probed],
  ['history', 0, shape.list('history', shape.past)],
  ['doubts', 0, shape.list('doubts', shape.past)],
  ['capture --from stdin', 0, shape.captured, bearer],
  ['capture --from stdin', 3, shape.captured, async () => 'nothing of the kind'],
  ['explain --from stdin', 0, shape.explained, async () => 'ATLAS-403-00-001 x is not authorized'],
  ['doctor', 0, shape.checked],
  ['dataset list', 2, shape.failure],
  ['nonsense', 2, shape.failure],
]

const onAxiom: readonly Row[] = [
  ['status', 0, shape.statusOfTenant],
  ['token list', 0, shape.list('tokens', shape.axiomToken)],
  ['token list --expiring 30', 10, shape.list('tokens', shape.axiomToken)],
  ['token show dashboard-reader', 0, shape.axiomToken],
  ['token show nobody', 3, shape.failure],
  ['token show ci', 6, shape.failure],
  ['dataset list', 0, shape.list('datasets', shape.dataset)],
  ['view list', 0, shape.list('views', shape.view)],
  ['token create ship --dataset http-logs:ingest=create --dry-run', 0, shape.planned],
  ['token create ship --dataset http-logs:ingest=read --yes', 2, shape.failure],
  ['token create ship --dataset http-logs:ingest=create', 5, shape.failure],
  [
    'token create ship --dataset http-logs:ingest=create --secret-to file:FOLDER/ship --yes',
    0,
    shape.created(shape.axiomToken),
  ],
  ['token create ever --org monitors=r --expires never --yes', 5, shape.failure],
  ['token find --from file:FOLDER/ship', 0, shape.found(shape.axiomToken)],
  ['token probe --from file:FOLDER/ship', 0, shape.probed],
  [
    'token rotate ship --overlap 1h --secret-to file:FOLDER/ship-2 --yes',
    0,
    shape.rotated(shape.axiomToken),
  ],
  ['token delete ship --dry-run', 6, shape.failure],
  ['token delete log-shipper --dry-run', 0, shape.planned],
  ['token delete log-shipper --yes=log-shipper', 0, shape.written],
  ['history', 0, shape.list('history', shape.past)],
  ['doubts', 0, shape.list('doubts', shape.past)],
  ['doctor', 0, shape.checked],
  ['persona list', 2, shape.failure],
  ['access ship', 2, shape.failure],
]

describe.each([
  ['acme', onAtlan],
  ['logs', onAxiom],
])('what --json prints of profile %s', (profile, rows) => {
  const secret = () => (profile === 'acme' ? undefined : tenant.practice.axiom.personalAccessToken)

  it.for(rows)('%s exits with %i', async ([line, code, wanted, stdin]) => {
    const words = [...wordsOf(line), '--profile', profile, '--json']
    const done = await run(words, secret(), await stdin?.())
    expect(done.code, `${line}\n${done.stdout}${done.stderr}`).toBe(code)
    check(documentIn(done), wanted, line)
  })
})

it.each([
  ['token list', 'acme', shape.atlanToken],
  ['persona list', 'acme', shape.persona],
  ['connection list', 'acme', shape.connection],
  ['collection list', 'acme', shape.collection],
  ['token list', 'logs', shape.axiomToken],
  ['dataset list', 'logs', shape.dataset],
  ['view list', 'logs', shape.view],
  ['history', 'acme', shape.past],
] as const)('%s --json=lines prints a document a line (%s)', async (line, profile, wanted) => {
  const secret = profile === 'acme' ? undefined : tenant.practice.axiom.personalAccessToken
  const done = await run([...wordsOf(line), '--profile', profile, '--json=lines'], secret)
  expect(done.code, done.stdout + done.stderr).toBe(0)
  const lines = done.stdout.trimEnd().split('\n')
  expect(lines.length).toBeGreaterThan(0)
  for (const one of lines) check(JSON.parse(one), wanted, line)
})

it('says in lines, too, what is wrong', async () => {
  const done = await run(['persona', 'list', '--profile', 'nobody', '--json=lines'])
  expect(done.code).toBe(3)
  check(documentIn(done), shape.failure, 'persona list')
})

it('leaves out what of a fault is nobody’s, and tells the request that was answered', async () => {
  await tenant.control({ faults: ['status=503:GET /api/service/apikeys:*'] })
  const done = await run(['token', 'list', '--profile', 'acme', '--json'])
  await tenant.control({ faults: [] })
  expect(done.code).not.toBe(0)
  const document = documentIn(done)
  check(document, shape.failure, 'token list')
  expect(document).toMatchObject({ problem: { http: { method: 'GET', status: 503 } } })
})
