import { mkdir, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readPolicy, sitePolicyPath } from './policy.ts'
import { eachTempFolder } from './testing/temp-folder.ts'

const temp = eachTempFolder()
const site = () => temp.path('site.json')
const own = () => temp.path('policy.json')
const read = () => readPolicy(temp.path(), site())
const policy = (secretsOnDisk: string) => JSON.stringify({ version: 1, secretsOnDisk })

describe('a policy', () => {
  it('that is not there forbids nothing', async () => {
    expect(await read()).toEqual({})
  })

  it.each([
    ['forbidden', 'allowed', site],
    ['allowed', 'forbidden', own],
    ['forbidden', 'forbidden', site],
  ])('of the site says %s, of the person %s: it is forbidden', async (siteSays, ownSays, by) => {
    await writeFile(site(), policy(siteSays))
    await writeFile(own(), policy(ownSays))
    expect(await read()).toEqual({ diskForbiddenBy: by() })
  })

  it('may allow it', async () => {
    await writeFile(site(), policy('allowed'))
    expect(await read()).toEqual({})
  })

  it.each([
    '',
    'forbidden',
    '{"version":1}',
    '{"version":2,"secretsOnDisk":"allowed"}',
    '{"version":1,"secretsOnDisk":"no"}',
    '{"version":1,"secretsOnDisk":"allowed","passphraseOnly":true}',
  ])('that is not understood is not ignored: %j', async (text) => {
    await writeFile(site(), text)
    await expect(read()).rejects.toMatchObject({
      problem: { kind: 'refused', code: 'policy-unreadable' },
    })
  })

  it('that cannot be read is not ignored', async () => {
    await mkdir(site())
    await expect(read()).rejects.toMatchObject({ problem: { code: 'policy-unreadable' } })
  })

  it.each([
    ['linux', '/etc/tokenbench/policy.json'],
    ['darwin', '/Library/Application Support/tokenbench/policy.json'],
    ['win32', 'C:\\ProgramData\\tokenbench\\policy.json'],
  ] as const)('of the site is on %s in %s', (platform, path) => {
    expect(sitePolicyPath(platform)).toBe(path)
  })
})
