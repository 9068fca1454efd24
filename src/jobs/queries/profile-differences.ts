import { ownSource, type Target, tokenVariable } from './target.ts'

/** The profile’s own credential, where a variable of this run goes before it. */
export function overridden({ kept, source }: Target): string | undefined {
  const own = kept === undefined ? undefined : ownSource(kept)
  return source === `env:${tokenVariable}` && own !== source ? own : undefined
}

/** As whom the profile was verified, when it is somebody else now. */
export function otherThan({ kept, source }: Target, username: string): string | undefined {
  if (kept?.identity === undefined || source !== ownSource(kept)) return undefined
  return kept.identity === username ? undefined : kept.identity
}
