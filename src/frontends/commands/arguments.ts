/**
 * Options whose value is optional may only take it after `=`: with a blank, commander would eat
 * the next word (`--yes nightly-etl`). So the value is split off before anything is parsed.
 */
const optionalValues: Readonly<Record<string, string>> = {
  '--yes': '--yes-to',
  '--json': '--json-form',
}

/** The words as commander reads them; everything after `--` stays untouched. */
export function normaliseArguments(words: readonly string[]): string[] {
  const end = words.indexOf('--')
  const own = end === -1 ? words : words.slice(0, end)
  const rest = end === -1 ? [] : words.slice(end)
  const [first, ...named] = own
  // The parser's own help command looks one level deep only: `help token create`.
  if (first === 'help' && named.length > 0) return [...named, '--help']
  return [...colorOfProfile(own.flatMap(splitValue)), ...rest]
}

/** What the parser says of an option, naming it as it was typed. */
export const asTyped = (said: string): string =>
  said
    .replace('--json-form <FORM>', '--json=FORM')
    .replace('--yes-to <WHAT>', '--yes=WHAT')
    .replace('--profile-color', '--color')

function splitValue(word: string): string[] {
  const equals = word.indexOf('=')
  const name = equals === -1 ? word : word.slice(0, equals)
  const carrier = optionalValues[name]
  if (equals === -1 || carrier === undefined) return [word]
  return [name, carrier, word.slice(equals + 1)]
}

/**
 * Every command has `--color`, and that of a profile is another thing: behind `profile add` and
 * `profile set` its value tells which of the two is meant, since the parser would always take it
 * for the one that all commands have.
 */
function colorOfProfile(words: readonly string[]): string[] {
  const isOfProfile = words.some(
    (word, at) => word === 'profile' && /^(add|set)$/.test(words[at + 1] ?? ''),
  )
  if (!isOfProfile) return [...words]
  const apart = words.flatMap((word) =>
    word.startsWith('--color=') ? ['--color', word.slice('--color='.length)] : [word],
  )
  return apart.map((word, at) =>
    word === '--color' && !/^(auto|always|never)$/.test(apart[at + 1] ?? 'auto')
      ? '--profile-color'
      : word,
  )
}
