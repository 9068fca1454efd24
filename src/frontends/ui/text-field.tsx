import { Box, type DOMElement, measureElement, Text, useCursor } from 'ink'
import TextInput from 'ink-text-input'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useActive } from './active.ts'
import { type Edited, shownOf, textOfEdited } from './edit-text.ts'
import { printable } from './printable.ts'
import { Line } from './rows.tsx'
import { widthOf } from './width.ts'

export interface TextFieldProps {
  readonly edited: Edited
  readonly width: number
  /** What is asked for, for screen readers. */
  readonly label: string
  /** An example of an answer, shown while there is none. */
  readonly placeholder?: string | undefined
}

/**
 * One line of text with the terminal's real cursor, so that input methods compose in place.
 * ink-text-input only draws: as a listener it loses keys that arrive together, inserts letters
 * for control keys and cuts emoji in half. The keys go through `edit-text.ts` instead.
 */
export function TextField(props: TextFieldProps): ReactNode {
  const active = useActive()
  const box = useRef<DOMElement>(null)
  const [origin, setOrigin] = useState<{ readonly x: number; readonly y: number }>()
  const { setCursorPosition } = useCursor()
  const edited = shownOf(props.edited)
  const { visible, cursorColumn } = scrolled(edited, props.width)

  // The place is known after each layout only; the state changes only when the place does.
  useLayoutEffect(() => {
    if (!box.current) return
    const { x, y } = measureElement(box.current)
    setOrigin((old) => (old?.x === x && old.y === y ? old : { x, y }))
  })
  setCursorPosition(active && origin ? { x: origin.x + cursorColumn, y: origin.y } : undefined)

  return (
    <Box
      ref={box}
      width={props.width}
      height={1}
      flexShrink={0}
      aria-role="textbox"
      aria-label={printable(`${props.label} ${textOfEdited(edited)}`)}
    >
      {edited.graphemes.length === 0 ? (
        <Line row={[{ text: exampleOf(props.placeholder), tone: 'subdued' }]} />
      ) : (
        <Text>
          <TextInput value={printable(visible)} focus={false} onChange={() => {}} />
        </Text>
      )}
    </Box>
  )
}

/** Said to be an example: without colours it could be taken for what was typed. */
const exampleOf = (placeholder: string | undefined): string =>
  placeholder === undefined ? ' ' : `e.g. ${placeholder}`

/** The part of the text around the cursor that fits, and the column that the cursor stands in. */
export function scrolled(
  { graphemes, cursor }: Edited,
  width: number,
): { readonly visible: string; readonly cursorColumn: number } {
  let start = 0
  // One column is kept for the cursor behind the last character.
  while (widthOf(graphemes.slice(start, cursor).join('')) > width - 1) start++
  let visible = ''
  for (const grapheme of graphemes.slice(start)) {
    if (widthOf(visible + grapheme) > width) break
    visible += grapheme
  }
  return { visible, cursorColumn: widthOf(graphemes.slice(start, cursor).join('')) }
}
