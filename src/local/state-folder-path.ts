import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import type { Environment } from './environment.ts'

/**
 * The one folder for all state: `TOKENBENCH_HOME`, else where this platform keeps such things.
 * That is one place to back up, to move and to forget, so state and configuration are not split.
 */
export function stateFolderPath(
  environment: Environment,
  platform: NodeJS.Platform = process.platform,
): string {
  if (environment.TOKENBENCH_HOME) return resolve(environment.TOKENBENCH_HOME)
  return join(platformFolder(environment, platform), 'tokenbench')
}

function platformFolder(environment: Environment, platform: NodeJS.Platform): string {
  const home = homedir()
  if (platform === 'darwin') return join(home, 'Library', 'Application Support')
  if (platform === 'win32') return environment.LOCALAPPDATA || join(home, 'AppData', 'Local')
  // The XDG specification has relative paths ignored.
  const xdg = environment.XDG_STATE_HOME
  return xdg && isAbsolute(xdg) ? xdg : join(home, '.local', 'state')
}
