import { expect, it } from 'vitest'
import { organisation } from './organisation.ts'

type Axiom = Awaited<ReturnType<typeof organisation>>

/** Makes a token whose secret the vault keeps. */
async function made(axiom: Axiom, name: string, ...grants: string[]): Promise<string> {
  const words = ['token', 'create', name, ...grants, '--yes', '--secret-to', 'vault', '--json']
  const created = await axiom.run(words)
  expect(created.code, created.stdout).toBe(0)
  return created.json().token.id
}

it('shows of each area what ends with a token, and no more', async () => {
  const axiom = await organisation()
  const grants = ['--dataset', 'http-logs:ingest=create', '--org', 'monitors=read']
  const id = await made(axiom, 'etl', ...grants)
  const { plan } = (await axiom.run(`token delete ${id} --dry-run --json`)).json()
  expect(plan.changes.slice(2)).toMatchObject([
    { field: 'datasetCapabilities', after: null, removed: ['http-logs:ingest=create'] },
    { field: 'orgCapabilities', after: null, removed: ['monitors=read'] },
  ])
})

it('deletes many at once, by how many there are, and tries the secrets that it holds', async () => {
  const axiom = await organisation()
  const before = await axiom.tokens()
  const ids: string[] = []
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g'])
    ids.push(await made(axiom, name, '--org', 'monitors=read'))
  const slow = await axiom.run(['token', 'delete', ...ids, '--dry-run', '--rate', '10'])
  expect(slow.stdout).toContain('28 calls to the tenant: about 3 min, at 10 a minute')
  const words = ['token', 'delete', ...ids, '--json']
  expect((await axiom.run([...words, '--yes'])).code).toBe(5)
  const deleted = await axiom.run([...words, '--yes=7'])
  expect(deleted.code, deleted.stdout).toBe(0)
  const { plan, outcomes } = deleted.json()
  expect(plan.title).toBe('Delete “a”, “b”, “c”, “d”, “e” and 2 more for good')
  expect(outcomes).toMatchObject(
    ids.map((id) => ({ object: { id }, state: 'done', verified: true, effective: 'yes' })),
  )
  expect(await axiom.tokens()).toEqual(before)
})

it('lets no token delete itself, where the vault tells which one it is', async () => {
  const axiom = await organisation()
  const id = await made(axiom, 'admin', '--org', 'apiTokens=crud')
  const words = ['token', 'secret', id, '--secret-to', 'stdout']
  const secret = (await axiom.run(words)).stdout.trim()
  const refused = await axiom.run(`token delete ${id} --yes=admin --json`, {
    env: { TOKENBENCH_TOKEN: secret },
  })
  expect([refused.code, refused.json().problem.code]).toEqual([5, 'signs-in'])
  expect(await axiom.statusOf(secret)).toBe(200)
})

it('says that it may be the one that signs in, where nobody can tell', async () => {
  const axiom = await organisation()
  const { plan } = (
    await axiom.run('token delete log-shipper --dry-run --json', {
      env: { TOKENBENCH_TOKEN: axiom.practice.axiom.apiToken },
    })
  ).json()
  expect(plan.warnings).toContainEqual(expect.objectContaining({ code: 'may-sign-in' }))
})
