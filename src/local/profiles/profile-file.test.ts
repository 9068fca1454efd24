import { chown, readdir, readFile, rename, stat, symlink, writeFile } from 'node:fs/promises'
import { describe, expect, it, vi } from 'vitest'
import { eachKill, killRoundsTimeoutMs } from '#src/local/testing/kill-rounds.ts'
import { runSource } from '#src/local/testing/run-source.ts'
import { onSmallDisk } from '#src/local/testing/small-disk.ts'
import { eachTempFolder } from '#src/local/testing/temp-folder.ts'
import { type NewProfile, openProfiles } from './profiles.ts'

const temp = eachTempFolder()
const now = new Date('2026-11-21T10:00:00Z')
const open = () => openProfiles(temp.path(), () => now)
const path = () => temp.path('profiles.json')
const acme: NewProfile = {
  name: 'acme',
  provider: 'atlan',
  baseUrl: 'https://acme.atlan.com',
  store: 'session',
}
const logs: NewProfile = {
  name: 'logs.eu_1-x',
  provider: 'axiom',
  baseUrl: 'https://api.axiom.co',
  orgId: 'acme-1a2b',
  store: 'reference',
  credentialFrom: 'env:AXIOM_TOKEN',
  readOnly: true,
  label: 'production',
  color: 'red',
}

