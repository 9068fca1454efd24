import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { forged } from '#src/capture/testing/tokens.ts'
import { selfSigned } from '#src/clients/http/testing/certificate.ts'
import { serve } from '#src/clients/http/testing/server.ts'
import { personaNamed, writeEntity } from '../lifecycle/seed.ts'
import { makePurpose } from '../reads/purpose.ts'
import type { Scene } from './fault-row.ts'
import type { NewToken, Sent } from './incident.ts'
import { bulk, edits, orders, policyOf } from './requests.ts'

export const whoami: Sent = { path: '/api/service/whoami' }

export const ordersByName = `/api/meta/entity/uniqueAttribute/type/Table?attr%3AqualifiedName=${encodeURIComponent(orders)}`

/** The tenant's own API token, which may do all that a token may. */
export const own = ({ incident }: Scene): string => incident.tenant.practice.atlan.apiToken.secret

export const bearerOf = ({ incident }: Scene, username: string): Promise<string> =>
  incident.tenant.practice.issueBearer(username)

/** The owner of the Axiom organisation, signed in there. */
export function axiomOwner({ incident }: Scene): Record<string, string> {
  const { baseUrl, orgId, personalAccessToken } = incident.tenant.practice.axiom
  return {
    TOKENBENCH_PROVIDER: 'axiom',
    TOKENBENCH_URL: baseUrl,
    TOKENBENCH_ORG_ID: orgId,
    TOKENBENCH_TOKEN: personalAccessToken,
  }
}

const persona = ({ incident }: Scene, name: string) => personaNamed(incident.tenant, name)

/** A request that is answered with a fault, as all below `paths` are, until it is calm again. */
export const struck =
  (fault: string, sent: Sent, paths = sent.path) =>
  async (scene: Scene): Promise<Sent> => {
    const { method = 'GET' } = sent
    await scene.incident.tenant.control({ faults: [`${fault}:${method} ${paths}:*`] })
    return { credential: own(scene), ...sent }
  }

export async function calm({ incident }: Scene): Promise<void> {
  await incident.tenant.control({ faults: [] })
}

const hourMs = 3_600_000

/** A token that was made an hour ago to live for so long. */
export const tokenThatLives =
  (validitySeconds: number) =>
  async ({ incident, clock }: Scene): Promise<Sent> => {
    clock.aheadMs = -hourMs
    const { secret } = await incident.newToken('nightly', { validitySeconds })
    clock.aheadMs = 0
    return { ...whoami, credential: secret }
  }

/** What somebody copied from their browser an hour ago. */
export async function bearerOfAnHourAgo(scene: Scene): Promise<Sent> {
  scene.clock.aheadMs = -hourMs
  const credential = await bearerOf(scene, 'conn.admin')
  scene.clock.aheadMs = 0
  return { ...whoami, credential }
}

export async function deletedToken(scene: Scene): Promise<Sent> {
  const { secret, id } = await scene.incident.newToken('gone')
  const path = `/api/service/apikeys/${id}`
  await scene.incident.tenant.control({ revocationDelayMs: 0 })
  await scene.incident.send({ credential: own(scene), method: 'DELETE', path })
  return { ...whoami, credential: secret }
}

/** A token that says of itself that this tenant issued it. */
export const tokenOf = (origin: string): string =>
  forged({
    preferred_username: 'service-account-apikey-ac69de56-6529-4c8f-b53c-791cb5346308',
    iss: `${origin}/auth/realms/default`,
    exp: Math.floor((Date.now() + hourMs) / 1000),
  })

/** A request with a token of its own to an address that is not the tenant’s. */
export const sentTo = (base: string): Sent => ({ ...whoami, credential: tokenOf(base), base })

export const withPersonas = async (scene: Scene, ...names: string[]): Promise<NewToken> => {
  const found = await Promise.all(names.map((name) => persona(scene, name)))
  return scene.incident.newToken('nightly', { personaQualifiedNames: found })
}

/** The table “orders” read by a token with these personas. */
export const readsOrders =
  (...names: string[]) =>
  async (scene: Scene): Promise<Sent> => ({
    credential: (await withPersonas(scene, ...names)).secret,
    path: ordersByName,
  })

export const editsOrders =
  (...names: string[]) =>
  async (scene: Scene): Promise<Sent> =>
    edits((await withPersonas(scene, ...names)).secret)

