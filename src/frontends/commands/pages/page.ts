/** What there is to know of a command beside its words and options, which its declaration says. */
export interface Page {
  /** What follows the command in its synopsis, where its declaration does not tell what must be said. */
  readonly takes?: string
  /** Paragraphs: what it does, and what to know before. */
  readonly about: readonly string[]
  /** Command lines that run as they are printed. */
  readonly examples: readonly Example[]
  /** Exit codes that mean something particular here. */
  readonly exits?: Readonly<Record<number, string>>
  /** Other commands, by their words. */
  readonly seeAlso?: readonly string[]
}

export interface Example {
  readonly line: string
  readonly does: string
}

/** Pages by the words of their command. */
export type Pages = Readonly<Record<string, Page>>
