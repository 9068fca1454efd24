import { expect, it } from 'vitest'
import { runInProcess } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'
import { tokenNamed, writeToken } from '../lifecycle/seed.ts'

it('compares two tokens and explains one, whatever they are called', async () => {
  await using tenant = await Tenant.start({ indexLagMs: 0 })
  const env = tenant.signedIn
  const { id, personas } = await tokenNamed(tenant, 'dbt-cloud')
  const hostile = 'x\u001b]0;owned\u0007 \u202e$(id)'
  await writeToken(tenant, id, { displayName: hostile, personaQualifiedNames: personas })
  const diff = await runInProcess(['token', 'diff', 'nightly-etl', hostile, '--json'], { env })
  expect(diff.code, diff.stdout).toBe(0)
  const { tokens, sameRights, comparisons } = diff.json()
  expect([tokens[1].id, sameRights]).toEqual([id, false])
  expect(comparisons).toContainEqual({
    field: 'personas',
    onlyFirst: [expect.objectContaining({ name: 'Data Assets' })],
    onlySecond: [expect.objectContaining({ name: 'Daily Finance' })],
    both: [],
  })
  for (const words of [
    ['token', 'diff', 'nightly-etl', id],
    ['token', 'explain', id],
    ['access', id],
    ['token', 'list', '--sort', 'created'],
  ]) {
    const told = await runInProcess(words, { env })
    expect(told.code, told.stderr).toBe(0)
    expect(told.stdout).toContain('⟨U+202E⟩')
    expect(told.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
  }
  const same = await runInProcess(['token', 'diff', id, id], { env })
  expect(same.stdout).toContain('Both may do the same.')
})
