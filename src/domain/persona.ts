import type { Policy } from './policy.ts'

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

/** A rule of a persona. */
export interface PersonaPolicy extends Policy {
  readonly personaQualifiedName: string
  readonly connectionQualifiedName?: string
}