describe('the file of profiles', () => {
  it.each([
    '',
    '{"version":1,"prof',
    '[]',
    'null',
    '"x"',
    '{"version":1,"profiles":[{}]}',
    '{"a":1}',
  ])('is put aside when it is damaged (%j), and said so once', async (damaged) => {
    await writeFile(path(), damaged)
    const { problem } = await open()
      .list()
      .catch((thrown) => thrown)
    expect(problem).toMatchObject({ kind: 'failed', code: 'profiles-damaged' })
    const aside = (await readdir(temp.path())).find((name) => name.includes('damaged')) ?? ''
    expect(problem.title).toContain(aside)
    expect(await readFile(temp.path(aside), 'utf8')).toBe(damaged)
    await open().add(acme)
    expect(await open().list()).toHaveLength(1)
    expect(await readFile(temp.path(aside), 'utf8')).toBe(damaged)
  })

  it('is not overwritten by a change when it is damaged', async () => {
    await writeFile(path(), '{"version":1,"prof')
    await expect(open().add(acme)).rejects.toMatchObject({ problem: { code: 'profiles-damaged' } })
    expect(await readdir(temp.path())).not.toContain('profiles.json')
  })

  it.each(['list', 'add'] as const)('that cannot be used is named by %s', async (call) => {
    await writeFile(path(), '')
    const profiles = openProfiles(path())
    await expect(call === 'list' ? profiles.list() : profiles.add(acme)).rejects.toMatchObject({
      problem: { kind: 'refused', code: 'profiles-unusable' },
    })
  })

  it('of a newer version is read as far as it can be, and never written', async () => {
    await open().add(acme)
    expect(await open().readOnlyBecause()).toBeUndefined()
    const newer = (await readFile(path(), 'utf8')).replace('"version": 2', '"version": 3')
    await writeFile(path(), newer)
    expect(await open().list()).toHaveLength(1)
    expect((await open().readOnlyBecause())?.title).toMatch(/newer tokenbench.*only reads/)
    await expect(open().add(logs)).rejects.toMatchObject({
      problem: { kind: 'refused', code: 'profiles-newer' },
    })
    const foreign = '{"version":3,"tenants":{}}'
    await writeFile(path(), foreign)
    await expect(open().list()).rejects.toMatchObject({ problem: { code: 'profiles-newer' } })
    expect(await readFile(path(), 'utf8')).toBe(foreign)
  })

  it('of version 1 is read as it was meant, and copied before it is written anew', async () => {
    // As version 1 wrote it.
    const old = `{
	"version": 1,
	"default": "acme",
	"profiles": [
		{ "name": "acme", "provider": "atlan", "baseUrl": "https://acme.atlan.com",
			"store": "session", "createdAt": "2026-11-21T10:00:00.000Z" },
		{ "name": "logs.eu_1-x", "provider": "axiom", "baseUrl": "https://api.axiom.co",
			"orgId": "acme-1a2b", "store": "reference", "credentialFrom": "env:AXIOM_TOKEN",
			"readOnly": true, "label": "production", "color": "red",
			"createdAt": "2026-11-21T10:00:00.000Z" }
	]
}`
    await writeFile(path(), old)
    const expected = [
      { ...acme, createdAt: now },
      { ...logs, createdAt: now },
    ]
    expect(await open().list()).toEqual(expected)
    expect((await open().default())?.name).toBe('acme')
    // Reading changes nothing.
    expect(await readFile(path(), 'utf8')).toBe(old)
    await open().use(logs.name)
    expect(JSON.parse(await readFile(path(), 'utf8')).version).toBe(2)
    expect(await open().list()).toEqual(expected)
    const [copy = ''] = (await readdir(temp.path())).filter((name) => name.includes('version-1'))
    expect(JSON.parse(await readFile(temp.path(copy), 'utf8'))).toEqual(JSON.parse(old))
    expect((await stat(temp.path(copy))).mode & 0o777).toBe(0o600)
    await open().use('acme')
    expect((await readdir(temp.path())).filter((name) => name.includes('version-'))).toEqual([copy])
  })

  it.runIf(process.getuid?.() === 0)('of somebody else is not used', async () => {
    await open().add(acme)
    await chown(path(), 65534, 65534)
    const problem = { kind: 'refused', code: 'profiles-foreign' }
    await expect(open().list()).rejects.toMatchObject({ problem })
    await expect(open().add(logs)).rejects.toMatchObject({ problem })
  })

  it('may be a link of ours to a file of ours', async () => {
    await open().add(acme)
    await rename(path(), temp.path('kept-elsewhere'))
    await symlink(temp.path('kept-elsewhere'), path())
    await open().add(logs)
    expect(await readFile(temp.path('kept-elsewhere'), 'utf8')).toContain(logs.name)
  })

  it('is replaced in one step also in the terminal of an editor that is a snap', async () => {
    await open().add(acme)
    const before = await stat(path())
    vi.stubEnv('SNAP', '/snap/editor/1')
    await open().add(logs)
    expect(process.env.SNAP).toBe('/snap/editor/1')
    vi.unstubAllEnvs()
    // Another file under that name: the old one was whole until it went.
    expect((await stat(path())).ino).not.toBe(before.ino)
  })

  it('keeps what another version of the program added to it', async () => {
    const added = { ...acme, createdAt: now, icon: 'x' }
    await writeFile(path(), JSON.stringify({ version: 1, profiles: [added], theme: 'dark' }))
    await open().set('acme', { label: 'mine' })
    expect(JSON.parse(await readFile(path(), 'utf8'))).toMatchObject({
      theme: 'dark',
      profiles: [{ icon: 'x', label: 'mine' }],
    })
    await open().remove('acme')
    await open().add(logs)
    expect(JSON.parse(await readFile(path(), 'utf8'))).toMatchObject({ theme: 'dark' })
  })

  it('loses nothing when several processes write at once', async () => {
    const adding = (who: string) => `
      import { openProfiles } from '#src/local/profiles/profiles.ts'
      const profiles = openProfiles(${JSON.stringify(temp.path())})
      for (let turn = 0; turn < 10; turn++)
        await profiles.add({ ...${JSON.stringify(acme)}, name: '${who}' + turn })`
    await Promise.all(['a', 'b', 'c'].map((who) => runSource(adding(who))))
    const names = (await open().list()).map((profile) => profile.name)
    expect(new Set(names).size).toBe(30)
  })

  it('stays as it was on a full disk', async (context) => {
    const disk = temp.path('disk')
    await onSmallDisk(context, disk, 128, async () => {
      const profiles = openProfiles(disk, () => now)
      await profiles.add(acme)
      await writeFile(`${disk}/filler`, Buffer.alloc(128 * 1024)).catch(() => {})
      await expect(profiles.add(logs)).rejects.toMatchObject({
        problem: { kind: 'refused', code: 'profiles-unusable' },
      })
      expect(await profiles.list()).toEqual([{ ...acme, createdAt: now }])
    })
  })

  it(
    'loses no change that was said to be kept when the process is killed, and stays private',
    async () => {
      await open().add(acme)
      const rounds = await eachKill(
        `import { openProfiles } from '#src/local/profiles/profiles.ts'
         const profiles = openProfiles(${JSON.stringify(temp.path())})
         await profiles.list()`,
        "profiles.set('acme', { label: 'turn ' + turn })",
        async (last) => {
          const { label = '' } = await open().get('acme')
          expect(Number(/^turn (\d+)$/.exec(label)?.[1] ?? -1)).toBeGreaterThanOrEqual(last)
          for (const name of await readdir(temp.path()))
            expect((await stat(temp.path(name))).mode & 0o077).toBe(0)
          await open().set('acme', { label: undefined })
          expect(await readdir(temp.path())).toEqual(['profiles.json', 'profiles.lock'])
        },
      )
      expect(rounds).toBeGreaterThan(0)
    },
    killRoundsTimeoutMs,
  )
})
