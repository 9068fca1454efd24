import { type Pasted, visibleAddress, wholeText } from './paste.ts'
import { hangingRows, type Row } from './row.ts'
import { symbols } from './theme.ts'

/** Says why a field does not go on by itself: more of the text may still come. */
export function recognitionRows(pasted: Pasted, echoAddress: boolean, width: number): Row[] {
  const { complete, missing } = pasted.recognition
  const isSeen = echoAddress && visibleAddress(pasted) !== undefined
  if (wholeText(pasted) === '' || isSeen || complete) return []
  const lead: Row = [{ text: `${symbols.info} `, tone: 'subdued' }]
  const said = missing ? `Not whole yet: ${missing}.` : 'Press Enter when all of it is here.'
  return hangingRows(lead, said, width, 'subdued')
}
