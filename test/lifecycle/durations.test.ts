import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'

const count = 12

it('says beforehand how many calls a plan takes and how long, and takes no more', async () => {
  await using tenant = await Tenant.start({ objects: count + 10 })
  const env = tenant.signedIn
  const listed = (await runInProcess(['token', 'list', '--json'], { env })).json().tokens
  const { username } = tenant.practice.atlan.apiToken
  const ids: string[] = listed
    .filter((token: { username: string }) => token.username !== username)
    .map(({ id }: { id: string }) => id)
    .slice(0, count)
  const tokens = ids.flatMap((id) => ['--token', id])
  for (const [words, yes] of [
    [['persona', 'link', '--persona', 'Sandbox', ...tokens], '--yes'],
    [['persona', 'unlink', '--persona', 'Sandbox', ...tokens], '--yes'],
    [['token', 'delete', ...ids], `--yes=${count}`],
  ] as const) {
    const dry = await runInProcess([...words, '--dry-run', '--rate', '35', '--verbose'], { env })
    expect(dry.stdout).toContain('It takes 36 calls to the tenant: about 2 min, at 35 a minute.')
    const done = await runInProcess([...words, yes, '--verbose', '--json'], { env })
    expect(done.code, done.stdout).toBe(0)
    expect(done.json().plan.calls).toBe(36)
    // The dry run shows what making the plan took. What a token is already takes only a look.
    const taken = requestsIn(done.stderr) - requestsIn(dry.stderr)
    expect(taken, words.slice(0, 2).join(' ')).toBeLessThanOrEqual(36)
    expect(taken).toBeGreaterThan(30)
  }
})

it('takes as many calls for a creation as it says', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const words = ['token', 'create', 'x', '--secret-to', `file:${home.folder}/x`, '--verbose']
  const options = { env: tenant.signedIn, home }
  const dry = await runInProcess([...words, '--dry-run'], options)
  expect(dry.stdout).toContain('It takes 4 calls to the tenant.')
  const done = await runInProcess([...words, '--yes'], options)
  expect(done.code, done.stderr).toBe(0)
  expect(requestsIn(done.stderr) - requestsIn(dry.stderr)).toBe(4)
})

const requestsIn = (verbose: string): number =>
  verbose.split('\n').filter((line) => / \/api\/.* → /.test(line)).length
