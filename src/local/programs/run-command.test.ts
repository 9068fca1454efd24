import { readFile } from 'node:fs/promises'
import { describe, expect, it, vi } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import { eachTempFolder } from '#src/local/testing/temp-folder.ts'
import { type CommandRun, runCommand } from './run-command.ts'

const temp = eachTempFolder()
const environment = { PATH: '/usr/bin:/bin' }
const shell = (script: string, more: Partial<CommandRun> = {}) =>
  runCommand({ words: ['sh', '-c', script], environment, patienceMs: 10_000, ...more })

describe('runCommand', () => {
  it('gives what a program prints, and how it ended', async () => {
    expect(await shell('echo hello; echo oops >&2; exit 3', { output: 'text' })).toEqual({
      how: 'exited',
      code: 3,
      output: Buffer.from('hello\n'),
      complaint: 'oops\n',
      tookInput: true,
    })
  })

  it('gives its input exactly, and an empty one without', async () => {
    const input = 'x'.repeat(300_000)
    expect(await shell('cat', { output: 'text', input })).toMatchObject({
      output: Buffer.from(input),
    })
    expect(await shell('cat', { output: 'text' })).toMatchObject({ output: Buffer.alloc(0) })
  })

  it('notices that a program did not read its input', async () => {
    // More than any pipe holds, so that it is not merely left lying there.
    const end = await shell('exec <&-; exit 0', { input: 'x'.repeat(4_000_000) })
    expect(end).toMatchObject({ code: 0, tookInput: false })
  })

  it('gives up a program that hangs, and ends its children with it', async () => {
    const pidFile = temp.path('pid')
    const end = await shell(`sleep 600 & echo $! > ${pidFile}; wait`, {
      output: 'text',
      patienceMs: 500,
    })
    expect(end).toEqual({ how: 'too-slow' })
    const pid = Number(await readFile(pidFile, 'utf8'))
    await vi.waitFor(async () => expect(await isRunning(pid)).toBe(false))
  })

  it('does not wait for what stays in the background', async () => {
    const pidFile = temp.path('pid')
    const end = await shell(`sleep 600 & echo $! > ${pidFile}`, { input: 'text' })
    expect(end).toMatchObject({ how: 'exited', code: 0 })
    process.kill(Number(await readFile(pidFile, 'utf8')))
  })

  it('gives up a program that prints without end', async () => {
    expect(await shell('yes', { output: 'text', mostBytes: 1000 })).toEqual({ how: 'too-much' })
  })

  it('says when there is no such program', async () => {
    const end = await runCommand({ words: ['no-such-program'], environment, patienceMs: 10_000 })
    expect(end).toEqual({ how: 'not-started' })
  })

  it('is ended by cancelling', async () => {
    const controller = new AbortController()
    const run = shell('sleep 600', { signal: controller.signal })
    controller.abort()
    await expect(run).rejects.toThrow(Cancelled)
    await expect(shell('true', { signal: controller.signal })).rejects.toThrow(Cancelled)
  })

  it.runIf(process.platform === 'linux')('keeps the program away from our terminal', async () => {
    const end = await shell('cut -d" " -f7 /proc/self/stat', { output: 'text' })
    expect(end).toMatchObject({ output: Buffer.from('0\n') })
  })
})

/** A dead process that nobody waited for still has an entry: that one counts as ended. */
async function isRunning(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  if (stat !== undefined) return !/\) [ZX] /.test(stat)
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
