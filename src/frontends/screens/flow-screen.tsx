import { Box, useWindowSize } from 'ink'
import { type ReactNode, useSyncExternalStore } from 'react'
import { ActiveContext } from '#src/frontends/ui/active.ts'
import { useKeys } from '#src/frontends/ui/keyboard.tsx'
import { isTooSmall, TooSmall } from '#src/frontends/ui/too-small.tsx'
import type { Situation } from '#src/jobs/flows/asker.ts'
import { Asking } from './asking.tsx'
import { Ended } from './ended.tsx'
import { Leaving } from './leaving.tsx'
import { Recognised } from './recognised.tsx'
import { Reviewing } from './reviewing.tsx'
import type { Session } from './session.ts'
import type { Status } from './status.ts'
import { Working } from './working.tsx'

/**
 * The one screen that runs any flow: a view of the session's status. What lies behind a question
 * (leaving, a window that is too small) stays mounted, so that nothing typed is lost.
 */
export function FlowScreen({ session }: { readonly session: Session }): ReactNode {
  const status = useSyncExternalStore(session.subscribe, session.snapshot)
  const size = useWindowSize()
  const isSmall = isTooSmall(size)
  const isLeaving = status.kind === 'leaving'
  const shown = visibleStatus(isLeaving ? status.behind : status)
  // What is shown while short work runs has been answered already; only ctrl-c means something.
  const isWaiting = shown !== (isLeaving ? status.behind : status)
  const isHidden = isSmall || isLeaving

  useKeys(
    [{ keys: ['ctrl-c'], label: 'leave', run: () => session.interrupt() }],
    isSmall || (isWaiting && !isLeaving) || shown.kind === 'starting',
  )
  return (
    <>
      <ActiveContext value={!isHidden && !isWaiting}>
        <Box display={isHidden ? 'none' : 'flex'}>
          <StatusView key={shown.id} status={shown} />
        </Box>
      </ActiveContext>
      {isLeaving && !isSmall && <Leaving status={status} situation={situationOf(shown)} />}
      {isSmall && <TooSmall {...size} />}
    </>
  )
}

/** Work too short for a word leaves on the screen what was there. */
function visibleStatus(status: Status): Exclude<Status, { kind: 'leaving' }> {
  if (status.kind === 'leaving') return visibleStatus(status.behind)
  return status.kind === 'working' && status.quietlyBehind
    ? visibleStatus(status.quietlyBehind)
    : status
}

function StatusView({ status }: { readonly status: Status }): ReactNode {
  switch (status.kind) {
    case 'asking':
      return <Asking status={status} />
    case 'recognised':
      return <Recognised status={status} />
    case 'reviewing':
      return <Reviewing status={status} />
    case 'working':
      return <Working status={status} />
    case 'ended':
      return <Ended status={status} />
    case 'starting':
    case 'leaving':
      return null
  }
}

function situationOf(status: Status): Situation {
  switch (status.kind) {
    case 'asking':
    case 'recognised':
      return status.asking.situation
    case 'reviewing':
    case 'working':
      return status.situation
    case 'ended':
      return status.ending.situation
    case 'leaving':
      return situationOf(status.behind)
    case 'starting':
      return { flow: '', steps: [] }
  }
}
