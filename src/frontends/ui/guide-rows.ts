import { hangingRows, paragraphRows, type Row } from './row.ts'

/** Numbered steps under a title: `1  In Chrome or Edge open …`. */
export function guideRows(
  guide: { readonly title: string; readonly steps: readonly string[] } | undefined,
  width: number,
): Row[] {
  if (guide === undefined) return []
  return [
    ...paragraphRows(guide.title, width, 'subdued'),
    ...guide.steps.flatMap((step, index) =>
      hangingRows([{ text: `  ${index + 1}  `, tone: 'key' }], step, width),
    ),
  ]
}