export async function newPersona(scene: Scene, name: string) {
  const attributes = { name, displayName: name, qualifiedName: name }
  const { text } = await scene.incident.send({
    credential: await bearerOf(scene, 'data.owner'),
    method: 'POST',
    path: bulk,
    body: { entities: [{ typeName: 'Persona', guid: '-1', attributes }] },
  })
  const [made] = JSON.parse(text).mutatedEntities.CREATE
  return { guid: made.guid as string, qualifiedName: made.attributes.qualifiedName as string }
}

/** A persona whose only policy denies the table, beside one that allows everything. */
export async function deniedByPersona(scene: Scene): Promise<Sent> {
  const { guid, qualifiedName } = await newPersona(scene, 'No orders')
  const deny = policyOf(guid, { policyType: 'deny', policyResources: [`entity:${orders}`] })
  await writeEntity(scene.incident.tenant, await bearerOf(scene, 'data.owner'), deny)
  const personaQualifiedNames = [await persona(scene, 'Data Assets'), qualifiedName]
  const { secret } = await scene.incident.newToken('nightly', { personaQualifiedNames })
  return { credential: secret, path: ordersByName }
}

const ordersTagged = async ({ incident }: Scene, tags: readonly string[]): Promise<void> => {
  const attributes = { qualifiedName: orders, name: 'ORDERS' }
  const classifications = tags.map((typeName) => ({ typeName }))
  const { status, response } = await incident.send({
    credential: await incident.tenant.practice.issueBearer('data.owner'),
    method: 'POST',
    path: `${bulk}?replaceTags=true`,
    body: { entities: [{ typeName: 'Table', guid: '-1', attributes, classifications }] },
  })
  if (status !== 200) throw new Error(response)
}

/** A purpose denies what carries its tag to an account, and the table carries it. */
export async function deniedByPurpose(scene: Scene, username: string): Promise<void> {
  const { tag } = await makePurpose(scene.incident.tenant, 'Confidential', username, {
    actions: ['entity-read'],
    type: 'deny',
  })
  await ordersTagged(scene, [tag])
}

/** What an admin does who was asked to take a tag off the table. */
export const untag = (scene: Scene): Promise<void> => ordersTagged(scene, [])

/** The only persona that reaches the table is switched off. */
export async function switchedOff(scene: Scene): Promise<Sent> {
  const { guid, qualifiedName } = await newPersona(scene, 'Asleep')
  const { tenant } = scene.incident
  const bearer = await bearerOf(scene, 'data.owner')
  await writeEntity(tenant, bearer, policyOf(guid, { policyType: 'allow' }))
  await writeEntity(tenant, bearer, switched(guid, qualifiedName, false))
  const personaQualifiedNames = [qualifiedName]
  const { secret } = await scene.incident.newToken('nightly', { personaQualifiedNames })
  return { credential: secret, path: ordersByName }
}

const switched = (guid: string, qualifiedName: string, isAccessControlEnabled: boolean) => ({
  typeName: 'Persona',
  guid,
  attributes: { qualifiedName, name: 'Asleep', isAccessControlEnabled },
})

/** What an admin does whom somebody asked to switch it on. */
export async function switchOn(scene: Scene): Promise<void> {
  const { incident } = scene
  const qualifiedName = await persona(scene, 'Asleep')
  const bearer = await bearerOf(scene, 'data.owner')
  await writeEntity(incident.tenant, bearer, switched('-1', qualifiedName, true))
}

/** What an admin does who was asked to add somebody to a persona. */
export async function addToPersona(scene: Scene, name: string, login: string): Promise<void> {
  const qualifiedName = await persona(scene, name)
  const attributes = { qualifiedName, name, personaUsers: [login] }
  const entity = { typeName: 'Persona', guid: '-1', attributes }
  await writeEntity(scene.incident.tenant, await bearerOf(scene, 'data.owner'), entity)
}

/** Somewhere that answers every request with a sign-in page. */
export const signInPage = async (): Promise<string> => {
  const { origin } = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>')
  })
  return origin
}

/** A host with a certificate of its own. */
export const untrusted = async (): Promise<string> =>
  (await serve((_, response) => response.end('{}'), selfSigned())).origin

/** An address of this machine at which nobody listens any more. */
export async function closedPort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return `http://127.0.0.1:${port}`
}
