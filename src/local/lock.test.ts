import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import { withLock } from './lock.ts'
import { runSource } from './testing/run-source.ts'
import { eachTempFolder } from './testing/temp-folder.ts'

const temp = eachTempFolder()
const lock = () => temp.path('one.lock')

/** Adds one, in a way that loses counts when two do it at the same time. */
async function count(): Promise<void> {
  const before = await readFile(temp.path('count'), 'utf8').catch(() => '0')
  await new Promise(setImmediate)
  await writeFile(temp.path('count'), String(Number(before) + 1))
}

describe('withLock', () => {
  it('lets one after the other work, in one process', async () => {
    await Promise.all(Array.from({ length: 20 }, () => withLock(lock(), count)))
    expect(await readFile(temp.path('count'), 'utf8')).toBe('20')
  })

  it('lets one process after the other work, from the first moment on', async () => {
    const counting = `
      import { readFile, writeFile } from 'node:fs/promises'
      import { withLock } from '#src/local/lock.ts'
      const file = ${JSON.stringify(temp.path('count'))}
      for (let turn = 0; turn < 25; turn++)
        await withLock(${JSON.stringify(lock())}, async () => {
          const before = await readFile(file, 'utf8').catch(() => '0')
          await writeFile(file, String(Number(before) + 1))
        })`
    await Promise.all([runSource(counting), runSource(counting), runSource(counting)])
    expect(await readFile(temp.path('count'), 'utf8')).toBe('75')
    expect(await readdir(temp.path())).toEqual(['count', 'one.lock'])
    expect(await readdir(lock())).toEqual(['free'])
  })

  it('gives the result, and gives the lock back after a failure', async () => {
    expect(await withLock(lock(), async () => 42)).toBe(42)
    await expect(withLock(lock(), () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await withLock(lock(), async () => 43)).toBe(43)
  })

  it('takes over from processes that were killed, one at a time', async () => {
    const dying = `
      import { withLock } from '#src/local/lock.ts'
      await withLock(${JSON.stringify(lock())}, async () => process.kill(process.pid, 'SIGKILL'))`
    await expect(runSource(dying)).rejects.toThrow('null')
    expect(await readdir(lock())).toEqual([expect.stringMatching(/^held-/)])
    await Promise.all(Array.from({ length: 10 }, () => withLock(lock(), count)))
    expect(await readFile(temp.path('count'), 'utf8')).toBe('10')
  })

  it.runIf(process.platform === 'linux')(
    'takes over when the number of the process that held it means another one now',
    async () => {
      await held(`held-${process.pid}-1-x`)
      expect(await withLock(lock(), async () => 'done')).toBe('done')
    },
  )

  it('waits no longer than it may, and says what to do', async () => {
    await held(`held-${process.pid}-0-x`)
    await expect(withLock(lock(), count, { patienceMs: 50 })).rejects.toMatchObject({
      problem: { kind: 'conflict', code: 'busy' },
    })
  })

  it('can be left by cancelling', async () => {
    await held(`held-${process.pid}-0-x`)
    const controller = new AbortController()
    const waiting = withLock(lock(), count, { signal: controller.signal })
    controller.abort()
    await expect(waiting).rejects.toThrow(Cancelled)
  })
})

async function held(baton: string): Promise<void> {
  await mkdir(lock())
  await writeFile(`${lock()}/${baton}`, '')
}
