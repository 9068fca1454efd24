import { expect, it } from 'vitest'
import { Secret } from '#src/domain/secret.ts'
import { Watcher } from '#src/jobs/testing/applying.ts'
import { Bench, origin } from '#src/jobs/testing/bench.ts'
import { problemOfWork } from '#src/jobs/testing/problem.ts'
import { openProfiles } from '#src/local/profiles/profiles.ts'
import { signInName } from '#src/local/profiles/sign-in-name.ts'
import { openVault } from '#src/local/secrets/vault/open-vault.ts'
import { eachTempFolder } from '#src/local/testing/temp-folder.ts'
import { vaultIn } from '#src/local/testing/vault.ts'
import type { Workbench } from '#src/workbench.ts'
import { keepSignIn } from './keep-sign-in.ts'

const temp = eachTempFolder()
const acme = { name: 'acme', baseUrl: origin, identity: 'service-account-old' }
const after = { ...acme, identity: 'service-account-new' }

/** A profile that signs in with an old token, and what becomes of it. */
async function scene(isKnown: () => Promise<boolean>) {
  const bench = new Bench({ clients: {} })
  const profiles = openProfiles(temp.path())
  await profiles.add({ ...acme, provider: 'atlan', store: 'vault', vaultKey: 'file' })
  const vault = await openVault(vaultIn(temp)({ key: 'file' }))
  await vault.put({ ...signInName(acme), kind: 'api-token' }, new Secret('the-old-secret'))
  const access = { open: async () => vault }
  const workbench = { ...bench.workbench, profiles, vault: access } as unknown as Workbench
  const made = { handle: bench.hold('the-new-secret'), name: 'etl (2)', identity: after.identity }
  return {
    run: () => keepSignIn(workbench, { profile: 'acme' }, { ...made, isKnown }, new Watcher()),
    kept: async () => ({
      identity: (await profiles.get('acme')).identity,
      old: (await vault.get(signInName(acme)))?.reveal(),
      new: (await vault.get(signInName(after)))?.reveal(),
    }),
  }
}

it('puts the new secret in the place of the old one', async () => {
  const { run, kept } = await scene(async () => true)
  expect(await run()).toMatchObject({ state: 'done', verified: true, effective: 'yes' })
  expect(await kept()).toEqual({ identity: after.identity, new: 'the-new-secret' })
})

it.each([
  ['does not know it', async () => false, 'sign-in-not-kept'],
  ['cannot be asked', () => Promise.reject(new Error('cut')), 'internal-error'],
])('leaves all as it was where the tenant %s', async (_, isKnown, code) => {
  const { run, kept } = await scene(isKnown)
  expect((await problemOfWork(run).catch(() => ({ code: 'internal-error' }))).code).toBe(code)
  expect(await kept()).toEqual({ identity: acme.identity, old: 'the-old-secret' })
})
