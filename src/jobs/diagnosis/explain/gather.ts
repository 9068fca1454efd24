import { ProblemError } from '#src/domain/problem.ts'
import type { AxiomSignIn } from '#src/jobs/queries/axiom-sign-in.ts'
import type { Credential } from '#src/jobs/queries/credential.ts'
import type { Target, TargetChoice } from '#src/jobs/queries/target.ts'
import { signIn } from '#src/jobs/queries/target-credential.ts'
import type { Workbench } from '#src/workbench.ts'
import { type Evidence, noEvidence } from './evidence.ts'
import { gatherAtlan, type Said } from './gather-atlan.ts'
import { gatherAxiom } from './gather-axiom.ts'
import { Looking } from './looking.ts'
import type { Symptom } from './symptom.ts'
import { type MayTry, tryPasted } from './try-pasted.ts'
import { targetOfSymptom, witnessOf } from './witness.ts'

export interface Gathering {
  readonly choice: TargetChoice
  readonly said: Said
  readonly mayTry: MayTry
  /** A sign-in that somebody gave for this run; else the profile's own is read. */
  readonly byHand?: Credential | undefined
  /** The same for an Axiom organisation. */
  readonly axiomByHand?: AxiomSignIn | undefined
}

/** What reading finds out about a failure, as far as somebody is signed in where it happened. */
export async function gather(
  workbench: Workbench,
  symptom: Symptom,
  gathering: Gathering,
  signal: AbortSignal,
): Promise<Evidence> {
  const { choice, mayTry } = gathering
  const target = await targetOfSymptom(workbench, choice, symptom)
  if ('why' in target) return unlooked(symptom, target.why)
  const { product } = symptom
  if (product !== undefined && product !== target.provider)
    return unlooked(symptom, 'the profile is of the other product')
  const looking = new Looking()
  const witness = witnessOf(workbench, target)
  const found = await lookAt(workbench, target, symptom, gathering, looking, signal)
  const alive = await tryPasted(workbench, symptom, witness, mayTry, looking, signal)
  return {
    ...noEvidence,
    witness,
    ...found,
    ...(alive !== undefined && { alive }),
    unchecked: looking.unchecked,
  }
}

async function lookAt(
  workbench: Workbench,
  target: Target,
  symptom: Symptom,
  { said, byHand, axiomByHand }: Gathering,
  looking: Looking,
  signal: AbortSignal,
): Promise<Partial<Evidence>> {
  // Nothing that a tenant says explains why it was not reached.
  if (symptom.trouble !== undefined) return {}
  try {
    if (target.provider === 'axiom')
      return await gatherAxiom({ workbench, target, symptom, said, looking, axiomByHand, signal })
    const { credential, serverDate } =
      byHand === undefined
        ? await signIn(workbench, target, signal)
        : { credential: byHand, serverDate: undefined }
    const clockSkewMs = serverDate && serverDate.getTime() - workbench.clock.now().getTime()
    const client = workbench.client(credential.handle)
    const { identity } = credential
    return {
      identity,
      ...(clockSkewMs !== undefined && { clockSkewMs }),
      ...(await gatherAtlan({ client, identity, symptom, said, looking, signal })),
    }
  } catch (thrown) {
    if (!(thrown instanceof ProblemError) || isAboutSaid(thrown, said)) throw thrown
    looking.note(`Nothing was looked up: ${thrown.problem.title}`)
    return {}
  }
}

/** What the person named and is not there is their mistake, not a gap in the evidence. */
const isAboutSaid = ({ problem }: ProblemError, { token }: Said): boolean =>
  token !== undefined && (problem.code === 'token-not-found' || problem.code === 'ambiguous-name')

/** Reading explains a refusal, and what is not found; nothing else. */
const isToBeLookedUp = ({ status, empty, trouble }: Symptom): boolean =>
  trouble === undefined && (empty || status === undefined || [401, 403, 404].includes(status))

const unlooked = (symptom: Symptom, why: string): Evidence => ({
  ...noEvidence,
  unchecked: isToBeLookedUp(symptom) ? [notSignedIn(symptom, why)] : [],
})

function notSignedIn({ product, credentials, status }: Symptom, why: string): string {
  const more =
    product === 'axiom'
      ? status === 401
        ? 'which tokens there are, and when they end'
        : 'what the token may do, and whether the dataset exists'
      : credentials.length > 0 || status === 401
        ? 'whether the token still exists, when it ends and which personas it has'
        : 'who was refused, which personas they have and which would let them in'
  return `Not looked up, since ${why}: ${more}.`
}
