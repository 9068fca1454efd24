import { chmod, chown, mkdir, stat, symlink, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStateFolder } from './state-folder.ts'
import { stateFolderPath } from './state-folder-path.ts'
import { eachTempFolder } from './testing/temp-folder.ts'

const temp = eachTempFolder()
const modeOf = async (path: string) => (await stat(path)).mode & 0o777
const open = (...names: string[]) => openStateFolder({ TOKENBENCH_HOME: temp.path(...names) })

describe('stateFolderPath', () => {
  const home = homedir()
  it.each([
    [{ TOKENBENCH_HOME: '/x', XDG_STATE_HOME: '/y' }, 'linux', '/x'],
    [{ TOKENBENCH_HOME: '' }, 'linux', join(home, '.local/state/tokenbench')],
    [{ XDG_STATE_HOME: '/y' }, 'linux', '/y/tokenbench'],
    [{ XDG_STATE_HOME: 'relative' }, 'linux', join(home, '.local/state/tokenbench')],
    [{ XDG_STATE_HOME: '/y' }, 'darwin', join(home, 'Library/Application Support/tokenbench')],
    [{ LOCALAPPDATA: '/z' }, 'win32', '/z/tokenbench'],
  ] as const)('of %j on %s is %s', (environment, platform, path) => {
    expect(stateFolderPath(environment, platform)).toBe(path)
  })
})

describe('openStateFolder', () => {
  it('makes the folder, open to its owner only, whatever the umask', async () => {
    const before = process.umask(0)
    try {
      expect(await open('a', 'b')).toBe(temp.path('a', 'b'))
    } finally {
      process.umask(before)
    }
    expect(await modeOf(temp.path('a', 'b'))).toBe(0o700)
  })

  it('closes an empty folder that was made for it', async () => {
    await mkdir(temp.path('a'), { mode: 0o755 })
    await chmod(temp.path('a'), 0o777)
    await open('a')
    expect(await modeOf(temp.path('a'))).toBe(0o700)
  })

  it('does not change a folder that holds other things', async () => {
    await mkdir(temp.path('a', 'other'), { recursive: true })
    await chmod(temp.path('a'), 0o755)
    await open('a')
    expect(await modeOf(temp.path('a'))).toBe(0o755)
  })

  it('refuses a folder that others can write to', async () => {
    await mkdir(temp.path('a', 'other'), { recursive: true })
    await chmod(temp.path('a'), 0o775)
    await expect(open('a')).rejects.toMatchObject({
      problem: {
        kind: 'refused',
        code: 'state-folder-open',
        nextSteps: [{ command: `chmod 700 ${temp.path('a')}` }],
      },
    })
  })

  it('is found through a link of ours, and named by its real path', async () => {
    await mkdir(temp.path('real'), { mode: 0o700 })
    await symlink(temp.path('real'), temp.path('link'))
    expect(await open('link')).toBe(temp.path('real'))
  })

  it('refuses a folder of somebody else, and a link to one', async () => {
    const foreign = await foreignFolder()
    await symlink(foreign, temp.path('link'))
    const problem = { kind: 'refused', code: 'state-folder-foreign' }
    await expect(openStateFolder({ TOKENBENCH_HOME: foreign })).rejects.toMatchObject({ problem })
    await expect(open('link')).rejects.toMatchObject({ problem })
  })

  it('refuses a file, and a link to nowhere', async () => {
    await writeFile(temp.path('file'), '')
    await symlink(temp.path('nowhere'), temp.path('link'))
    await expect(open('file')).rejects.toMatchObject({ problem: { code: 'state-folder-is-file' } })
    await expect(open('file', 'x')).rejects.toMatchObject({ problem: { kind: 'refused' } })
    await expect(open('link')).rejects.toMatchObject({ problem: { kind: 'refused' } })
  })

  it.runIf(process.platform === 'linux')('refuses a place that takes no folders', async () => {
    const problem = { kind: 'refused', code: 'state-folder-unusable' }
    await expect(openStateFolder({ TOKENBENCH_HOME: '/proc/a/b' })).rejects.toMatchObject({
      problem,
    })
  })
})

/** Root may give a folder away; anybody else finds the system's own. */
async function foreignFolder(): Promise<string> {
  if (process.getuid?.() !== 0) return '/usr'
  await mkdir(temp.path('theirs'), { mode: 0o700 })
  await chown(temp.path('theirs'), 65534, 65534)
  return temp.path('theirs')
}
