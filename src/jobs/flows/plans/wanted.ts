import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { CredentialHandle } from '#src/domain/credential.ts'
import type { Identity } from '#src/domain/identity.ts'
import type { DeleteTokenStep, Plan } from '#src/domain/plan.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import { contentDifferences, contentOf } from '#src/domain/token-content.ts'
import { changedSinceWritten } from '#src/jobs/flows/changed-since.ts'
import type { Destination } from '#src/jobs/flows/questions/destination.ts'
import type { Wanted } from '#src/jobs/flows/wanted.ts'
import type { HeldCredential } from '#src/jobs/queries/credential.ts'
import type { Granter } from '#src/jobs/queries/granters.ts'
import { heldSecretIfAny } from '#src/jobs/queries/held-secret.ts'
import { identityOf } from '#src/jobs/queries/identity-of.ts'
import { type NamePersonas, personaNames } from '#src/jobs/queries/persona-names.ts'
import { notFound } from '#src/jobs/queries/reference.ts'
import { readSignIns } from '#src/jobs/queries/sign-ins.ts'
import { type ReachMap, readReach } from '#src/jobs/queries/token-reach.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import { planCreateToken } from './create-token.ts'
import { moreThanListed, planDeleteToken, typedFor } from './delete-token.ts'
import type { PlanPart } from './part.ts'
import { planSignIn, planTakeUp, planTry } from './replacement.ts'
import { planUpdateToken } from './update-token.ts'
import { isSameChange, planWantedMembers, type WantedMembers } from './wanted-members.ts'

