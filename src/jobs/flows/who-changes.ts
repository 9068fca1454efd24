import type { MemberObject } from '#src/domain/members.ts'
import type { HeldCredential } from '#src/jobs/queries/credential.ts'
import { byGranter, type Granter, granterOf } from '#src/jobs/queries/granters.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Wanted } from './wanted.ts'

/** Who changes the members of the objects of a job. */
export interface WhoChanges {
  /** The sign-in, where it may change some of them. */
  readonly own?: Granter
  /** Those that only somebody else may change. */
  readonly needPerson: readonly MemberObject[]
}

/** Reads what the sign-in may change by itself. Without one everything takes a person. */
export async function whoChanges(
  workbench: Workbench,
  signIn: HeldCredential | undefined,
  wanted: readonly Wanted[],
  signal: AbortSignal,
): Promise<WhoChanges> {
  const objects = membersIn(wanted)
  if (signIn === undefined || objects.length === 0) return { needPerson: objects }
  const granter = await granterOf(workbench, signIn, signal)
  if (granter === undefined) return { needPerson: objects }
  const by = await byGranter(workbench, [granter], objects, signal)
  const needPerson = by.get(undefined) ?? []
  return by.has(granter) ? { own: granter, needPerson } : { needPerson }
}

/** The objects whose members are to be changed. */
export const membersIn = (wanted: readonly Wanted[]): MemberObject[] =>
  wanted.flatMap((one) => (one.kind === 'change-members' ? [one.object] : []))
