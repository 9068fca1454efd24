/**
 * One word for a POSIX shell. Words of safe characters stay bare; anything else is put in single
 * quotes, inside which a shell expands nothing. A NUL cannot stand in a shell word and is dropped.
 */
export function shellQuote(word: string): string {
  const text = word.replaceAll('\0', '')
  // A word that begins with `=` is expanded by zsh, one with `~` by every shell.
  if (/^[\w@%+:,./-][\w@%+=:,./-]*$/.test(text)) return text
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** A command line that a POSIX shell reads as exactly these words. */
export function shellCommand(words: readonly string[]): string {
  return words.map(shellQuote).join(' ')
}
