import type { Workbench } from '#src/workbench.ts'
import { axiomOf, holdAxiom } from './axiom-sign-in.ts'
import type { Target } from './target.ts'
import { holdCredential } from './target-credential.ts'

/** Kinds of objects of a tenant that can be named. */
export type NamedKind = 'token' | 'persona' | 'connection' | 'collection' | 'dataset' | 'view'

/** An object by all the ways to mean it. */
export interface LiveName {
  readonly name: string
  /** At least one; the first is the one to write. */
  readonly identifiers: readonly [string, ...string[]]
}

/**
 * The objects of a kind, in the pieces in which the tenant gives them. A kind that the tenant's
 * product does not have has none.
 *
 * @throws ProblemError what keeps from signing in or from reading
 */
export async function* liveNames(
  workbench: Workbench,
  target: Target,
  kind: NamedKind,
  signal: AbortSignal,
): AsyncGenerator<readonly LiveName[]> {
  if (target.provider === 'axiom') yield* ofAxiom(workbench, target, kind, signal)
  else yield* ofAtlan(workbench, target, kind, signal)
}

async function* ofAtlan(
  workbench: Workbench,
  target: Target,
  kind: NamedKind,
  signal: AbortSignal,
): AsyncGenerator<readonly LiveName[]> {
  if (kind === 'dataset' || kind === 'view') return
  const { handle } = await holdCredential(workbench, target, signal)
  const client = workbench.client(handle)
  if (kind === 'token') {
    for await (const { tokens } of client.tokens.pages({ sort: '-createdAt' }, signal))
      yield tokens.map(({ name, id, clientId }) => ({ name, identifiers: [id, clientId] }))
    return
  }
  const all = await client[listOf[kind]].list(signal)
  yield all.map(({ name, qualifiedName, guid }) => ({ name, identifiers: [qualifiedName, guid] }))
}

const listOf = {
  persona: 'personas',
  connection: 'connections',
  collection: 'collections',
} as const

async function* ofAxiom(
  workbench: Workbench,
  target: Target,
  kind: NamedKind,
  signal: AbortSignal,
): AsyncGenerator<readonly LiveName[]> {
  if (kind !== 'token' && kind !== 'dataset' && kind !== 'view') return
  const client = axiomOf(workbench, await holdAxiom(workbench, target, signal))
  if (kind === 'token')
    yield (await client.tokens.list(signal)).map(({ name, id }) => ({ name, identifiers: [id] }))
  else if (kind === 'dataset')
    yield (await client.datasets.list(signal)).map(({ name }) => ({ name, identifiers: [name] }))
  else yield (await client.views.list(signal)).map(({ name }) => ({ name, identifiers: [name] }))
}
