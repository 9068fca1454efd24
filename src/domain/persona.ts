export interface PersonaRef {
  readonly qualifiedName: string
  readonly name: string
}

export interface Persona extends PersonaRef {
  readonly guid: string
  readonly description: string
  readonly enabled: boolean
}

/** Who is in a persona beside tokens, which are linked from their own side. */
export interface PersonaMembers {
  /** Usernames. */
  readonly users: readonly string[]
  /** Internal names of groups. */
  readonly groups: readonly string[]
}

/** A rule of a persona, as far as it tells a person what the persona reaches. */
export interface PersonaPolicy {
  readonly name: string
  readonly personaQualifiedName: string
  readonly type: 'allow' | 'deny' | 'other'
  /** Atlan's word: `metadata`, `data`, `glossary`, `domain`, `ai`. */
  readonly category: string
  readonly actions: readonly string[]
  readonly connectionQualifiedName?: string
}
