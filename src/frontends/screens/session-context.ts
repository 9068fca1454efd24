import { createContext, useContext } from 'react'
import type { Session } from './session.ts'

/** What every screen of a session may use. */
export interface SessionTools {
  readonly session: Pick<Session, 'interrupt' | 'stay' | 'grids' | 'guides' | 'canCopy' | 'copy'>
  readonly now: () => Date
  readonly readClipboard?: (() => Promise<string>) | undefined
  readonly openPage?: ((url: string) => Promise<void>) | undefined
}

export const SessionContext = createContext<SessionTools | undefined>(undefined)

/** The session of the flow on the screen. @throws Error outside of one */
export function useSession(): SessionTools {
  const tools = useContext(SessionContext)
  if (tools === undefined) throw new Error('A screen was drawn outside a session.')
  return tools
}
