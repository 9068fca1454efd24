import { Box, useApp, usePaste, useWindowSize } from 'ink'
import { type ReactNode, useState } from 'react'
import { ActiveContext, useActive } from '#src/frontends/ui/active.ts'
import { Header } from '#src/frontends/ui/header.tsx'
import { Help } from '#src/frontends/ui/help.tsx'
import { KeyHints } from '#src/frontends/ui/key-hints.tsx'
import { type Binding, type Press, useKeys } from '#src/frontends/ui/keys.ts'
import { StepsList } from '#src/frontends/ui/steps-list.tsx'
import type { Situation } from '#src/jobs/flows/asker.ts'
import { type Body, bodyOf, stepsWidth } from './body.ts'
import { useSession } from './session-context.ts'
import { canSuspend, stopUntilContinued } from './suspend.ts'

/**
 * What stands around every screen: where we are above, the keys of the moment below, the steps at
 * the side. It has the keyboard: the screen says which keys it knows, and they are shown as such.
 */
export function Frame(props: {
  readonly situation: Situation
  readonly body: Body
  readonly keys: readonly Binding[]
  /** Hears the keys that nothing else is done with. */
  readonly onPress?: (press: Press) => void
  readonly onPaste?: (text: string) => void
  /** What the help says before it lists the keys. */
  readonly about?: readonly string[] | undefined
  /** What ctrl-c does here. */
  readonly interruptLabel?: string
  readonly children: ReactNode
}): ReactNode {
  const { situation, body, onPress, onPaste } = props
  const { session, now } = useSession()
  const { suspendTerminal } = useApp()
  const size = useWindowSize()
  const active = useActive()
  const [helping, setHelping] = useState(false)

  const suspend: Binding = {
    keys: ['ctrl-z'],
    label: 'suspend',
    help: 'suspend: back to the shell; fg comes back here',
    run: () => void suspendTerminal(stopUntilContinued),
    quiet: true,
  }
  const always: Binding[] = [
    {
      keys: ['ctrl-l'],
      label: 'draw the screen again',
      run: () => void suspendTerminal(() => {}),
      quiet: true,
    },
    ...(canSuspend ? [suspend] : []),
    { keys: ['ctrl-c'], label: props.interruptLabel ?? 'leave', run: () => session.interrupt() },
  ]
  const help: Binding = { keys: ['ctrl-g'], label: 'help', run: () => setHelping(true) }
  const closeHelp: Binding = {
    keys: ['ctrl-g', 'esc', 'enter'],
    shown: 'esc',
    label: 'back to the screen',
    run: () => setHelping(false),
  }
  const ofScreen = [...props.keys, ...always, help]
  const bindings = helping ? [...always, closeHelp] : ofScreen
  useKeys(bindings, active, helping ? undefined : onPress)
  usePaste((text) => onPaste?.(text), { isActive: active && !helping })

  return (
    <Box flexDirection="column" width={size.columns} height={size.rows - 1} overflow="hidden">
      <Header
        place={situation}
        step={body.besideSteps ? undefined : stepOf(situation)}
        now={now}
        width={size.columns}
      />
      <Box paddingX={1} marginTop={1} height={body.height} columnGap={1} overflow="hidden">
        {body.besideSteps && (
          <StepsList steps={situation.steps} width={stepsWidth} rows={body.height} />
        )}
        <Box flexDirection="column" width={body.width} display={helping ? 'none' : 'flex'}>
          <ActiveContext value={active && !helping}>{props.children}</ActiveContext>
        </Box>
        {helping && (
          <Help
            about={props.about ?? []}
            bindings={ofScreen}
            width={body.width}
            rows={body.height}
          />
        )}
      </Box>
      <Box paddingX={1} marginTop={1}>
        <KeyHints bindings={bindings} width={size.columns - 2} />
      </Box>
    </Box>
  )
}

/** The body for a screen that needs so many columns. */
export function useBody(needs: number): Body {
  return bodyOf(useWindowSize(), needs)
}

/** `5 of 9 · Personas` */
function stepOf({ steps }: Situation): string | undefined {
  const index = steps.findIndex(({ state }) => state === 'current')
  const step = steps[index]
  return step === undefined ? undefined : `${index + 1} of ${steps.length} · ${step.title}`
}
