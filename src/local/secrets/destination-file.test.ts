import { chmod, mkdir, readdir, readFile, rename, stat, symlink, writeFile } from 'node:fs/promises'
import { Writable } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { Secret } from '#src/domain/secret.ts'
import { eachTempFolder } from '#src/local/testing/temp-folder.ts'
import { type DestinationIo, openDestination } from './destination.ts'

const temp = eachTempFolder()
const secret = new Secret('the-new-secret')
const io = (more: Partial<DestinationIo> = {}): DestinationIo => ({
  stdout: new Writable(),
  environment: { PATH: '/usr/bin:/bin' },
  ...more,
})
const modeOf = async (path: string) => (await stat(path)).mode & 0o777
const failing = (code: string) => ({ problem: expect.objectContaining({ code }) })

describe('a file', () => {
  const target = () => `file:${temp.path('secret')}`

  it('is there, empty and private, before anything is created', async () => {
    const destination = await openDestination(target(), io())
    expect(await readFile(temp.path('secret'), 'utf8')).toBe('')
    expect(await modeOf(temp.path('secret'))).toBe(0o600)
    await destination.abandon()
  })

  it('holds exactly the secret afterwards', async () => {
    const destination = await openDestination(target(), io())
    await destination.deliver(secret)
    await destination.abandon()
    expect(await readFile(temp.path('secret'), 'utf8')).toBe('the-new-secret')
    expect(await modeOf(temp.path('secret'))).toBe(0o600)
    expect(destination.text).toBe(target())
    expect(destination.say).toBe(`into ${temp.path('secret')}, readable by you only`)
  })

  it.each([0o000, 0o022, 0o277, 0o777])('is private under umask %o', async (mask) => {
    const before = process.umask(mask)
    try {
      const destination = await openDestination(target(), io())
      await destination.deliver(secret)
    } finally {
      process.umask(before)
    }
    expect(await modeOf(temp.path('secret'))).toBe(0o600)
  })

  it('is gone again when nothing was created', async () => {
    const destination = await openDestination(target(), io())
    await destination.abandon()
    await destination.abandon()
    expect(await readdir(temp.path())).toEqual([])
  })

  it('may be in the home folder', async () => {
    vi.stubEnv('HOME', temp.path())
    const destination = await openDestination('file:~/secret', io())
    vi.unstubAllEnvs()
    expect(destination.text).toBe(target())
    await destination.abandon()
  })

  it('that exists is left as it is', async () => {
    await writeFile(temp.path('secret'), 'older')
    await expect(openDestination(target(), io())).rejects.toMatchObject({
      problem: { kind: 'refused', code: 'destination-exists' },
    })
    expect(await readFile(temp.path('secret'), 'utf8')).toBe('older')
  })

  it.each(['elsewhere', 'nowhere'])('is not created through a link to %s', async (goal) => {
    await writeFile(temp.path('elsewhere'), 'older')
    await symlink(temp.path(goal), temp.path('secret'))
    await expect(openDestination(target(), io())).rejects.toMatchObject(
      failing('destination-exists'),
    )
    expect(await readdir(temp.path())).toEqual(['elsewhere', 'secret'])
    expect(await readFile(temp.path('elsewhere'), 'utf8')).toBe('older')
  })

  it('needs a folder that is there, and says how to make it', async () => {
    await expect(openDestination(`file:${temp.path('a b', 'c')}`, io())).rejects.toMatchObject({
      problem: {
        code: 'destination-folder-missing',
        nextSteps: [{ command: `mkdir -p -m 700 -- '${temp.path('a b')}'` }],
      },
    })
  })

  it('is not a folder', async () => {
    await mkdir(temp.path('secret'))
    await expect(openDestination(target(), io())).rejects.toMatchObject(
      failing('destination-exists'),
    )
  })

  it('that somebody put another one in place of gets no secret', async () => {
    const destination = await openDestination(target(), io())
    await rename(temp.path('secret'), temp.path('stolen'))
    await writeFile(temp.path('secret'), 'theirs')
    await expect(destination.deliver(secret)).rejects.toMatchObject(
      failing('destination-file-changed'),
    )
    expect(await readFile(temp.path('stolen'), 'utf8')).toBe('')
    expect(await readFile(temp.path('secret'), 'utf8')).toBe('theirs')
  })

  it('that was opened to others meanwhile gets no secret', async () => {
    const destination = await openDestination(target(), io())
    await chmod(temp.path('secret'), 0o644)
    await expect(destination.deliver(secret)).rejects.toMatchObject(
      failing('destination-file-changed'),
    )
    expect(await readdir(temp.path())).toEqual([])
  })

  it('takes one secret only', async () => {
    const destination = await openDestination(target(), io())
    await destination.deliver(secret)
    await expect(destination.deliver(new Secret('another-secret'))).rejects.toThrow()
    expect(await readFile(temp.path('secret'), 'utf8')).toBe('the-new-secret')
  })
})

it('puts nothing into a file where a policy forbids it', async () => {
  const policy = { diskForbiddenBy: '/etc/tokenbench/policy.json' }
  await expect(
    openDestination(`file:${temp.path('secret')}`, io({ policy })),
  ).rejects.toMatchObject({ problem: { kind: 'refused', code: 'destination-disk-forbidden' } })
  expect(await readdir(temp.path())).toEqual([])
})
