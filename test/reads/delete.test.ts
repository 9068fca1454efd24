import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'

it.each([
  [0, 'yes', 'its secret is refused'],
  [60_000, 'no', 'its secret is still accepted, for about a minute'],
])(
  'tries the secret that the vault holds after a deletion, which counts after %d ms',
  async (revocationDelayMs, effective, said) => {
    await using tenant = await Tenant.start({ indexLagMs: 0 })
    using home = new Home()
    const env = { ...tenant.signedIn, TOKENBENCH_VAULT_KEY: 'file' }
    const control = await fetch(`${tenant.url}/_practice/control`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ revocationDelayMs }),
    })
    expect(control.status).toBe(200)
    for (const [name, form] of [
      ['kept', ['--json']],
      ['also-kept', []],
    ] as const) {
      const made = await runInProcess(
        ['token', 'create', name, '--secret-to', 'vault', '--yes', '--json'],
        { env, home },
      )
      expect(made.code, made.stdout).toBe(0)
      const deleted = await runInProcess(['token', 'delete', name, `--yes=${name}`, ...form], {
        env,
        home,
      })
      expect(deleted.code, deleted.stdout + deleted.stderr).toBe(0)
      if (form.length === 0) expect(deleted.stdout).toContain(said)
      else
        expect(deleted.json()).toMatchObject({
          plan: { calls: 5 },
          outcomes: [{ state: 'done', verified: true, effective }],
        })
    }
  },
)
