import { sayDate } from '#src/domain/duration.ts'
import { nameOf } from '#src/domain/members.ts'
import type { Plan, PlanWarning } from '#src/domain/plan.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { type AtlanToken, usernameOf } from '#src/domain/token.ts'
import type { Destination } from '#src/jobs/flows/questions/destination.ts'
import type { Lifetime } from '#src/jobs/flows/questions/expiry.ts'
import type { Retirement } from '#src/jobs/flows/questions/retirement.ts'
import type { Rotation } from '#src/jobs/flows/rotation.ts'
import type { HeldCredential } from '#src/jobs/queries/credential.ts'
import type { Workbench } from '#src/workbench.ts'
import { grantsLeft, planCopiedGrants } from './copy-grants.ts'
import { newToken, planCreateToken } from './create-token.ts'
import { moreThanListed, planDeleteToken, typedFor } from './delete-token.ts'
import { combine, type PlanPart } from './part.ts'
import { planSignIn, planTry } from './replacement.ts'

/** What is answered about the new token, and about the old one's end. */
export interface RotationAnswers {
  readonly retirement: Retirement
  readonly name: string
  readonly expires: Lifetime
  readonly destination: Destination
}

/**
 * The rotation of a token as one plan: create, grant, let profiles sign in with it, try it; and at
 * the very end, where it does not work on for a while, delete the old one.
 *
 * @param rotation with all who may give the grants, and the token as it was read just now
 */
export async function planRotation(
  workbench: Workbench,
  signIn: HeldCredential,
  rotation: Rotation,
  { retirement, name, ...rest }: RotationAnswers,
  signal: AbortSignal,
): Promise<Plan> {
  const { token, granters, grants, reads, reach, signIns } = rotation
  const now = workbench.clock.now()
  const { description, personas } = token
  const to = { name, ref: newToken }
  const { parts, left } = await planCopiedGrants(workbench, granters, grants, to, signal)
  const isDeleted = retirement.leaked || retirement.overlapSeconds === 0
  const all = [
    planCreateToken(signIn.handle, { name, description, personas, ...rest }, now),
    ...parts,
    ...(await planSignIns(workbench, signIn, rotation, name)),
    planTry(signIn.handle, { ref: newToken, on: reads }),
    ...(isDeleted ? [planEnd(signIn, rotation, retirement.leaked, now)] : []),
  ]
  const pace = workbench.paceOf(signIn.origin)
  const plan = combine('token rotate', titleOf(token, name, isDeleted), all, pace)
  const overlap = retirement.leaked ? undefined : retirement.overlapSeconds
  const warnings = [
    ...plan.warnings,
    ...grantsLeft('not-copied', token, name, left),
    ...stays(rotation),
    ...elsewhere(rotation),
    ...(isDeleted && signIns.run ? [ownEnds(token)] : []),
    ...(isDeleted || overlap === undefined ? [] : [worksOn(token, overlap, now)]),
    ...moreThanListed(reach),
  ]
  if (!isDeleted) return { ...plan, warnings }
  const namesakes = await workbench.client(signIn.handle).tokens.byName(token.name, signal)
  return { ...plan, warnings, ...typedFor([token], namesakes.length) }
}

const titleOf = (token: AtlanToken, name: string, isDeleted: boolean): string =>
  isDeleted
    ? `Replace “${token.name}” by “${name}” and delete it`
    : `Make “${name}” in place of “${token.name}”, which works on`

/** Profiles that keep the old secret in the vault get the new one there. */
async function planSignIns(
  workbench: Workbench,
  { handle: by }: HeldCredential,
  { token, signIns }: Rotation,
  name: string,
): Promise<PlanPart[]> {
  const profiles = signIns.profiles.filter(({ store }) => store === 'vault')
  const [first] = profiles
  // Tried before anything is created, like every place for a secret.
  if (first !== undefined) await (await workbench.vault.open({ kept: first.vaultKey })).rehearse()
  return profiles.map(({ name: profile, identity: instead }) => {
    const step = { ref: newToken, profile, ...(instead === undefined ? {} : { instead }) }
    return planSignIn(by, step, token.name, name)
  })
}

function planEnd(
  signIn: HeldCredential,
  { token, reach, held, signIns }: Rotation,
  asksForDeployment: boolean,
  now: Date,
): PlanPart {
  const part = planDeleteToken(signIn.handle, token, reach, now)
  const more = {
    replaced: { ref: newToken, asksForDeployment },
    ...(held === undefined ? {} : { held }),
    ...(signIns.run ? { isOwn: true as const } : {}),
  }
  const steps = part.steps.map((step) =>
    step.kind === 'delete-token' ? { ...step, ...more } : step,
  )
  return { ...part, steps, calls: part.calls + (held === undefined ? 0 : 2) }
}

/** What names the old account and cannot be moved. */
function stays({ token, grants, reach }: Rotation): PlanWarning[] {
  const { name } = token
  const account = usernameOf(token)
  const created = grants.filter(({ state }) => state.createdBy === account)
  const createdNames = created.map(({ object }) => nameOf(object)).join(', ')
  const purposes = reach
    .of(token)
    .purposes.filter(({ via }) => via === 'user')
    .map((purpose) => purpose.name)
    .join(', ')
  return [
    ...(created.length === 0
      ? []
      : [
          {
            code: 'created-by-old',
            text: `“${name}” created ${createdNames}: that stays with its account, whoever is a member of them.`,
          },
        ]),
    ...(purposes === ''
      ? []
      : [
          {
            code: 'purposes-not-moved',
            text: `Policies of ${purposes} name the account of “${name}” (${account}): an admin has to name the new one there.`,
          },
        ]),
    {
      code: 'not-moved',
      text: `Assets that “${name}” owns, and whatever else names ${account}, go on naming the old one.`,
    },
  ]
}

/** Who signs in with the old secret from a place that is not ours to write. */
function elsewhere({ token, signIns }: Rotation): PlanWarning[] {
  const outside = signIns.profiles.filter(({ store }) => store !== 'vault')
  return outside.map(({ name, credentialFrom }) => ({
    code: 'signs-in',
    text:
      credentialFrom === undefined
        ? `Profile ${name} signs in with “${token.name}”: give it the new secret each time from now on.`
        : `Profile ${name} reads the secret of “${token.name}” from ${credentialFrom}: put the new one there before the old one ends.`,
  }))
}

const ownEnds = ({ name }: AtlanToken): PlanWarning => ({
  code: 'signs-in',
  text: `This run itself signs in with “${name}”; the new one takes over in the middle.`,
})

function worksOn({ id, name }: AtlanToken, seconds: number, now: Date): PlanWarning {
  const until = new Date(now.getTime() + seconds * 1000)
  return {
    code: 'works-on',
    text: `“${name}” works on until you delete it, planned for ${sayDate(until)}: ${shellCommand(['tokenbench', 'token', 'delete', id])}`,
  }
}
