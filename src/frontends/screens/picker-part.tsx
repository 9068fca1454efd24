import { OptionPicker, type Pickable, pickerRows } from '#src/frontends/ui/option-picker.tsx'
import type { DrawnPart } from './parts.tsx'

const fewestRows = 3

/** For the help of a list that has a filter. */
export const howToFilter = 'What you type narrows the list.'

/** The list of a question: it takes all the room that is left. */
export const pickerPart = (pickable: Pickable, width: number): DrawnPart => ({
  key: 'options',
  rows: pickerRows(pickable, Math.min(fewestRows, pickable.options.length)),
  grows: true,
  draw: (rows) => <OptionPicker pickable={pickable} rows={rows} width={width} />,
})
