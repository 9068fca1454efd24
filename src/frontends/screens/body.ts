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

/** Columns of the widest lists: connections with their admins. */
const roomy = 90

/** By the window alone, so that nothing moves aside while somebody goes from screen to screen. */
export function bodyOf(size: { readonly columns: number; readonly rows: number }): Body {
  const width = size.columns - margins
  const narrow = width - stepsWidth - stepsGap
  const besideSteps = narrow >= roomy
  return { width: besideSteps ? narrow : width, height: size.rows - aroundBody, besideSteps }
}
