/** What a filter searches in one row, in lower case. */
export interface SearchText {
  readonly label: string
  readonly all: string
}

/** What a person typed to narrow a list. */
export interface Filter {
  readonly phrase: string
  readonly words: readonly string[]
}

/** A filter of what was typed; case and blanks around it do not count. */
export function filterOf(typed: string): Filter {
  const phrase = typed.toLowerCase().trim()
  return { phrase, words: phrase.split(/\s+/).filter(Boolean) }
}

/** How well a row fits: `named` first, then `holds`, then `alike`. */
export const fits = ['named', 'holds', 'alike'] as const
export type Fit = (typeof fits)[number]

/**
 * Who types `data a` means “Data Assets”, not “Daily Finance”.
 *
 * `named`: its name holds what was typed, as it stands. `holds`: every word stands somewhere in the
 * row. `alike`: every word does, or its letters stand in the name in their order (`nghtl`).
 */
export function fitOf({ label, all }: SearchText, { phrase, words }: Filter): Fit | undefined {
  // The name is part of all: what all does not hold is in no name.
  if (words.every((word) => all.includes(word))) return label.includes(phrase) ? 'named' : 'holds'
  if (words.every((word) => all.includes(word) || isWithin(word, label))) return 'alike'
  return undefined
}

/** A letter or two would be within nearly everything. */
const fewestLetters = 3

function isWithin(word: string, name: string): boolean {
  if (word.length < fewestLetters) return false
  let at = -1
  for (const letter of word) {
    at = name.indexOf(letter, at + 1)
    if (at === -1) return false
  }
  return true
}
