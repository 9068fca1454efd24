import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { Asset } from '#src/domain/asset.ts'
import type { Connection } from '#src/domain/connection.ts'
import type { Identity } from '#src/domain/identity.ts'
import { type AtlanToken, serviceAccountPrefix, usernameOf } from '#src/domain/token.ts'
import { findAsset } from '#src/jobs/queries/assets.ts'
import { fittingPersonas } from '#src/jobs/queries/fitting-personas.ts'
import { withPersonaNames } from '#src/jobs/queries/persona-names.ts'
import { readAccess } from '#src/jobs/queries/token-access.ts'
import { readReach } from '#src/jobs/queries/token-reach.ts'
import { findToken } from '#src/jobs/queries/tokens.ts'
import { accessOfPerson } from './access-of-person.ts'
import { coverageOf } from './coverage.ts'
import type { Evidence, Person } from './evidence.ts'
import type { Looking } from './looking.ts'
import type { Symptom } from './symptom.ts'

/** What somebody said about the failure beside the text. */
export interface Said {
  /** Qualified name or GUID of what was asked for. */
  readonly asset?: string
  /** The token that was refused. */
  readonly token?: string
}

/** Who looks, at what, and what is noted on the way. */
export interface Search {
  readonly client: AtlanClient
  readonly identity: Identity
  readonly symptom: Symptom
  readonly said: Said
  readonly looking: Looking
  readonly signal: AbortSignal
}

type Found = Pick<
  Evidence,
  'granted' | 'token' | 'person' | 'connection' | 'isAdmin' | 'asset' | 'coverage' | 'fitting'
>

/** Looks up who was refused, where, and what lets them in. Reads only. */
export async function gatherAtlan(search: Search): Promise<Found> {
  const { symptom } = search
  const account = symptom.account ?? symptom.credentials[0]?.username
  const [token, person, place] = await Promise.all([
    tokenOf(search, account),
    personOf(search, account),
    placeOf(search),
  ])
  const { connection, asset } = place
  const refused = typeof token === 'object' ? usernameOf(token) : account
  const isAdmin = adminship(connection, refused, person)
  const found = {
    ...(token !== undefined && { token }),
    ...(person !== undefined && { person }),
    ...(connection !== undefined && { connection }),
    ...(asset !== undefined && { asset }),
    ...(isAdmin !== undefined && { isAdmin }),
  }
  // A dead token needs another in its place, with all that it had.
  if (symptom.status === 401 || (symptom.status === undefined && asset === undefined))
    return { ...found, ...(await grantedTo(search, token)), fitting: [] }
  if (asset === undefined) return { ...found, fitting: [] }
  return { ...found, ...(await accessAt(search, token, account, person, asset.object)) }
}

async function tokenOf(
  { client, said, looking, signal }: Search,
  account: string | undefined,
): Promise<AtlanToken | 'unknown-here' | undefined> {
  if (said.token !== undefined) return findToken(client, said.token, signal)
  if (!account?.startsWith(serviceAccountPrefix)) return undefined
  const clientId = account.slice(serviceAccountPrefix.length)
  const token = await looking.at('the tokens', byClientId(client, clientId, signal))
  return token === 'not-there' ? 'unknown-here' : token
}

/** What the tenant's lists tell of a person; nothing of an API token, which is in no group. */
async function personOf(
  { client, said, symptom, looking, signal }: Search,
  account: string | undefined,
): Promise<Person | undefined> {
  // Roles and groups decide about what is refused, not about who is let in.
  const isRefused = symptom.status === 403 || symptom.status === 404
  const isNamed = account !== undefined && !account.startsWith(serviceAccountPrefix)
  if (!isNamed || !isRefused || said.token !== undefined) return undefined
  const user = await looking.at('the users', client.users.byUsername(account, signal))
  if (typeof user !== 'object') return undefined
  const { id, workspaceRole } = user
  const groups = await looking.at(`the groups of ${account}`, client.users.groupsOf(id, signal))
  return {
    ...(typeof groups === 'object' && { groups }),
    ...(workspaceRole !== undefined && { workspaceRole }),
  }
}

async function byClientId(client: AtlanClient, clientId: string, signal: AbortSignal) {
  const token = await client.tokens.byClientId(clientId, signal)
  if (token === undefined) return 'not-there'
  const [named] = await withPersonaNames(client, [token], signal)
  return named ?? token
}

