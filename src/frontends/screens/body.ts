/** The room that a screen has, in columns and rows. */
export interface Body {
  readonly width: number
  readonly height: number
  /** There is room for the list of steps at the side. */
  readonly besideSteps: boolean
}

export const stepsWidth = 24
const margins = 2
const stepsGap = 1

// The header and its rule, the keys, a blank row between each and the body, and a row left free:
// a terminal scrolls when its last cell is written.
const aroundBody = 6

/** @param needs columns that the screen needs; the list of steps gives way to it */
export function bodyOf(
  size: { readonly columns: number; readonly rows: number },
  needs: number,
): Body {
  const width = size.columns - margins
  const narrow = width - stepsWidth - stepsGap
  const besideSteps = narrow >= needs
  return { width: besideSteps ? narrow : width, height: size.rows - aroundBody, besideSteps }
}

/** A screen that is read rather than chosen from: it takes 80 columns when there are no more. */
export const readingWidth = 76
/** Questions and lists stand beside the steps from 80 columns on. */
export const formWidth = 50
