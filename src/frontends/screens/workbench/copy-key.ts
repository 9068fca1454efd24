import type { Binding } from '#src/frontends/ui/keys.ts'
import type { Shell } from './shell.ts'

/**
 * `y`, where there is something to copy.
 *
 * @param what that is, as the help says it
 */
export const copyKey = (shell: Shell, text: string, what = 'its identifier'): Binding => ({
  keys: ['y'],
  label: 'copy',
  help: `copy ${what}`,
  run: () => void shell.copy(text),
  quiet: true,
})
