import type { AxiomTokenContent } from '#src/domain/axiom-plan.ts'
import type { AxiomToken } from '#src/domain/axiom-token.ts'
import { differenceOf, newerDifferences } from '#src/domain/capability-matrix.ts'
import { destroysEverywhere } from '#src/domain/capability-words.ts'
import { sayDate, sayDuration } from '#src/domain/duration.ts'
import type { Change, PlanObject, PlanWarning, Step } from '#src/domain/plan.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { planDeleteAxiomToken } from '#src/jobs/flows/axiom/delete-tokens.ts'
import { callsOfMaking } from '#src/jobs/flows/axiom/steps/make-token.ts'
import { newToken } from '#src/jobs/flows/plans/create-token.ts'
import type { PlanPart } from '#src/jobs/flows/plans/part.ts'
import type { Destination } from '#src/jobs/flows/questions/destination.ts'
import type { Retirement } from '#src/jobs/flows/questions/retirement.ts'
import type { AxiomSignIn } from '#src/jobs/queries/axiom-sign-in.ts'
import type { AxiomSignIns } from '#src/jobs/queries/axiom-sign-ins.ts'
import { capabilityChanges, changesOfNewToken, grantWarnings, neverEnds } from './token-changes.ts'

export interface AxiomRotation {
  readonly old: AxiomToken
  readonly content: AxiomTokenContent
  readonly retirement: Retirement
  readonly destination: Destination
  readonly signIns: AxiomSignIns
}

/**
 * Another token in place of one. Old: it is regenerated, and works on for the overlap. Leaked: a
 * twin first, then the old one is deleted; that way goes for tokens, too, that Axiom does not
 * regenerate.
 *
 * @throws ProblemError `own-needs-overlap` (refused): nobody could sign in to see what became of it
 */
export function planRotateAxiomToken(
  signIn: AxiomSignIn,
  rotation: AxiomRotation,
  now: Date,
): PlanPart {
  return rotation.retirement.leaked
    ? planTwin(signIn, rotation, now)
    : planRegeneration(signIn, rotation, rotation.retirement.overlapSeconds, now)
}

/** A twin, and then the end of the old one. */
function planTwin(signIn: AxiomSignIn, rotation: AxiomRotation, now: Date): PlanPart {
  const { old, content, signIns } = rotation
  const actor = actorOf(signIn)
  const keep = keepSignIns(signIn, rotation)
  const ending = planDeleteAxiomToken(
    {
      kind: 'delete-axiom-token',
      ...actor,
      old,
      ...(signIns.held === undefined ? {} : { held: signIns.held }),
      ...(signIns.run ? { isOwn: true } : {}),
      replaced: { ref: newToken, asksForDeployment: true },
    },
    now,
  )
  return {
    changes: [...changesOf(rotation), ...ending.changes],
    warnings: [
      ...warningsOf(rotation),
      ...(signIns.held === undefined ? [notProved(old.name)] : []),
    ],
    steps: [
      { kind: 'create-axiom-token', ref: newToken, ...actor, content },
      ...keep,
      ...ending.steps,
    ],
    calls: callsOfMaking + keep.length + ending.calls,
    danger: 'irreversible',
  }
}

/** A new one made out of the old one, whose life is cut to the overlap. */
function planRegeneration(
  signIn: AxiomSignIn,
  rotation: AxiomRotation,
  overlapSeconds: number,
  now: Date,
): PlanPart {
  const { old, content, signIns } = rotation
  if (overlapSeconds === 0 && signIns.run) throw new ProblemError(ownNeedsOverlap(old))
  const oldExpiresAt = shortened(old.expiresAt, overlapSeconds, now)
  const keep = keepSignIns(signIn, rotation)
  const never = content.expiresAt === null
  const isTyped = overlapSeconds === 0 || never || destroysEverywhere(content.capabilities)
  return {
    changes: [endOfOld(old, oldExpiresAt), ...changesOf(rotation)],
    warnings: [...warningsOf(rotation), oldDies(old.name, oldExpiresAt, now)],
    steps: [
      {
        kind: 'regenerate-axiom-token',
        ref: newToken,
        ...actorOf(signIn),
        old,
        oldExpiresAt,
        content,
        changed: hasOtherCapabilities(rotation),
      },
      ...keep,
    ],
    calls: callsOfMaking + 1 + keep.length,
    danger: overlapSeconds === 0 || never ? 'irreversible' : 'reversible',
    ...(isTyped ? { typed: content.name } : {}),
  }
}

