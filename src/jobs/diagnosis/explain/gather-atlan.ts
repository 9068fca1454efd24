import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { Connection } from '#src/domain/connection.ts'
import type { Persona, PersonaPolicy } from '#src/domain/persona.ts'
import { type AtlanToken, serviceAccountPrefix, usernameOf } from '#src/domain/token.ts'
import { findToken, withPersonaNames } from '#src/jobs/queries/tokens.ts'
import { coverageOf, fittingPersonas } from './coverage.ts'
import type { Evidence } from './evidence.ts'
import type { Looking } from './looking.ts'
import type { Symptom } from './symptom.ts'

/** What somebody said about the failure beside the text. */
export interface Said {
  /** Qualified name or GUID of what was asked for. */
  readonly asset?: string
  /** The token that was refused. */
  readonly token?: string
}

type Found = Pick<Evidence, 'token' | 'connection' | 'isAdmin' | 'asset' | 'coverage' | 'fitting'>

/** Looks up who was refused, where, and what lets them in. Reads only. */
export async function gatherAtlan(
  client: AtlanClient,
  symptom: Symptom,
  said: Said,
  looking: Looking,
  signal: AbortSignal,
): Promise<Found> {
  const account = symptom.account ?? symptom.credentials[0]?.username
  const [token, place] = await Promise.all([
    tokenOf(client, account, said, looking, signal),
    placeOf(client, symptom, said, looking, signal),
  ])
  const { connection, asset } = place
  const refused = typeof token === 'object' ? usernameOf(token) : account
  const isAdmin = adminship(connection, refused)
  const found = {
    ...(token !== undefined && { token }),
    ...(connection !== undefined && { connection }),
    ...(asset !== undefined && { asset }),
    ...(isAdmin !== undefined && { isAdmin }),
  }
  if (asset === undefined || symptom.status === 401) return { ...found, fitting: [] }
  const policies = await policiesOf(client, looking, signal)
  if (policies === undefined) return { ...found, fitting: [] }
  const deed = symptom.deed ?? 'read'
  const about = [policies.policies, asset.qualifiedName, deed] as const
  const fitting = fittingPersonas(policies.personas, ...about)
  if (typeof token !== 'object') return { ...found, fitting }
  const linked = new Set(token.personas.map(({ qualifiedName }) => qualifiedName))
  const own = policies.personas.filter(({ qualifiedName }) => linked.has(qualifiedName))
  return {
    ...found,
    coverage: coverageOf(own, ...about),
    fitting: fitting.filter(({ qualifiedName }) => !linked.has(qualifiedName)),
  }
}

async function tokenOf(
  client: AtlanClient,
  account: string | undefined,
  said: Said,
  looking: Looking,
  signal: AbortSignal,
): Promise<AtlanToken | 'unknown-here' | undefined> {
  if (said.token !== undefined) return findToken(client, said.token, signal)
  if (!account?.startsWith(serviceAccountPrefix)) return undefined
  const clientId = account.slice(serviceAccountPrefix.length)
  const token = await looking.at('the tokens', byClientId(client, clientId, signal))
  return token === 'not-there' ? 'unknown-here' : token
}

async function byClientId(client: AtlanClient, clientId: string, signal: AbortSignal) {
  const token = await client.tokens.byClientId(clientId, signal)
  if (token === undefined) return 'not-there'
  const [named] = await withPersonaNames(client, [token], signal)
  return named ?? token
}

const isGuid = (ref: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(ref)

/** The asset and the connection that it is about. */
async function placeOf(
  client: AtlanClient,
  symptom: Symptom,
  said: Said,
  looking: Looking,
  signal: AbortSignal,
): Promise<Pick<Evidence, 'asset' | 'connection'>> {
  const ref = said.asset ?? symptom.asset
  const guid = symptom.connectionGuid ?? (ref !== undefined && isGuid(ref) ? ref : undefined)
  const named = guid === undefined ? ref : undefined
  const connectionName = /^[^/]+\/[^/]+\/\d+/.exec(named ?? '')?.[0]
  const reading =
    guid !== undefined
      ? client.connections.get(guid, signal)
      : connectionName !== undefined
        ? client.connections.byQualifiedName(connectionName, signal)
        : undefined
  if (reading === undefined) return {}
  const found = await looking.at('the connection', reading)
  const connection = typeof found === 'object' ? found : ('not-visible' as const)
  const qualifiedName = named ?? (typeof found === 'object' ? found.qualifiedName : undefined)
  return {
    connection,
    ...(qualifiedName !== undefined && {
      asset: { qualifiedName, seen: typeof found === 'object' },
    }),
  }
}

/** A token is in no group, so the list of users decides; of a person only what is there is known. */
function adminship(
  connection: Connection | 'not-visible' | undefined,
  account: string | undefined,
): boolean | undefined {
  if (typeof connection !== 'object' || account === undefined) return undefined
  if (connection.admins.users.includes(account)) return true
  return account.startsWith(serviceAccountPrefix) ? false : undefined
}

async function policiesOf(
  client: AtlanClient,
  looking: Looking,
  signal: AbortSignal,
): Promise<{ personas: Persona[]; policies: PersonaPolicy[] } | undefined> {
  const [personas, policies] = await Promise.all([
    looking.at('the personas', client.personas.list(signal)),
    looking.at('the policies of personas', client.personas.policies(signal)),
  ])
  if (typeof personas !== 'object' || typeof policies !== 'object') return undefined
  return { personas, policies }
}
