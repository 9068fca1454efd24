import type { Purpose, PurposePolicy } from '#src/domain/purpose.ts'

/** Among the groups of a policy: everybody (what the Python SDK writes for all users). */
const everybody = 'public'

/** A purpose with those of its policies that are about somebody. */
export interface NamingPurpose extends Purpose {
  readonly policies: readonly PurposePolicy[]
  /** By its own name, by a group, or as everybody is; that a token is one of all is our guess. */
  readonly via: 'user' | 'group' | 'everybody'
}

export interface Subject {
  readonly username: string
  /** Internal names; a token is in none. */
  readonly groups: readonly string[]
}

/** The purposes whose policies are about somebody: a policy names its subjects itself. */
export function purposesNaming(
  subject: Subject,
  purposes: readonly Purpose[],
  policies: readonly PurposePolicy[],
): NamingPurpose[] {
  const own = policies.flatMap((policy) => {
    const via = viaOf(subject, policy)
    return via === undefined ? [] : [{ policy, via }]
  })
  const ofPurpose = Map.groupBy(own, ({ policy }) => policy.purposeQualifiedName)
  return purposes.flatMap((purpose) => {
    const its = ofPurpose.get(purpose.qualifiedName) ?? []
    const [first] = its.map(({ via }) => via).sort((a, b) => nearness[a] - nearness[b])
    if (first === undefined) return []
    return [{ ...purpose, via: first, policies: its.map(({ policy }) => policy) }]
  })
}

const nearness = { user: 0, group: 1, everybody: 2 } as const

function viaOf(
  { username, groups: own }: Subject,
  { users, groups }: PurposePolicy,
): NamingPurpose['via'] | undefined {
  if (users.includes(username)) return 'user'
  if (groups.some((group) => own.includes(group))) return 'group'
  return groups.includes(everybody) ? 'everybody' : undefined
}
