import type { Binding } from '#src/frontends/ui/keys.ts'
import type { Shell } from './shell.ts'

/** `y`, where there is something to copy. */
export const copyKey = (shell: Shell, text: string): Binding => ({
  keys: ['y'],
  label: 'copy',
  help: 'copy its identifier',
  run: () => void shell.copy(text),
  quiet: true,
})
