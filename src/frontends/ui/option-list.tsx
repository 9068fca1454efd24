import { Box } from 'ink'
import type { ReactNode } from 'react'
import { windowAround } from './list-window.ts'
import { cellsOf, fittingWidths, type ListedOption } from './option-rows.ts'
import { printable } from './printable.ts'
import type { Tone } from './row.ts'
import { Line } from './rows.tsx'
import { symbols } from './theme.ts'
import { fill } from './width.ts'

/** A window on a list of options; only the rows that are seen cost anything. */
export function OptionList(props: {
  readonly options: readonly ListedOption[]
  /** The numbers of the options that are listed now, in their order. */
  readonly matches: readonly number[]
  readonly cursor: number
  readonly rows: number
  readonly width: number
  /** As `neededWidths` says for all options, so that filtering does not move the columns. */
  readonly widths: readonly number[]
  /** Present where several may be chosen. */
  readonly chosen: ReadonlySet<string> | undefined
}): ReactNode {
  const { options, matches, cursor, chosen } = props
  const { from, to } = windowAround(matches.length, cursor, props.rows)
  const markWidth = chosen ? '❯ [x] '.length : '❯ '.length
  const widths = fittingWidths(props.widths, props.width - markWidth)
  return (
    <Box flexDirection="column" flexShrink={0} aria-role={chosen ? 'listbox' : 'radiogroup'}>
      {matches.slice(from, to).map((match, row) => {
        const option = options[match]
        if (option === undefined) return null
        const current = from + row === cursor
        const isChosen = chosen?.has(option.value) ?? false
        const mark = chosen ? `${box(option, isChosen)} ` : ''
        return (
          <Box
            key={option.value}
            aria-role={chosen ? 'option' : 'radio'}
            aria-label={printable(cellsOf(option).join(', '))}
            aria-state={{
              selected: chosen ? isChosen : current,
              ...(option.disabled ? { disabled: true } : {}),
            }}
          >
            <Line
              row={[
                {
                  text: `${current ? symbols.cursor : ' '} ${mark}${cells(option, widths)}`,
                  tone: toneOf(option, current),
                },
              ]}
            />
          </Box>
        )
      })}
    </Box>
  )
}

const box = ({ disabled }: ListedOption, chosen: boolean): string => {
  if (disabled) return ` ${symbols.skipped} `
  return chosen ? '[x]' : '[ ]'
}

function toneOf({ disabled }: ListedOption, current: boolean): Tone | undefined {
  if (disabled) return 'subdued'
  return current ? 'current' : undefined
}

const cells = (option: ListedOption, widths: readonly number[]): string =>
  cellsOf(option)
    .map((cell, column) => fill(printable(cell), widths[column] ?? 0))
    .join('  ')
    .trimEnd()
