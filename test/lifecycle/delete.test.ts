import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess as run } from '../harness/in-process.ts'
import { mainFile } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { Terminal } from '../harness/terminal.ts'
import { tokenNamed, writeToken } from './seed.ts'

const remove = (tenant: Tenant, ...words: readonly string[]) =>
  run(['token', 'delete', ...words, '--json'], { env: tenant.signedIn })

it.each(['name', 'id'] as const)('deletes a token that is confirmed by its %s', async (by) => {
  await using tenant = await Tenant.start()
  const token = await tokenNamed(tenant, 'soda-checks')
  const deleted = await remove(tenant, 'soda-checks', `--yes=${token[by]}`)
  expect(deleted.code, deleted.stdout).toBe(0)
  expect(deleted.json()).toMatchObject({
    plan: { action: 'token delete', danger: 'irreversible', calls: 3 },
    outcomes: [{ object: { type: 'token', id: token.id }, state: 'done', verified: true }],
  })
  expect(await tenant.tokensNamed('soda-checks')).toEqual([])
})

it('shows what the token can do today, and what stays true after its deletion', async () => {
  await using tenant = await Tenant.start()
  const env = tenant.signedIn
  const token = await tokenNamed(tenant, 'nightly-etl')
  const { qualifiedName } = tenant.development()
  const grant = ['grant', 'connection-admin', '--token', 'nightly-etl', '--on', qualifiedName]
  const stdin = await tenant.practice.copyAsCurl('conn.admin')
  const granted = await run([...grant, '--bearer-from', 'stdin', '--yes', '--json'], { env, stdin })
  expect(granted.code, granted.stdout).toBe(0)
  const dry = await remove(tenant, 'nightly-etl', '--dry-run')
  const { changes, warnings } = dry.json().plan
  expect(changes).toMatchObject([
    { object: { type: 'token', id: token.id }, field: 'name', before: 'nightly-etl', after: null },
    { field: 'personas', before: token.personas, after: null },
    { field: 'adminOf', before: [qualifiedName], after: null, removed: [qualifiedName] },
  ])
  const said = warnings.map(({ code }: { code: string }) => code)
  // The practice token is no workspace admin, so nobody can say that this is all.
  expect(said).toEqual(['still-accepted', 'not-all-visible'])
  expect(await tenant.tokensNamed('nightly-etl')).toHaveLength(1)
  const text = await run(['token', 'delete', 'nightly-etl', '--dry-run'], { env })
  expect(text.stdout).toMatch(/admin of: development.*, until now/)
  expect(text.stdout).toContain('This cannot be taken back.')
})

it('says that it sees everything with an admin of the workspace, and nothing of a dead token’s secret', async () => {
  await using tenant = await Tenant.start()
  const bearer = await tenant.practice.issueBearer('data.owner')
  const env = { ...tenant.signedIn, TOKENBENCH_TOKEN: bearer }
  const tokens = (await run(['token', 'list', '--json'], { env })).json().tokens
  const dead = tokens.find((token: { status: string }) => token.status === 'expired')
  const dry = await run(['token', 'delete', dead.id, '--dry-run', '--json'], { env })
  expect(dry.json().plan.warnings).toEqual([])
})

it.each([
  ['nothing', [], 5],
  ['a plain --yes', ['--yes'], 5],
  ['another name', ['--yes=nightly-etl'], 5],
  ['a count, for one', ['--yes=1'], 5],
])('is not confirmed by %s', async (_, words, code) => {
  await using tenant = await Tenant.start()
  const refused = await remove(tenant, 'soda-checks', ...words)
  expect(refused.code, refused.stdout).toBe(code)
  expect(await tenant.tokensNamed('soda-checks')).toHaveLength(1)
})

it('deletes several, confirmed by their number, each with its outcome', async () => {
  await using tenant = await Tenant.start()
  const names = ['soda-checks', 'dbt-cloud']
  const wrong = await remove(tenant, ...names, '--yes=3')
  expect([wrong.code, wrong.json().problem.code]).toEqual([5, 'not-confirmed'])
  const deleted = await remove(tenant, ...names, '--yes=2')
  expect(deleted.code, deleted.stdout).toBe(0)
  expect(deleted.json().outcomes).toMatchObject([{ state: 'done' }, { state: 'done' }])
  for (const name of names) expect(await tenant.tokensNamed(name)).toEqual([])
})

