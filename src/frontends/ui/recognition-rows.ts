import { recognise } from '#src/capture/progress.ts'
import { type Pasted, visibleAddress, wholeText } from './paste.ts'
import { hangingRows, type Row } from './row.ts'
import { symbols } from './theme.ts'

/** Says why a field does not go on by itself: something of the paste has not come. */
export function recognitionRows(pasted: Pasted, echoAddress: boolean, width: number): Row[] {
  const text = wholeText(pasted)
  const isTyped = echoAddress && visibleAddress(pasted) !== undefined
  if (text === '' || isTyped) return []
  const { complete, missing } = recognise(text)
  if (complete || missing === undefined) return []
  return hangingRows([{ text: `${symbols.info} ` }], `Not whole yet: ${missing}.`, width, 'subdued')
}
