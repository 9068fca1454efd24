import { useWindowSize } from 'ink'
import type { ReactNode } from 'react'
import type { Body } from '#src/frontends/screens/body.ts'
import { KeyedFrame } from '#src/frontends/screens/keyed-frame.tsx'
import type { Binding } from '#src/frontends/ui/keys.ts'
import type { Typing } from '#src/frontends/ui/listeners.ts'
import { useShell } from './shell-context.ts'
import { trailRow } from './trail-row.ts'
import { waysOn } from './ways-on.ts'

/** The room that a place has. */
export function usePlaceBody(): Body {
  const { columns, rows } = useWindowSize()
  return { width: columns - 2, height: rows - 6, besideSteps: false }
}

/** What stands around every place, with the keys that work everywhere. */
export function PlaceFrame(props: {
  readonly keys: readonly Binding[]
  /** Gets what is typed; where there is none, bare letters are keys. */
  readonly typing?: Typing | undefined
  readonly isLoading: boolean
  readonly about?: readonly string[] | undefined
  readonly children: ReactNode
}): ReactNode {
  const { shell, view } = useShell()
  const body = usePlaceBody()
  const coming = shell.here?.live.snapshot().coming
  const ways = waysOn(shell, coming?.kind === 'failed' ? [coming.problem] : []).map(
    ({ key, label, go }): Binding => ({ keys: [key], label, run: go }),
  )
  // What could be done with what did not come gives way.
  const isFree = ({ keys }: Binding): boolean =>
    !ways.some((way) => way.keys.some((key) => keys.includes(key)))
  return (
    <KeyedFrame
      place={{ ...view.desk.place, sharing: view.isSharing }}
      step={trailRow(
        view.trail.map(({ place }) => place.title),
        body.width,
      )}
      now={shell.now}
      body={body}
      steps={[]}
      keys={
        props.typing
          ? props.keys
          : [...ways, ...props.keys.filter(isFree), ...everywhere(props.isLoading)]
      }
      helpKeys={props.typing ? ['ctrl-g'] : ['?', 'ctrl-g']}
      typing={props.typing}
      about={props.about}
      interrupt={{
        label: props.isLoading ? 'stop' : 'leave',
        essential: props.isLoading,
        run: () => shell.interrupt(),
      }}
    >
      {props.children}
    </KeyedFrame>
  )

  /** What was at hand when the place was opened is only asked for again where it did not come. */
  function refreshKeys(isLoading: boolean): Binding[] {
    const place = shell.here?.place
    const isThere = coming?.kind === 'loading' || coming?.kind === 'complete'
    if (place?.doing === '' && isThere) return []
    const help = place?.isOfThisMachine ? 'read it again' : 'ask the tenant again'
    return [{ keys: ['r'], label: 'refresh', help, run: () => shell.refresh(), quiet: isLoading }]
  }

  function everywhere(isLoading: boolean): Binding[] {
    const atTop = view.trail.length < 2
    return [
      ...refreshKeys(isLoading),
      {
        keys: [':', 'ctrl-p'],
        shown: ':',
        label: 'command',
        help: 'type a command, or the name of a place to go to',
        essential: true,
        run: () => shell.command(true),
      },
      {
        keys: ['S'],
        label: view.isSharing ? 'stop sharing mode' : 'sharing mode',
        help: 'sharing mode: no secret is shown or sent to the terminal’s clipboard',
        run: () => shell.toggleSharing(),
        quiet: true,
      },
      ...(atTop
        ? [{ keys: ['q'], label: 'quit', essential: true, run: () => shell.finish('left') }]
        : [
            {
              keys: ['esc', 'h', 'left'],
              shown: 'esc',
              label: 'back',
              essential: true,
              // The place has a nearer use for Esc.
              quiet: props.keys.some(({ keys }) => keys.includes('esc')),
              run: () => shell.back(),
            },
          ]),
    ]
  }
}