async function grantedTo(
  { client, identity, looking, signal }: Search,
  token: Evidence['token'],
): Promise<Pick<Evidence, 'granted'>> {
  if (typeof token !== 'object') return {}
  const reach = await looking.at('what it was granted', readReach(client, identity, signal))
  if (typeof reach !== 'object') return {}
  const { administers, edits, views } = reach.of(token)
  return { granted: [...administers, ...edits, ...views].map(({ name }) => name) }
}

/** The asset and the connection that it is about. */
async function placeOf(search: Search): Promise<Pick<Evidence, 'asset' | 'connection'>> {
  const { client, symptom, said, looking, signal } = search
  const ref = said.asset ?? symptom.asset ?? symptom.connectionGuid
  if (ref === undefined) return {}
  const seen = await looking.at('the asset', findAsset(client, ref, signal))
  const object = typeof seen === 'object' ? seen : unseen(ref)
  if (object === undefined)
    return symptom.connectionGuid === undefined ? {} : { connection: 'not-visible' }
  const { qualifiedName } = object
  const asset = { qualifiedName, seen: typeof seen === 'object', object }
  const its = connectionIn(object)
  if (its === undefined) return { asset }
  const found = await looking.at('the connection', client.connections.byQualifiedName(its, signal))
  return { asset, connection: typeof found === 'object' ? found : 'not-visible' }
}

const connectionIn = ({ connectionQualifiedName, qualifiedName }: Asset): string | undefined =>
  connectionQualifiedName ?? /^[^/]+\/[^/]+\/\d+/.exec(qualifiedName)?.[0]

/** Of what is not visible only its qualified name is known; of a GUID nothing. */
function unseen(ref: string): Asset | undefined {
  if (!ref.includes('/')) return undefined
  return { guid: '', typeName: '', qualifiedName: ref, name: '', status: 'ACTIVE', tags: [] }
}

/** A token is in no group, so the list of users decides; a person may be one by a role as well. */
function adminship(
  connection: Connection | 'not-visible' | undefined,
  account: string | undefined,
  person: Person | undefined,
): boolean | undefined {
  if (typeof connection !== 'object' || account === undefined) return undefined
  const { users, groups } = connection.admins
  if (users.includes(account)) return true
  if (groups.some((group) => person?.groups?.includes(group))) return true
  return account.startsWith(serviceAccountPrefix) ? false : undefined
}

/** What the personas of whoever was refused say about the asset, and which others would let it in. */
async function accessAt(
  search: Search,
  token: Evidence['token'],
  account: string | undefined,
  person: Person | undefined,
  asset: Asset,
): Promise<Pick<Evidence, 'coverage' | 'fitting'>> {
  const { client, identity, symptom, looking, signal } = search
  const deed = symptom.deed ?? 'read'
  const known = typeof token === 'object' ? token : undefined
  const [access, personas, policies] = await Promise.all([
    known && looking.at('its access', readAccess(client, identity, [known], signal)),
    looking.at('the personas', client.personas.list(signal)),
    looking.at('the policies of personas', client.personas.policies(signal)),
  ])
  const isPerson = account !== undefined && !account.startsWith(serviceAccountPrefix)
  if (isPerson && typeof personas === 'object' && typeof policies === 'object') {
    const subject = { username: account, groups: person?.groups ?? [] }
    const theirs = await accessOfPerson(search, subject, personas, policies)
    const own = new Set(theirs?.personas.map(({ qualifiedName }) => qualifiedName))
    const others = personas.filter(({ qualifiedName }) => !own.has(qualifiedName))
    return {
      ...(theirs && { coverage: coverageOf(theirs, asset, deed) }),
      fitting: fittingPersonas(others, policies, asset, deed),
    }
  }
  const linked = new Set(known?.personas.map(({ qualifiedName }) => qualifiedName))
  const others =
    typeof personas === 'object'
      ? personas.filter(({ qualifiedName }) => !linked.has(qualifiedName))
      : []
  const [own] = typeof access === 'object' ? access : []
  const sees = own?.personas.every((one) => one.policies !== undefined && one.enabled !== undefined)
  return {
    ...(own !== undefined && sees && { coverage: coverageOf(own, asset, deed) }),
    fitting: typeof policies === 'object' ? fittingPersonas(others, policies, asset, deed) : [],
  }
}
