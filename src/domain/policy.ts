/** A rule of a persona or a purpose, as far as it tells a person what it lets somebody do. */
export interface Policy {
  readonly name: string
  readonly type: 'allow' | 'deny' | 'other'
  /** Atlan's word: `metadata`, `data`, `glossary`, `domain`, `ai`. */
  readonly category: string
  readonly actions: readonly string[]
  /** `entity:<qualified name>`: that object and what is below it; `tag:<tag>`: whatever carries it. */
  readonly resources: readonly string[]
}
