import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Environment } from '#src/local/environment.ts'

/**
 * Where this runs, as far as it explains a keyring that does not work. Only for messages: whether
 * one works is found out by using it.
 */
export type Surroundings = 'wsl' | 'container' | 'ssh' | 'desktop'

/** @param root of the file system; another one in tests */
export async function surroundingsOf(environment: Environment, root = '/'): Promise<Surroundings> {
  const kernel = await readFile(join(root, 'proc/sys/kernel/osrelease'), 'utf8').catch(() => '')
  if (environment.WSL_DISTRO_NAME || /microsoft/i.test(kernel)) return 'wsl'
  if (environment.container || environment.KUBERNETES_SERVICE_HOST) return 'container'
  for (const mark of ['.dockerenv', 'run/.containerenv'])
    if (await isThere(join(root, mark))) return 'container'
  // Not SSH_TTY: tmux keeps that of a session long gone.
  return environment.SSH_CONNECTION ? 'ssh' : 'desktop'
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
