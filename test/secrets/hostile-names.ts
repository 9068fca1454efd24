import type { Tenant } from '../harness/tenant.ts'

/** Names that somebody may give to something on a tenant, by what they would do to a terminal. */
export const hostileNames: Readonly<Record<string, string>> = {
  'write the clipboard': 'clip\x1b]52;c;cHduZWQ=\x07',
  'set the title': 'title\x1b]0;owned\x07',
  'clear the screen': 'clear\x1b[2J\x1b[H\x1b[31m',
  'hide what follows': 'conceal\x1b[8m',
  'act as eight-bit controls': 'c1\x9b2J\x9d0;owned\x9c',
  'start a device string': 'dcs\x1bP$q"p\x1b\\',
  'link elsewhere': 'link\x1b]8;;https://evil.example\x07here\x1b]8;;\x07',
  'overwrite its line': 'good\rEVIL',
  'break its line': 'one\n\x1b[Atwo',
  'rub out': 'abc\x08\x08\x08xyz\x7f\x00',
  'turn round': 'invoice\u202Egnp.exe\u202C',
  isolate: 'a\u2066b\u2069c',
  'hide a letter': 'ad\u200Bmin\uFEFF',
  'run a command': '$(touch pwned)`touch pwned`;touch pwned\'"\\ !! | & *',
  'be an option': '--yes',
  'be long': 'L'.repeat(10_240),
  'be more than a letter': '👩‍💻 café e\u0301 ｗｉｄｅ',
}

/** Gives every object of the practice tenant that has a name of its own each of these names. */
export async function giveHostileNames(tenant: Tenant): Promise<void> {
  const { practice } = tenant
  const bearer = await practice.issueBearer('conn.admin')
  const post = async (path: string, body: object): Promise<void> => {
    const answer = await fetch(tenant.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  }
  const names = Object.values(hostileNames)
  for (const name of names)
    await post('/api/service/apikeys', {
      displayName: name,
      description: `described as ${name}`,
      personaQualifiedNames: [],
      validitySeconds: 86_400,
    })
  // A second one of a name: naming it gives the candidates.
  await post('/api/service/apikeys', { displayName: names[0], validitySeconds: 86_400 })
  await post('/api/meta/entity/bulk', {
    entities: names.flatMap((name, index) => [
      {
        typeName: 'Persona',
        guid: `-${index + 1}`,
        attributes: { name, displayName: name, description: name, qualifiedName: `new-${index}` },
      },
      {
        typeName: 'Connection',
        guid: `-${index + 1001}`,
        attributes: {
          name,
          description: name,
          qualifiedName: `default/snowflake/${1_800_000_000 + index}`,
          connectorName: 'snowflake',
          category: 'warehouse',
          adminUsers: ['conn.admin'],
        },
      },
    ]),
  })
}

/** Everything that no text of a server may bring: controls but the line feed, bidi, zero width. */
export const acting =
  /[\x00-\x09\x0b-\x1f\x7f-\x9f\u061C\u200B\u200E\u200F\u2028\u2029\u202A-\u202E\u2060-\u2069\uFEFF]/

/** What of a terminal's bytes only a name could have brought: controls that our screens never use. */
export const brought =
  /\x1b[\]PX^_]|[\x00\x07\x08\x7f-\x9f]|\x1b\[8m|\r(?=EVIL)|[\u200B\u202A-\u202E\u2066-\u2069\uFEFF]/
