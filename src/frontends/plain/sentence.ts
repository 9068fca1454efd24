/** The text as a sentence: with an end that a voice can hear, but none behind a command. */
export function sentence(text: string): string {
  const trimmed = text.trim()
  const isEnded =
    trimmed === '' || /[.!?:…]["”’)]?$/.test(trimmed) || /: tokenbench .*$/.test(trimmed)
  return isEnded ? trimmed : `${trimmed}.`
}

/** `a, b and c`; what nothing is called when there is none. */
export function listOf(words: readonly string[], none: string): string {
  if (words.length < 2) return words[0] ?? none
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
