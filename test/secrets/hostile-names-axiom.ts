import type { PracticeTenants } from '#src/practice/start.ts'
import { hostileNames } from './hostile-names.ts'

/**
 * Gives everything of the practice organisation that takes free text each of the hostile names:
 * tokens, views and the person by name, datasets (whose names are checked) by description.
 */
export async function giveHostileNamesOnAxiom({ axiom }: PracticeTenants): Promise<void> {
  const call = async (method: string, path: string, body: object): Promise<void> => {
    const answer = await fetch(axiom.baseUrl + path, {
      method,
      headers: {
        authorization: `Bearer ${axiom.personalAccessToken}`,
        'x-axiom-org-id': axiom.orgId,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  }
  const names = Object.values(hostileNames)
  await call('PUT', '/v2/user', { name: names.filter((name) => name.length < 100).join(' ') })
  for (const [index, name] of names.entries()) {
    await call('POST', '/v2/datasets', { name: `hostile-${index}`, description: name })
    await call('POST', '/v2/views', { name, description: name, aplQuery: "['http-logs']" })
    await call('POST', '/v2/tokens', {
      name,
      description: `described as ${name}`,
      datasetCapabilities: { 'http-logs': { ingest: ['create'] } },
      viewCapabilities: { [name]: { query: ['read'] } },
    })
  }
}
