/** The first group of the first pattern that is found; patterns stand in the order of their worth. */
export function firstMatch(text: string, patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1]
    if (found !== undefined && found !== '') return found
  }
  return undefined
}
