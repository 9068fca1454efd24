import type { AxiomToken } from '#src/domain/axiom-token.ts'
import { axiomContentDifferences } from '#src/domain/axiom-token-content.ts'
import { matrixOf } from '#src/domain/capability-matrix.ts'
import type { Plan } from '#src/domain/plan.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { type AxiomLifetime, readAxiomLifetime } from '#src/jobs/flows/axiom/axiom-lifetime.ts'
import { planDeleteAxiomToken } from '#src/jobs/flows/axiom/delete-tokens.ts'
import { changedSinceWritten } from '#src/jobs/flows/changed-since.ts'
import { typedFor } from '#src/jobs/flows/plans/delete-token.ts'
import type { PlanPart } from '#src/jobs/flows/plans/part.ts'
import type { Destination } from '#src/jobs/flows/questions/destination.ts'
import type { AxiomWanted, Wanted } from '#src/jobs/flows/wanted.ts'
import { axiomHeldSecret } from '#src/jobs/queries/axiom-held-secret.ts'
import { type AxiomSignIn, axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import { axiomSignIns } from '#src/jobs/queries/axiom-sign-ins.ts'
import { axiomTokenAmong } from '#src/jobs/queries/axiom-tokens.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import { planCreateAxiomToken } from './create-token.ts'
import { planRotateAxiomToken } from './rotate-token.ts'

export interface AxiomWantedBy {
  readonly signIn: AxiomSignIn
  readonly destination?: Destination
  /** How the profile keeps the key of its vault. */
  readonly kept?: VaultKey | undefined
}

/**
 * The same as `planWanted`, on Axiom.
 *
 * @throws ProblemError `token-not-found`, `changed-since` (conflict), `expiry` (usage) for an end that
 *   has passed meanwhile
 */
export async function planWantedAxiom(
  workbench: Workbench,
  wanted: readonly Wanted[],
  by: AxiomWantedBy,
  signal: AbortSignal,
): Promise<{ parts: PlanPart[]; confirm: Pick<Plan, 'typed' | 'alsoTyped'> }> {
  const all = await axiomOf(workbench, by.signIn).tokens.list(signal)
  const parts: PlanPart[] = []
  const going: AxiomToken[] = []
  for (const one of wanted) {
    if (one.kind === 'create-axiom-token') parts.push(await creation(workbench, one, by, all))
    else if (one.kind === 'delete-axiom-token') {
      const token = axiomTokenAmong(all, one.token.id)
      going.push(token)
      parts.push(await deletion(workbench, one, by, token))
    } else throw new Error(`${one.kind} is no step on Axiom`)
  }
  const [first] = going
  const namesakes = all.filter(({ name }) => name === first?.name).length
  return { parts, confirm: first === undefined ? {} : typedFor(going, namesakes) }
}

async function deletion(
  workbench: Workbench,
  { asLeft }: Extract<AxiomWanted, { kind: 'delete-axiom-token' }>,
  { signIn, kept }: AxiomWantedBy,
  old: AxiomToken,
): Promise<PlanPart> {
  const since = asLeft === undefined ? [] : axiomContentDifferences(asLeft, old)
  if (since.length > 0) {
    const look = shellCommand(['tokenbench', 'token', 'show', old.id])
    throw new ProblemError(changedSinceWritten(`The token “${old.name}”`, since, look))
  }
  const held = await axiomHeldSecret(workbench, signIn, old, kept)
  return planDeleteAxiomToken(
    {
      kind: 'delete-axiom-token',
      by: signIn.handle,
      ...(signIn.orgId === undefined ? {} : { orgId: signIn.orgId }),
      old,
      ...(held === undefined ? {} : { held }),
    },
    workbench.clock.now(),
  )
}

/** Out of the token that it replaces, as long as that one is there; what it ends by stays its end. */
async function creation(
  workbench: Workbench,
  { content, replaces }: Extract<AxiomWanted, { kind: 'create-axiom-token' }>,
  { signIn, destination, kept }: AxiomWantedBy,
  all: readonly AxiomToken[],
): Promise<PlanPart> {
  if (destination === undefined) throw new Error('a creating plan has a destination')
  const now = workbench.clock.now()
  const expires: AxiomLifetime = readAxiomLifetime(content.expiresAt?.toISOString() ?? 'never', now)
  const old = all.find(({ id }) => id === replaces?.id)
  if (replaces === undefined || old === undefined) {
    const asked = { ...content, expires, destination }
    const { capabilities } = content
    return planCreateAxiomToken(signIn, asked, { capabilities, wider: matrixOf([]) }, now)
  }
  const signIns = await axiomSignIns(workbench, signIn, old, kept)
  const left = Math.max(0, (replaces.endsAt.getTime() - now.getTime()) / 1000)
  const retirement = { leaked: false, overlapSeconds: Math.ceil(left) } as const
  return planRotateAxiomToken(signIn, { old, content, retirement, destination, signIns }, now)
}
