import { Box, useWindowSize } from 'ink'
import { type ReactNode, useState } from 'react'
import { ActiveContext, useActive } from '#src/frontends/ui/active.ts'
import { Header } from '#src/frontends/ui/header.tsx'
import { Help } from '#src/frontends/ui/help.tsx'
import { KeyHints } from '#src/frontends/ui/key-hints.tsx'
import { useKeys } from '#src/frontends/ui/keyboard.tsx'
import type { Binding } from '#src/frontends/ui/keys.ts'
import type { Typing } from '#src/frontends/ui/listeners.ts'
import type { Place } from '#src/frontends/ui/place-row.ts'
import { StepsList } from '#src/frontends/ui/steps-list.tsx'
import type { StepView } from '#src/jobs/flows/asker.ts'
import { type Body, stepsWidth } from './body.ts'
import { useTerminalBindings } from './terminal-bindings.ts'

export interface KeyedFrameProps {
  readonly place: Place
  /** Stands in the rule under the header. */
  readonly step: string | undefined
  readonly now: () => Date
  readonly body: Body
  /** At the side, where the body leaves room for them. */
  readonly steps: readonly StepView[]
  readonly keys: readonly Binding[]
  /** Opens the help: a bare letter only where no text is typed. */
  readonly helpKeys: readonly string[]
  /** Gets pastes and the keys that nothing else is done with; absent where no text is typed. */
  readonly typing?: Typing | undefined
  /** What the help says before it lists the keys. */
  readonly about?: readonly string[] | undefined
  readonly interrupt: Pick<Binding, 'label' | 'essential' | 'run'>
  readonly children: ReactNode
}

/**
 * What stands around every screen: where we are above, the keys of the moment below. It has the
 * keyboard: the screen says which keys it knows, and they are shown as such.
 */
export function KeyedFrame(props: KeyedFrameProps): ReactNode {
  const { body, typing, interrupt } = props
  const size = useWindowSize()
  const active = useActive()
  const [helping, setHelping] = useState(false)

  const always: Binding[] = [...useTerminalBindings(), { keys: ['ctrl-c'], ...interrupt }]
  const [helpKey = ''] = props.helpKeys
  const help: Binding = {
    keys: props.helpKeys,
    shown: helpKey,
    label: 'help',
    run: () => setHelping(true),
  }
  const closeHelp: Binding = {
    keys: [...props.helpKeys, 'esc', 'enter'],
    shown: 'esc',
    label: 'back to the screen',
    run: () => setHelping(false),
  }
  const ofScreen = [...props.keys, ...always, help]
  const bindings = helping ? [...always, closeHelp] : ofScreen
  useKeys(bindings, active, helping ? undefined : typing)

  return (
    <Box flexDirection="column" width={size.columns} height={size.rows - 1} overflow="hidden">
      <Header place={props.place} step={props.step} now={props.now} width={size.columns} />
      <Box paddingX={1} marginTop={1} height={body.height} columnGap={1} overflow="hidden">
        {body.besideSteps && (
          <StepsList steps={props.steps} width={stepsWidth} rows={body.height} />
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
