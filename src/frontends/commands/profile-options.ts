import type { Profile } from '#src/local/profiles/profile.ts'

/** What `profile add` and `profile set` take, as commander gives it. */
export interface ProfileOptions {
  readonly provider?: Profile['provider']
  readonly orgId?: string
  readonly credentialFrom?: string
  readonly store?: Profile['store']
  readonly readOnly?: boolean
  readonly label?: string
  /** Of `--color`, see `normaliseArguments`. */
  readonly profileColor?: string
}