it('asks for the id where two tokens bear the name', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const options = { home, env: tenant.signedIn }
  for (const file of ['a', 'b']) {
    const destination = `file:${join(home.folder, file)}`
    await run(['token', 'create', 'twin', '--secret-to', destination, '--yes'], options)
  }
  const ambiguous = await remove(tenant, 'twin', '--yes=twin')
  expect([ambiguous.code, ambiguous.json().problem.code]).toEqual([6, 'ambiguous-name'])
  const [one, other] = await tenant.tokensNamed('twin')
  const byName = await remove(tenant, one?.id ?? '', '--yes=twin')
  expect([byName.code, byName.json().problem.code]).toEqual([5, 'not-confirmed'])
  const byId = await remove(tenant, one?.id ?? '', `--yes=${one?.id}`)
  expect(byId.code, byId.stdout).toBe(0)
  expect((await tenant.tokensNamed('twin')).map(({ id }) => id)).toEqual([other?.id])
})

it('leaves the token that signs in out of several, and says how to delete it', async () => {
  await using tenant = await Tenant.start()
  const { id } = tenant.practice.atlan.apiToken
  const deleted = await remove(tenant, 'soda-checks', id, '--yes=soda-checks')
  expect(deleted.code, deleted.stdout).toBe(0)
  const { plan, outcomes } = deleted.json()
  const said = plan.warnings.find(({ code }: { code: string }) => code === 'signs-in-left-out')
  expect(said.text).toContain(`tokenbench token delete ${id}`)
  expect(outcomes).toMatchObject([{ object: { name: 'soda-checks' }, state: 'done' }])
  expect(await tenant.tokensNamed('practice')).toHaveLength(1)
})

it('deletes the token that signs in by itself, and sees that it is dead', async () => {
  await using tenant = await Tenant.start()
  const { id } = tenant.practice.atlan.apiToken
  const dry = await remove(tenant, id, '--dry-run')
  expect(dry.json().plan.warnings).toContainEqual(expect.objectContaining({ code: 'signs-in' }))
  const deleted = await remove(tenant, id, `--yes=${id}`)
  expect(deleted.code, deleted.stdout).toBe(0)
  expect(deleted.json().outcomes).toMatchObject([
    { object: { id }, state: 'done', verified: true, gone: true, effective: 'yes' },
  ])
  expect(await tenant.tokensNamed('practice')).toEqual([])
})

it('does not delete what changed after the plan was shown', async () => {
  await using tenant = await Tenant.start()
  const { id } = await tokenNamed(tenant, 'soda-checks')
  await using terminal = Terminal.start(
    process.execPath,
    [mainFile, 'token', 'delete', 'soda-checks'],
    { env: tenant.signedIn, cols: 120, rows: 40 },
  )
  await terminal.waitFor('Type soda-checks to do it')
  await writeToken(tenant, id, { displayName: 'in-use-again', personaQualifiedNames: [] })
  terminal.type('soda-checks\r')
  expect((await terminal.exit).code).toBe(6)
  expect(terminal.screen().replaceAll('\n', ' ')).toContain('it is called “in-use-again” now')
  expect(await tenant.tokensNamed('in-use-again')).toHaveLength(1)
})

it.each([
  ['came after it was done', 'drop-after', 0, 'done'],
  ['came before it was done', 'drop-before', 7, 'unknown'],
])('tells the truth when the cut %s', async (_, fault, code, state) => {
  await using tenant = await Tenant.start({ faults: [`${fault}:DELETE /api/service/apikeys:1`] })
  const deleted = await remove(tenant, 'soda-checks', '--yes=soda-checks')
  expect([deleted.code, deleted.json().outcomes[0].state], deleted.stdout).toEqual([code, state])
})

it('names who is not there', async () => {
  await using tenant = await Tenant.start()
  const refused = await remove(tenant, 'soda-checks', 'nobody', '--yes=2')
  expect([refused.code, refused.json().problem.code]).toEqual([3, 'token-not-found'])
  expect(await tenant.tokensNamed('soda-checks')).toHaveLength(1)
})
