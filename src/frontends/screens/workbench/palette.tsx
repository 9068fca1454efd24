import { type ReactNode, useEffect, useState } from 'react'
import type { Completion, Prompt as LinePrompt } from '#src/frontends/repl/prompt.ts'
import { filterOf, fitOf } from '#src/frontends/ui/filter.ts'
import { windowAround } from '#src/frontends/ui/list-window.ts'
import { Prompt } from '#src/frontends/ui/prompt.tsx'
import { blankRow, type Row } from '#src/frontends/ui/row.ts'
import { Rows } from '#src/frontends/ui/rows.tsx'
import { TextField } from '#src/frontends/ui/text-field.tsx'
import { symbols } from '#src/frontends/ui/theme.ts'
import { useDraft } from '#src/frontends/ui/use-draft.ts'
import { useEdited } from '#src/frontends/ui/use-edited.ts'
import { fill, widthOf } from '#src/frontends/ui/width.ts'
import { PlaceFrame, usePlaceBody } from './place-frame.tsx'
import { type NamedPlace, namedPlaces } from './places/named-places.ts'
import { runLine } from './run-line.ts'
import type { Shell } from './shell.ts'
import { useShell } from './shell-context.ts'

/** Something that the typed line may mean. */
type Meaning =
  | { readonly kind: 'place'; readonly place: NamedPlace }
  | { readonly kind: 'completion'; readonly completion: Completion }

/** One line to type: the name of a place to go to, or a command to run. */
export function Palette(): ReactNode {
  const { shell } = useShell()
  const [prompt, setPrompt] = useState<LinePrompt>()
  const { width, height } = usePlaceBody()
  const field = useEdited(() => '')
  const line = field.text()
  /** Where the cursor of the list stands; -1 is the line itself. */
  const cursor = useDraft(() => -1)
  const past = useDraft(() => 0)
  const [completions, setCompletions] = useState<readonly Completion[]>([])

  useEffect(() => {
    void shell.prompt?.then(setPrompt, () => {})
  }, [shell])
  // Completing is asking: what is answered for an older line is dropped.
  const whole = field.edited.graphemes.join('')
  useEffect(() => {
    const asking = new AbortController()
    void prompt?.complete(whole, whole.length, asking.signal).then((found) => {
      if (!asking.signal.aborted) setCompletions(found)
    })
    return () => asking.abort()
  }, [prompt, whole])

  const places = placesFor([...namedPlaces(shell), home(shell)], line)
  const meanings: Meaning[] = [
    ...places.map((place): Meaning => ({ kind: 'place', place })),
    ...completions.map((completion): Meaning => ({ kind: 'completion', completion })),
  ]
  const taken = meanings[cursor.value]

  const go = (): void => {
    const exact = places.find(({ name }) => name === line)
    // One word that only begins a command means what stands first below it, as for Tab.
    const isBegun =
      !line.includes(' ') &&
      completions.some(({ text }) => text.startsWith(line)) &&
      completions.every(({ text }) => text.trim() !== line)
    // A line that begins no command means the place that fits it best.
    const meant = exact ?? (completions.length === 0 || isBegun ? places[0] : undefined)
    if (taken?.kind === 'place') goTo(taken.place)
    else if (taken?.kind === 'completion') take(taken.completion)
    else if (line === '') shell.command(false)
    else if (meant !== undefined) goTo(meant)
    else if (prompt === undefined) shell.say('There is no such place.')
    else if (isBegun) complete()
    else void runLine(shell, prompt, line)
  }
  const goTo = (place: NamedPlace): void => {
    shell.command(false)
    place.go()
  }
  const take = ({ text, from, to }: Completion): void => {
    field.reset(whole.slice(0, from) + text + whole.slice(to))
    cursor.set(-1)
  }
  const complete = (): void => {
    const first = meanings[Math.max(0, cursor.get())]
    if (first?.kind === 'completion') take(first.completion)
    else if (first?.kind === 'place') field.reset(first.place.name)
  }
  const older = (by: number): void => {
    past.set(Math.max(0, past.get() + by))
    if (prompt !== undefined) recall(prompt)
    // The commands are still loading: the key waits for them, unless something is typed meanwhile.
    else
      void shell.prompt?.then(
        (loaded) => past.get() > 0 && recall(loaded),
        () => {},
      )
  }
  const recall = ({ history }: LinePrompt): void => {
    const lines = history.lines()
    past.set(Math.min(lines.length, past.get()))
    field.reset(lines[lines.length - past.get()] ?? '')
  }
  const typed = (edit: () => void): void => {
    cursor.set(-1)
    if (prompt === undefined) past.set(0)
    edit()
  }

  const room = height - 3
  const { from, to } = windowAround(meanings.length, Math.max(0, cursor.value), room)
  return (
    <PlaceFrame
      isLoading={false}
      about={['A line is a place to go to, or any command without the word tokenbench.']}
      typing={{
        onPress: (press) => typed(() => field.onPress(press)),
        onPaste: (text) => typed(() => field.onPaste(text)),
      }}
      keys={[
        {
          keys: ['up', 'down'],
          shown: '↑↓',
          label: 'choose',
          run: (key) =>
            cursor.set(
              Math.max(-1, Math.min(meanings.length - 1, cursor.get() + (key === 'up' ? -1 : 1))),
            ),
        },
        { keys: ['esc'], label: 'back', essential: true, run: () => shell.command(false) },
        { keys: ['tab'], label: 'complete', run: complete },
        {
          keys: ['enter'],
          label: taken === undefined ? 'run' : 'take it',
          essential: true,
          run: go,
        },
        ...(shell.prompt === undefined
          ? []
          : [
              {
                keys: ['ctrl-n', 'ctrl-r'],
                shown: 'ctrl-r',
                label: 'earlier lines',
                run: (key: string) => older(key === 'ctrl-r' ? 1 : -1),
              },
            ]),
      ]}
    >
      <Prompt>
        <TextField edited={field.edited} width={width - 2} label="Place or command" />
      </Prompt>
      <Rows rows={[blankRow, ...meanings.slice(from, to).map(meaningRow)]} />
    </PlaceFrame>
  )

  function meaningRow(meaning: Meaning, index: number): Row {
    const isCurrent = from + index === cursor.value
    const { text, about } = saidOf(meaning)
    return [
      { text: `${isCurrent ? symbols.cursor : ' '} `, tone: 'current' },
      {
        text: fill(text, Math.max(nameWidth, widthOf(text))),
        tone: isCurrent ? 'current' : undefined,
      },
      { text: `  ${about}`, tone: 'subdued' },
    ]
  }
}

/** The longest name of a place; every description then fits into 80 columns. */
const nameWidth = 17

/** From deep in a trail, the way back in one step. */
const home = (shell: Shell): NamedPlace => ({
  name: 'home',
  about: 'the first screen',
  go: () => shell.goHome(),
})

const saidOf = (meaning: Meaning): { readonly text: string; readonly about: string } =>
  meaning.kind === 'place'
    ? { text: meaning.place.name, about: `→ ${meaning.place.about}` }
    : { text: meaning.completion.text.trim(), about: meaning.completion.about ?? '' }

/** Places by their name; behind a blank the line is a command. */
const placesFor = (places: readonly NamedPlace[], line: string): NamedPlace[] =>
  places.filter(({ name }) => fitOf({ label: name, all: name }, filterOf(line)) !== undefined)
