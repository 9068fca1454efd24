import { createContext, useContext } from 'react'
import type { Shell, ShellView } from './shell.ts'

/** The shell, and what it showed when this was drawn. */
export interface ShellTools {
  readonly shell: Shell
  readonly view: ShellView
}

export const ShellContext = createContext<ShellTools | undefined>(undefined)

export function useShell(): ShellTools {
  const tools = useContext(ShellContext)
  if (tools === undefined) throw new Error('A place was drawn outside the workbench.')
  return tools
}
