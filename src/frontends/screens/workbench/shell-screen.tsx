import { Box, useWindowSize } from 'ink'
import { type ReactNode, useSyncExternalStore } from 'react'
import { FlowScreen } from '#src/frontends/screens/flow-screen.tsx'
import type { Session } from '#src/frontends/screens/session.ts'
import { SessionContext, type SessionTools } from '#src/frontends/screens/session-context.ts'
import { ActiveContext } from '#src/frontends/ui/active.ts'
import { useKeys } from '#src/frontends/ui/keyboard.tsx'
import { isTooSmall, TooSmall } from '#src/frontends/ui/too-small.tsx'
import { ListScreen } from './list-screen.tsx'
import { PageScreen } from './page-screen.tsx'
import { Palette } from './palette.tsx'
import type { Opened, Shell } from './shell.ts'
import { ShellContext } from './shell-context.ts'

/** The workbench: the place where somebody is, a job that has the screen, or a command typed. */
export function ShellScreen(props: {
  readonly shell: Shell
  readonly toolsOf: (session: Session) => SessionTools
}): ReactNode {
  const { shell, toolsOf } = props
  const view = useSyncExternalStore(shell.subscribe, shell.snapshot)
  const { session, isCommanding } = view
  const here = view.trail.at(-1)
  return (
    <ShellContext value={{ shell, view }}>
      {session === undefined ? (
        <Browsing shell={shell} here={here} isCommanding={isCommanding} />
      ) : (
        <SessionContext value={toolsOf(session)}>
          <FlowScreen key={view.trail.length} session={session} />
        </SessionContext>
      )}
    </ShellContext>
  )
}

function Browsing(props: {
  readonly shell: Shell
  readonly here: Opened | undefined
  readonly isCommanding: boolean
}): ReactNode {
  const { shell, here, isCommanding } = props
  const size = useWindowSize()
  const isSmall = isTooSmall(size)
  useKeys(
    [{ keys: ['ctrl-c'], label: 'leave', run: () => shell.interrupt() }],
    isSmall || here === undefined,
  )
  return (
    <>
      <ActiveContext value={!isSmall && !isCommanding}>
        <Box display={isSmall || isCommanding ? 'none' : 'flex'}>
          {here !== undefined && <PlaceScreen key={here.id} here={here} />}
        </Box>
      </ActiveContext>
      {isCommanding && !isSmall && <Palette />}
      {isSmall && <TooSmall {...size} />}
    </>
  )
}

function PlaceScreen({ here }: { readonly here: Opened }): ReactNode {
  return here.kind === 'list' ? (
    <ListScreen place={here.place} live={here.live} />
  ) : (
    <PageScreen place={here.place} live={here.live} />
  )
}
