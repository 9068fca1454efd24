import type { AxiomClient } from '#src/clients/axiom/client.ts'
import { type CapabilityMatrix, cellsOf, everyDataset } from '#src/domain/capability-matrix.ts'
import { destroysEverywhere, sayCells } from '#src/domain/capability-words.ts'
import type { PlanWarning } from '#src/domain/plan.ts'
import { problemOf } from '#src/domain/problem.ts'
import { type AxiomLifetime, endOf } from '#src/jobs/flows/axiom/axiom-lifetime.ts'
import { callsOfMaking } from '#src/jobs/flows/axiom/steps/make-token.ts'
import type { WantedCapabilities } from '#src/jobs/flows/axiom/wanted-capabilities.ts'
import { newToken } from '#src/jobs/flows/plans/create-token.ts'
import type { PlanPart } from '#src/jobs/flows/plans/part.ts'
import type { Destination } from '#src/jobs/flows/questions/destination.ts'
import type { AxiomSignIn } from '#src/jobs/queries/axiom-sign-in.ts'
import { changesOfNewToken, grantWarnings, neverEnds } from './token-changes.ts'

export interface AxiomTokenAnswers {
  readonly name: string
  readonly description: string
  readonly expires: AxiomLifetime
  readonly destination: Destination
}

/** The creation of a token as a part of a plan. */
export function planCreateAxiomToken(
  { handle, orgId }: AxiomSignIn,
  { name, description, expires, destination }: AxiomTokenAnswers,
  { capabilities, preset, wider }: WantedCapabilities,
  now: Date,
): PlanPart {
  const object = { type: 'token' as const, id: null, ref: newToken, name }
  const content = { name, description, expiresAt: endOf(expires, now), capabilities }
  const never = content.expiresAt === null
  const more = cellsOf(wider)
  const secret = { object, field: 'secret', before: null, added: [], removed: [] }
  return {
    changes: [...changesOfNewToken(object, content), { ...secret, after: destination.text }],
    warnings: [
      ...grantWarnings(name, capabilities),
      ...(preset === undefined || more.length === 0
        ? []
        : [
            {
              code: 'wider-than-preset',
              text: `This is wider than the preset “${preset.name}”: ${sayCells(more)}.`,
            },
          ]),
      ...(never ? [neverEnds(name)] : []),
    ],
    steps: [
      {
        kind: 'create-axiom-token',
        ref: newToken,
        by: handle,
        ...(orgId === undefined ? {} : { orgId }),
        content,
      },
    ],
    calls: callsOfMaking,
    danger: never ? 'irreversible' : 'reversible',
    ...(never || destroysEverywhere(capabilities) ? { typed: name } : {}),
  }
}

/**
 * Says of datasets and views that are not there (yet) that the token is allowed something with what
 * does not exist: the vendor's Terraform tests rely on that, and it may be a slip of the pen.
 */
export async function missingTargets(
  client: AxiomClient,
  { datasetCapabilities, viewCapabilities }: CapabilityMatrix,
  signal: AbortSignal,
): Promise<PlanWarning[]> {
  const warn = async (
    kind: 'dataset' | 'view',
    wanted: readonly string[],
    read: () => Promise<readonly { readonly name: string }[]>,
  ): Promise<PlanWarning[]> => {
    if (wanted.length === 0) return []
    let there: ReadonlySet<string>
    try {
      there = new Set((await read()).map(({ name }) => name))
    } catch (thrown) {
      const { kind: why } = problemOf(thrown)
      if (why !== 'not-permitted' && why !== 'not-found') throw thrown
      const text = `Whether the ${kind}s exist could not be looked up with this credential.`
      return [{ code: `${kind}s-not-seen`, text }]
    }
    const missing = wanted.filter((name) => !there.has(name))
    return missing.map((name) => ({
      code: `no-such-${kind}`,
      text: `There is no ${kind} “${name}” now, as far as this credential sees. The token may use it as soon as there is.`,
    }))
  }
  const all = await Promise.all([
    warn('dataset', namesIn(datasetCapabilities), () => client.datasets.list(signal)),
    warn('view', namesIn(viewCapabilities), () => client.views.list(signal)),
  ])
  return all.flat()
}

const namesIn = (targets: object): string[] =>
  Object.keys(targets).filter((name) => name !== everyDataset)