export interface WantedBy {
  /** Creates, changes and deletes tokens. */
  readonly signIn?: HeldCredential
  /** Who may change members, the first choice first. */
  readonly granters?: readonly Granter[]
  readonly destination?: Destination
  /** How the profile keeps the key of its vault, which may hold the secrets of tokens. */
  readonly kept?: VaultKey | undefined
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
  const tokens = new TokenParts(workbench, by, signal)
  const parts: PlanPart[] = []
  let together: WantedMembers[] = []
  const planTogether = async () => {
    const [first, ...others] = together
    together = []
    if (first === undefined) return
    const [granter, ...more] = by.granters ?? []
    if (granter === undefined) throw new Error('members are changed by somebody')
    const granters = [granter, ...more] as const
    parts.push(...(await planWantedMembers(workbench, [first, ...others], granters, signal)))
  }
  for (const one of wanted) {
    const [first] = together
    const joins = one.kind === 'change-members' && first !== undefined && isSameChange(first, one)
    if (!joins) await planTogether()
    switch (one.kind) {
      case 'create-token':
        parts.push(creation(workbench, tokens.handle, await tokens.named(one), by.destination))
        break
      case 'update-token':
        parts.push(await tokens.update(one))
        break
      case 'delete-token':
        parts.push(await tokens.remove(one))
        break
      case 'take-up-token':
        parts.push(planTakeUp(tokens.handle, one))
        break
      case 'keep-sign-in':
        parts.push(await signInPart(workbench, tokens.handle, one))
        break
      case 'try-token':
        parts.push(planTry(tokens.handle, one))
        break
      case 'change-members':
        together.push(one)
        break
      default:
        throw new Error(`${one.kind} is no step on Atlan`)
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

async function signInPart(
  workbench: Workbench,
  handle: CredentialHandle,
  { as, ...step }: Extract<Wanted, { kind: 'keep-sign-in' }>,
): Promise<PlanPart> {
  const { identity, vaultKey } = await workbench.profiles.get(step.profile)
  // Tried before anything is written, like every place for a secret.
  await (await workbench.vault.open({ kept: vaultKey })).rehearse()
  return planSignIn(handle, step, identity ?? 'not verified', as)
}

/** Nothing is left to delete, which is read once more before it is said. */
const goneAlready = (by: CredentialHandle, token: { id: string; name: string }): PlanPart => ({
  changes: [],
  warnings: [],
  steps: [
    {
      kind: 'delete-token',
      by,
      token,
      basis: { name: token.name, description: '', personas: [] },
      named: [],
    },
  ],
  calls: 1,
  danger: 'none',
})

class TokenParts {
  readonly #workbench: Workbench
  readonly #by: WantedBy
  readonly #signal: AbortSignal
  readonly #going: AtlanToken[] = []
  #names: NamePersonas | undefined
  #reach: Promise<ReachMap> | undefined
  #identity: Promise<Identity> | undefined

  constructor(workbench: Workbench, by: WantedBy, signal: AbortSignal) {
    this.#workbench = workbench
    this.#by = by
    this.#signal = signal
  }

  get handle(): CredentialHandle {
    return this.#signIn.handle
  }

  get #signIn(): HeldCredential {
    if (this.#by.signIn === undefined) throw new Error('tokens are changed with a sign-in')
    return this.#by.signIn
  }

  async update({ token, edit, personas, asLeft }: Extract<Wanted, { kind: 'update-token' }>) {
    const now = await this.#read(token, asLeft)
    const linked = await this.named({ personas })
    return planUpdateToken(this.handle, now, edit, linked.personas)
  }

  /** With the names of its personas: the journal keeps none. */
  async named<One extends Pick<AtlanToken, 'personas'>>(one: One): Promise<One> {
    this.#names ??= personaNames(this.#workbench.client(this.handle))
    const [named = one] = await this.#names([one], this.#signal)
    return named
  }

  async remove(wanted: Extract<Wanted, { kind: 'delete-token' }>): Promise<PlanPart> {
    const { token, asLeft, replaced } = wanted
    const client = this.#workbench.client(this.handle)
    const isGone = (await client.tokens.get(token.id, this.#signal)) === undefined
    if (isGone && asLeft === undefined) return goneAlready(this.handle, token)
    const now = await this.#read(token, asLeft)
    this.#going.push(now)
    this.#reach ??= this.#readReach(client)
    const reach = await this.#reach
    const part = planDeleteToken(this.handle, now, reach, this.#workbench.clock.now())
    const end = replaced === undefined ? {} : { replaced, ...(await this.#own(now)) }
    const steps = part.steps.map((step) =>
      step.kind === 'delete-token' ? { ...step, ...end } : step,
    )
    // The same is true of all of them: it is said once.
    const more = this.#going.length === 1 ? moreThanListed(reach) : []
    return { ...part, steps, warnings: [...part.warnings, ...more] }
  }

  async confirm(): Promise<Pick<Plan, 'typed' | 'alsoTyped'>> {
    const [first] = this.#going
    if (first === undefined) return {}
    const { tokens } = this.#workbench.client(this.handle)
    const namesakes = await tokens.byName(first.name, this.#signal)
    return typedFor(this.#going, namesakes.length)
  }

  async #readReach(client: AtlanClient): Promise<ReachMap> {
    return readReach(client, await this.#whoSignsIn(), this.#signal)
  }

  #whoSignsIn(): Promise<Identity> {
    this.#identity ??= identityOf(this.#workbench, this.#signIn, this.#signal)
    return this.#identity
  }

  /** Of a token that is replaced: whether it signs in here itself, and its secret if that is held. */
  async #own(token: AtlanToken): Promise<Pick<DeleteTokenStep, 'held' | 'isOwn'>> {
    const signIn = { ...this.#signIn, identity: await this.#whoSignsIn() }
    const signIns = (await readSignIns(this.#workbench, signIn, this.#signal))(token)
    const held = await heldSecretIfAny(this.#workbench, signIn, token, signIns, this.#by.kept)
    return {
      ...(held === undefined ? {} : { held }),
      ...(signIns.run ? { isOwn: true as const } : {}),
    }
  }

  async #read({ id, name }: { id: string; name: string }, asLeft: Left): Promise<AtlanToken> {
    const now = await this.#workbench.client(this.handle).tokens.get(id, this.#signal)
    if (now === undefined) throw new ProblemError(notFound('token', id))
    const since = asLeft === undefined ? [] : contentDifferences(asLeft, contentOf(now))
    if (since.length === 0) return this.named(now)
    const look = shellCommand(['tokenbench', 'token', 'show', id])
    throw new ProblemError(changedSinceWritten(`The token “${name}”`, since, look))
  }
}

type Left = Extract<Wanted, { kind: 'update-token' }>['asLeft']
