import { expect, it } from 'vitest'
import { runInProcess as run } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'
import { personaNamed } from './seed.ts'

const count = process.env.TOKENBENCH_SOAK === undefined ? 25 : 500

const json = async (tenant: Tenant, ...words: readonly string[]) =>
  run([...words, '--json'], { env: tenant.signedIn })

/** Tokens of the seed, but not the one that signs in. */
async function some(tenant: Tenant): Promise<string[]> {
  const { username } = tenant.practice.atlan.apiToken
  const listed: { id: string; username: string }[] = (await json(tenant, 'token', 'list')).json()
    .tokens
  return listed
    .filter((token) => token.username !== username)
    .map(({ id }) => id)
    .slice(0, count)
}

/** Those of them that the tenant has, a hundred with a request. */
async function among(tenant: Tenant, ids: readonly string[]) {
  const found = []
  for (let from = 0; from < ids.length; from += 100)
    found.push(...(await tenant.tokens({ id: { $in: ids.slice(from, from + 100) } })))
  return found
}

it('links and deletes many tokens, some at once, each with its own outcome', async () => {
  await using tenant = await Tenant.start({ objects: count + 10 })
  const ids = await some(tenant)
  const sandbox = await personaNamed(tenant, 'Sandbox')
  const words = ['--persona', 'Sandbox', ...ids.flatMap((id) => ['--token', id])]
  await tenant.control({ faults: ['status=403:POST /api/service/apikeys:2'] })
  const linked = await json(tenant, 'persona', 'link', ...words, '--yes')
  expect(linked.code, linked.stdout).toBe(8)
  expect(linked.json().plan.title).toMatch(new RegExp(`and ${count - 5} more$`))
  expect(linked.stderr).toContain(`${count - 2} of ${count} done, 2 not`)
  const outcomes: { state: string; object: { id: string } }[] = linked.json().outcomes
  // In the order of the plan, whatever was answered first.
  expect(outcomes.map(({ object }) => object.id)).toEqual(ids)
  const failed = outcomes.filter(({ state }) => state === 'failed').map(({ object }) => object.id)
  expect(failed).toHaveLength(2)
  const there = await among(tenant, ids)
  expect(there).toHaveLength(count)
  for (const { id, attributes } of there)
    expect([id, attributes.personaQualifiedName?.includes(sandbox)]).toEqual([
      id,
      !failed.includes(id),
    ])
  const deleted = await json(tenant, 'token', 'delete', ...ids, `--yes=${count}`)
  expect(deleted.code, deleted.stdout).toBe(0)
  expect(await among(tenant, ids)).toEqual([])
})
