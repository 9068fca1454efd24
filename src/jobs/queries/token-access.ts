import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { Identity } from '#src/domain/identity.ts'
import type { Persona, PersonaPolicy, PersonaRef } from '#src/domain/persona.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import type { IndexOnly } from './as-stored.ts'
import { type Hidden, readReach, type TokenReach, visible } from './token-reach.ts'
import { findToken } from './tokens.ts'

/** A persona of a token, with what it lets the token do. */
export interface LinkedPersona extends PersonaRef {
  /** False for one that is switched off: none of its policies counts. Absent when not visible. */
  readonly enabled?: boolean
  /** Undefined when this credential may not read policies. */
  readonly policies: readonly PersonaPolicy[] | undefined
}

/** Everywhere one token may act, as far as a credential can see. */
export interface TokenAccess extends TokenReach {
  readonly token: AtlanToken
  readonly personas: readonly LinkedPersona[]
  /** `development (snowflake)`; the qualified name itself where it is not visible. */
  nameOf(connectionQualifiedName: string): string
  /** False when there may be objects that this credential cannot see. */
  readonly complete: boolean
  readonly hidden: readonly Hidden[]
  /** Where a grant of the last seconds may be missing. */
  readonly indexOnly: readonly IndexOnly[]
}

/**
 * Reads everywhere the tokens may act: what names their accounts, and what their personas allow.
 * From the search index, so it is something to show, not something to write from.
 *
 * @param identity whose credential reads
 */
export async function readAccess(
  client: AtlanClient,
  identity: Identity,
  tokens: readonly AtlanToken[],
  signal: AbortSignal,
): Promise<TokenAccess[]> {
  const linked = [...new Set(tokens.flatMap(({ personas }) => personas.map(qualifiedNameOf)))]
  const [reach, personas, policies] = await Promise.all([
    readReach(client, identity, signal),
    linked.length === 0 ? [] : visible(client.personas.named(linked, signal)),
    linked.length === 0 ? [] : visible(client.personas.policies(signal)),
  ])
  const known = new Map((personas ?? []).map((persona) => [persona.qualifiedName, persona]))
  const policiesOf = policies && Map.groupBy(policies, (policy) => policy.personaQualifiedName)
  const { nameOf } = reach
  return tokens.map((token) => {
    const own = token.personas.map((ref) => linkedPersona(ref, known, policiesOf))
    const seesPersonas = own.every((one) => one.enabled !== undefined && one.policies !== undefined)
    return {
      token: {
        ...token,
        personas: own.map(({ qualifiedName, name }) => ({ qualifiedName, name })),
      },
      personas: own,
      ...reach.of(token),
      nameOf,
      hidden: seesPersonas ? reach.hidden : [...reach.hidden, 'policies'],
      complete: reach.complete && seesPersonas,
      indexOnly: reach.indexOnly,
    }
  })
}

const qualifiedNameOf = ({ qualifiedName }: PersonaRef): string => qualifiedName

function linkedPersona(
  { qualifiedName, name }: PersonaRef,
  known: ReadonlyMap<string, Persona>,
  policiesOf: ReadonlyMap<string, readonly PersonaPolicy[]> | undefined,
): LinkedPersona {
  const persona = known.get(qualifiedName)
  return {
    qualifiedName,
    name: persona?.name ?? (name || qualifiedName),
    ...(persona === undefined ? {} : { enabled: persona.enabled }),
    policies: policiesOf && (policiesOf.get(qualifiedName) ?? []),
  }
}

/**
 * The same for tokens as they are named, in that order.
 * @throws ProblemError `token-not-found`, or `ambiguous-name` with the candidates
 */
export async function accessOfNamed(
  client: AtlanClient,
  refs: readonly string[],
  signal: AbortSignal,
): Promise<TokenAccess[]> {
  const tokens: AtlanToken[] = []
  for (const ref of refs) tokens.push(await findToken(client, ref, signal))
  const { identity } = await client.identity.whoAmI(signal)
  return readAccess(client, identity, tokens, signal)
}
