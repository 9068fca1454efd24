import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'

it.each(['atlan', 'axiom'] as const)(
  'sets up at the tenant of a profile that is named, with its product: %s',
  async (provider) => {
    await using tenant = await Tenant.start()
    using home = new Home()
    const { practice } = tenant
    const { baseUrl } = practice[provider]
    const named = ['--provider', provider, '--url', baseUrl, '--store', 'session']
    const orgId = provider === 'axiom' ? ['--org-id', practice.axiom.orgId] : []
    const added = await runInProcess(['profile', 'add', 'theirs', ...named, ...orgId], { home })
    expect(added.code, added.stderr).toBe(0)

    const begun = await runInProcess(['setup', '--profile', 'theirs', '--accessible'], { home })
    expect(begun.stdout).toContain(`How do you sign in to ${new URL(baseUrl).host}?`)
    expect(begun.stdout).not.toContain('Which Atlan tenant')
    expect(begun.stdout.includes('xaat-')).toBe(provider === 'axiom')
  },
)