const actorOf = ({ handle: by, orgId }: AxiomSignIn) => ({
  by,
  ...(orgId === undefined ? {} : { orgId }),
})

/** The profiles that signed in with the old one sign in with the new one. */
const keepSignIns = ({ handle: by }: AxiomSignIn, { signIns }: AxiomRotation): Step[] =>
  signIns.profiles.map(({ name }) => ({ kind: 'keep-sign-in', by, ref: newToken, profile: name }))

/** The new one is to do something else than the old one. */
function hasOtherCapabilities({ old, content }: AxiomRotation): boolean {
  const { added, removed } = differenceOf(old.capabilities, content.capabilities)
  const newer = newerDifferences(old.capabilities, content.capabilities)
  return added.length + removed.length + newer.length > 0
}

/** What the new one is made of; capabilities that differ are shown against the old one's. */
function changesOf(rotation: AxiomRotation): Change[] {
  const { old, content, destination } = rotation
  const object: PlanObject = { type: 'token', id: null, ref: newToken, name: content.name }
  const made = changesOfNewToken(object, content)
  const secret = { field: 'secret', before: null, after: destination.text, added: [], removed: [] }
  return [
    ...(hasOtherCapabilities(rotation)
      ? [
          ...made.filter(({ field }) => !field.endsWith('Capabilities')),
          ...capabilityChanges(object, old.capabilities, content.capabilities),
        ]
      : made),
    { object, ...secret },
  ]
}

const warningsOf = ({ old, content, signIns }: AxiomRotation): PlanWarning[] => [
  ...grantWarnings(content.name, content.capabilities),
  ...(content.expiresAt === null ? [neverEnds(content.name)] : []),
  ...signInWarnings(old, signIns),
]

/** Regenerating never lengthens a life. */
function shortened(ends: Date | null, overlapSeconds: number, now: Date): Date {
  const end = new Date(Math.floor(now.getTime() / 1000 + overlapSeconds) * 1000)
  return ends !== null && ends < end ? ends : end
}

function endOfOld({ id, name, expiresAt }: AxiomToken, after: Date): Change {
  const object: PlanObject = { type: 'token', id, ref: id, name }
  const before = expiresAt ?? 'never'
  return { object, field: 'expiresAt', before, after, added: [], removed: [] }
}

const oldDies = (name: string, at: Date, now: Date): PlanWarning => ({
  code: 'old-dies',
  text:
    at <= now
      ? `The old secret of “${name}” stops working at once.`
      : `The old secret of “${name}” works for ${sayDuration(at.getTime() - now.getTime())} more, until ${sayDate(at)}, ${at.toISOString().slice(11, 16)} UTC.`,
})

const notProved = (name: string): PlanWarning => ({
  code: 'not-proved',
  text: `The vault does not hold the old secret of “${name}”, so it cannot be tried whether it is dead; that the token is gone is read.`,
})

function signInWarnings({ name }: AxiomToken, signIns: AxiomSignIns): PlanWarning[] {
  const profiles = signIns.profiles.map((profile) => profile.name)
  if (profiles.length > 0) {
    const text = `“${name}” is what profile ${profiles.join(', ')} signs in with: it gets the new secret, tried before the old one dies.`
    return [{ code: 'signs-in', text }]
  }
  if (signIns.run) {
    const text = `“${name}” is what signs in here: give the new secret to whatever keeps it.`
    return [{ code: 'signs-in', text }]
  }
  if (!signIns.maybe) return []
  const text = `An API token signs in here, and Axiom does not say which one it is: should it be “${name}”, it ends with it.`
  return [{ code: 'may-sign-in', text }]
}

const ownNeedsOverlap = ({ id, name }: AxiomToken): Problem => ({
  kind: 'refused',
  code: 'own-needs-overlap',
  title: `“${name}” signs in here: without an overlap nobody could see whether the new secret was kept. Nothing was written.`,
  nextSteps: [
    {
      text: 'Give it a short overlap.',
      command: shellCommand(['tokenbench', 'token', 'rotate', id, '--overlap', '10m']),
    },
    { text: 'Or, when it leaked, --leaked: the new one deletes the old one.' },
  ],
})
