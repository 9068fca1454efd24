import { Box } from 'ink'
import type { ReactNode } from 'react'
import { type Binding, shownKeys } from './keys.ts'
import { Line } from './rows.tsx'
import { widthOf } from './width.ts'

const gap = 3

/**
 * The hints that fit into one line: as many as there is room for, and always the last one and the
 * way out.
 */
export function fittingHints(bindings: readonly Binding[], width: number): Binding[] {
  const shown = bindings.filter(({ quiet }) => !quiet)
  const last = shown.at(-1)
  if (last === undefined) return []
  const isKept = (binding: Binding): boolean => binding === last || binding.essential === true
  let left = width + gap
  for (const binding of shown.filter(isKept)) left -= hintWidth(binding) + gap
  return shown.filter((binding) => {
    if (isKept(binding)) return true
    const taken = hintWidth(binding) + gap
    if (taken > left) return false
    left -= taken
    return true
  })
}

const hintWidth = (binding: Binding): number => widthOf(`${shownKeys(binding)} ${binding.label}`)

/** The footer: the keys that work at this moment. */
export function KeyHints(props: {
  readonly bindings: readonly Binding[]
  readonly width: number
}): ReactNode {
  return (
    <Box flexShrink={0} columnGap={gap} height={1}>
      {fittingHints(props.bindings, props.width).map((binding) => (
        <Line
          key={shownKeys(binding)}
          row={[
            { text: shownKeys(binding), tone: 'key' },
            { text: ` ${binding.label}`, tone: 'subdued' },
          ]}
        />
      ))}
    </Box>
  )
}
