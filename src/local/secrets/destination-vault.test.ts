import { readdir, writeFile } from 'node:fs/promises'
import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { Secret } from '#src/domain/secret.ts'
import { fakeKeyring } from '#src/local/testing/fake-keyring.ts'
import { writeScript } from '#src/local/testing/script.ts'
import { eachTempFolder } from '#src/local/testing/temp-folder.ts'
import { type DestinationIo, openDestination } from './destination.ts'
import { openVault } from './vault/open-vault.ts'
import type { NewVaultEntry } from './vault/vault-entry.ts'

const temp = eachTempFolder()
const secret = new Secret('the-new-secret')
const io = (more: Partial<DestinationIo> = {}): DestinationIo => ({
  stdout: new Writable(),
  environment: { PATH: '/usr/bin:/bin' },
  ...more,
})
const failing = (code: string) => ({ problem: expect.objectContaining({ code }) })

describe('the vault', () => {
  const whose: NewVaultEntry = {
    origin: 'https://acme.atlan.com',
    identity: 'service-account-apikey-1',
    purpose: 'token',
    kind: 'api-token',
  }
  const opening = () =>
    openVault({
      stateFolder: temp.path(),
      environment: {},
      keyring: fakeKeyring(),
      key: 'file',
      sitePolicy: temp.path('no-policy'),
    })
  const kept = async () => (await (await opening()).get(whose))?.reveal()

  it('takes a secret, under the name that it is given with', async () => {
    const destination = await openDestination('vault', io({ vault: opening }))
    expect(destination.say).toBe('into the vault of this profile')
    await destination.deliver(secret, undefined, whose)
    expect(await kept()).toBe('the-new-secret')
  })

  it('has the secret before it goes anywhere else, and keeps it when that fails', async () => {
    await writeScript(temp.path('keep'), 'exit 1')
    const destination = await openDestination(
      `command:${temp.path('keep')}`,
      io({ vault: opening }),
    )
    await expect(destination.deliver(secret, undefined, whose)).rejects.toMatchObject(
      failing('destination-command-failed'),
    )
    expect(await kept()).toBe('the-new-secret')
  })

  it('that fails keeps the secret from going anywhere else', async () => {
    const destination = await openDestination(`file:${temp.path('secret')}`, io({ vault: opening }))
    await writeFile(temp.path('vault.json'), 'damaged')
    await expect(destination.deliver(secret, undefined, whose)).rejects.toMatchObject(
      failing('vault-damaged'),
    )
    await destination.abandon()
    expect(await readdir(temp.path())).not.toContain('secret')
  })

  it('is tried before anything is created', async () => {
    const vault = () => Promise.reject(new Error('locked'))
    await expect(openDestination('vault', io({ vault }))).rejects.toThrow('locked')
    await expect(openDestination(`file:${temp.path('secret')}`, io({ vault }))).rejects.toThrow(
      'locked',
    )
    expect(await readdir(temp.path())).toEqual([])
  })

  it('is tried by going through it, not only opened', async () => {
    const vault = async () => {
      const opened = await opening()
      await writeFile(temp.path('vault.json'), 'damaged')
      return opened
    }
    await expect(openDestination('vault', io({ vault }))).rejects.toMatchObject(
      failing('vault-damaged'),
    )
  })

  it('is not opened for what is no destination', async () => {
    const vault = () => Promise.reject(new Error('was opened'))
    await expect(openDestination('nowhere', io({ vault }))).rejects.toMatchObject(
      failing('destination-unknown'),
    )
  })

  it('that is not there is refused, with what to use instead', async () => {
    await expect(openDestination('vault', io())).rejects.toMatchObject({
      problem: {
        kind: 'refused',
        code: 'vault-not-available',
        nextSteps: [expect.anything(), { text: expect.stringContaining('file:PATH') }],
      },
    })
  })
})
