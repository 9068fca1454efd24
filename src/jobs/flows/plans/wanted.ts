import type { CredentialHandle } from '#src/domain/credential.ts'
import type { Plan } from '#src/domain/plan.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import { contentDifferences, contentOf } from '#src/domain/token-content.ts'
import type { Destination } from '#src/jobs/flows/questions/destination.ts'
import type { Wanted } from '#src/jobs/flows/wanted.ts'
import type { Credential, HeldCredential } from '#src/jobs/queries/credential.ts'
import { notFound } from '#src/jobs/queries/reference.ts'
import { readReach } from '#src/jobs/queries/token-reach.ts'
import type { Workbench } from '#src/workbench.ts'
import { changedSince } from './changed-since.ts'
import { planCreateToken } from './create-token.ts'
import { notAllVisible, planDeleteToken, typedFor } from './delete-token.ts'
import type { PlanPart } from './part.ts'
import { planUpdateToken } from './update-token.ts'
import { isSameChange, planWantedMembers, type WantedMembers } from './wanted-members.ts'

export interface WantedBy {
  /** Creates, changes and deletes tokens. */
  readonly signIn?: HeldCredential
  /** Changes members. */
  readonly bearer?: Credential
  readonly destination?: Destination
}

/**
 * What is wanted, as parts of a plan: everything is read now, with the credentials of this run.
 *
 * @returns the parts in the order of what is wanted, and what has to be typed where tokens go
 * @throws ProblemError `changed-since` (conflict) when an object is not as it was left
 */
export async function planWanted(
  workbench: Workbench,
  wanted: readonly Wanted[],
  by: WantedBy,
  signal: AbortSignal,
): Promise<{ parts: PlanPart[]; confirm: Pick<Plan, 'typed' | 'alsoTyped'> }> {
  const tokens = new TokenParts(workbench, by.signIn, signal)
  const parts: PlanPart[] = []
  let together: WantedMembers[] = []
  const planTogether = async () => {
    const [first, ...others] = together
    together = []
    if (first === undefined) return
    if (by.bearer === undefined) throw new Error('members are changed with a bearer')
    parts.push(...(await planWantedMembers(workbench, [first, ...others], by.bearer, signal)))
  }
  for (const one of wanted) {
    const [first] = together
    const joins = one.kind === 'change-members' && first !== undefined && isSameChange(first, one)
    if (!joins) await planTogether()
    switch (one.kind) {
      case 'create-token':
        parts.push(creation(workbench, tokens.handle, one, by.destination))
        break
      case 'update-token':
        parts.push(await tokens.update(one))
        break
      case 'delete-token':
        parts.push(await tokens.remove(one))
        break
      case 'change-members':
        together.push(one)
    }
  }
  await planTogether()
  return { parts, confirm: await tokens.confirm() }
}

function creation(
  workbench: Workbench,
  handle: CredentialHandle,
  wanted: Extract<Wanted, { kind: 'create-token' }>,
  destination: Destination | undefined,
): PlanPart {
  if (destination === undefined) throw new Error('a creating plan has a destination')
  const { lifetimeSeconds: seconds } = wanted
  const expires = { seconds, said: `${seconds}s` }
  const now = workbench.clock.now()
  return planCreateToken(handle, { ...wanted, expires, destination }, now)
}

class TokenParts {
  readonly #workbench: Workbench
  readonly #signIn: HeldCredential | undefined
  readonly #signal: AbortSignal
  readonly #going: AtlanToken[] = []

  constructor(workbench: Workbench, signIn: HeldCredential | undefined, signal: AbortSignal) {
    this.#workbench = workbench
    this.#signIn = signIn
    this.#signal = signal
  }

  get handle() {
    if (this.#signIn === undefined) throw new Error('tokens are changed with a sign-in')
    return this.#signIn.handle
  }

  async update({ token, edit, personas, asLeft }: Extract<Wanted, { kind: 'update-token' }>) {
    const now = await this.#read(token, asLeft)
    return planUpdateToken(this.handle, now, edit, personas)
  }

  async remove({ token, asLeft }: Extract<Wanted, { kind: 'delete-token' }>): Promise<PlanPart> {
    const now = await this.#read(token, asLeft)
    this.#going.push(now)
    const client = this.#workbench.client(this.handle)
    const { identity } = await client.identity.whoAmI(this.#signal)
    const reach = await readReach(client, identity, this.#signal)
    const part = planDeleteToken(this.handle, now, reach, this.#workbench.clock.now())
    return reach.complete ? part : { ...part, warnings: [...part.warnings, notAllVisible] }
  }

  async confirm(): Promise<Pick<Plan, 'typed' | 'alsoTyped'>> {
    const [first] = this.#going
    if (first === undefined) return {}
    const { tokens } = this.#workbench.client(this.handle)
    const namesakes = await tokens.byName(first.name, this.#signal)
    return typedFor(this.#going, namesakes.length)
  }

  async #read({ id, name }: { id: string; name: string }, asLeft: Left): Promise<AtlanToken> {
    const now = await this.#workbench.client(this.handle).tokens.get(id, this.#signal)
    if (now === undefined) throw new ProblemError(notFound('token', id))
    const since = asLeft === undefined ? [] : contentDifferences(asLeft, contentOf(now))
    if (since.length === 0) return now
    const look = shellCommand(['tokenbench', 'token', 'show', id])
    throw new ProblemError(changedSince(`The token “${name}”`, since, look))
  }
}

type Left = Extract<Wanted, { kind: 'update-token' }>['asLeft']
