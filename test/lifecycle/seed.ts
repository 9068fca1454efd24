import { runInProcess as run } from '../harness/in-process.ts'
import type { Tenant } from '../harness/tenant.ts'

/** The one token of that name, as the tenant itself lists it. */
export async function tokenNamed(tenant: Tenant, name: string) {
  const [token] = await tenant.tokensNamed(name)
  if (token === undefined) throw new Error(`the seed has no token ${name}`)
  const { id, clientId, attributes } = token
  const personas: string[] = JSON.parse(attributes.personaQualifiedName ?? '[]')
  return {
    id,
    clientId,
    personas,
    description: attributes.description,
    name: attributes.displayName,
  }
}

/** The qualified name of a persona of the seed. */
export async function personaNamed(tenant: Tenant, name: string): Promise<string> {
  const listed = await run(['persona', 'list', '--json'], { env: tenant.signedIn })
  const personas: { name: string; qualifiedName: string }[] = listed.json().personas
  const found = personas.find((persona) => persona.name === name)
  if (found === undefined) throw new Error(`the seed has no persona ${name}`)
  return found.qualifiedName
}

/** Creates a token as somebody else would. */
export async function createToken(
  tenant: Tenant,
  name: string,
): Promise<{ id: string; clientId: string }> {
  const bearer = await tenant.practice.issueBearer('data.owner')
  const body = { displayName: name, description: '', personas: [], personaQualifiedNames: [] }
  const lifetime = { validitySeconds: 86_400 }
  const answer = await post(`${tenant.url}/api/service/apikeys`, bearer, { ...body, ...lifetime })
  return (await answer.json()) as { id: string; clientId: string }
}

/** Writes a token as somebody else would, beside our own code. */
export async function writeToken(tenant: Tenant, id: string, body: object): Promise<void> {
  const bearer = await tenant.practice.issueBearer('data.owner')
  await post(`${tenant.url}/api/service/apikeys/${id}`, bearer, body)
}

/** The same for one entity. */
export const writeEntity = async (
  tenant: Tenant,
  bearer: string,
  entity: object,
): Promise<void> => {
  await post(`${tenant.url}/api/meta/entity/bulk`, bearer, { entities: [entity] })
}

async function post(url: string, bearer: string, body: object): Promise<Response> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`the write was answered with ${answer.status}`)
  return answer
}
