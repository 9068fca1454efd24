/** The marks that screens and texts are made of, besides ASCII: a column each, joined with nothing. */
export const marks = '·•×–—‘’“”…›←↑→↓⏎─▸❯⟨⟩✓✗⚠'
