import { spawnSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import type { TestContext } from 'vitest'

/**
 * Runs the work with a disk of this size at the path, and takes it away again. Where none can be
 * mounted the test is skipped, and says so.
 */
export async function onSmallDisk(
  context: TestContext,
  path: string,
  kilobytes: number,
  work: () => Promise<void>,
): Promise<void> {
  await mkdir(path, { mode: 0o700 })
  const options = `size=${kilobytes}k,mode=700`
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'none', path]).status !== 0)
    context.skip('a small disk can be mounted by root on Linux only')
  try {
    await work()
  } finally {
    spawnSync('umount', [path])
  }
}
