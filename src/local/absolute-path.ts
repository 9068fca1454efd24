import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The absolute path that a person means: `~` is the home folder, as no shell expands `file:~/x`. */
export function absolutePath(path: string): string {
  if (path === '~') return homedir()
  return /^~[/\\]/.test(path) ? join(homedir(), path.slice(2)) : resolve(path)
}
