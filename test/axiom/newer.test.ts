import { expect, it } from 'vitest'
import { standIn } from './stand-in.ts'

const monitors = { monitorCapabilities: { checkout: { mute: ['create'] } } }
const known = {
  datasetCapabilities: { 'http-logs': { query: ['read'], redact: ['create'] } },
  viewCapabilities: { errors: { share: ['read'] } },
  orgCapabilities: {},
}
const model = { id: 'model', name: 'model', description: 'd', expiresAt: null, ...known }

/** An Axiom of the future: its tokens have a kind of capability that we do not know. */
async function futureAxiom() {
  const tokens: Record<string, unknown>[] = [{ ...model, ...monitors }]
  const sent: Record<string, unknown>[] = []
  const { run, place } = await standIn(async (request, response) => {
    const { method, url = '' } = request
    const answer = (body: unknown) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (method !== 'POST') {
      const [, , resource, id] = url.split('/')
      if (resource !== 'tokens') return answer([])
      return answer(id === undefined ? tokens : tokens.find((token) => token.id === id))
    }
    const chunks = await Array.fromAsync<Buffer>(request)
    const body = JSON.parse(Buffer.concat(chunks).toString())
    sent.push(body)
    const made = { ...(body.newToken ?? body), id: `new-${tokens.length}` }
    tokens.push(made)
    return answer({ ...made, token: `xaat-${'4'.repeat(8)}-4444-4444-8444-${'4'.repeat(12)}` })
  })
  return { sent, place, run: (words: string) => run(words.split(' ')) }
}

it.each([
  ['a token like it', 'token create twin --like model', (body: object) => body],
  [
    'another content',
    'token rotate model --overlap 1h --org monitors=r --expires 9d',
    (body: object) => ('newToken' in body ? body.newToken : undefined),
  ],
  ['a twin of a leaked one', 'token rotate model --leaked --expires 9d', (body: object) => body],
])('keeps what is newer than this program in %s', async (_, words, contentOf) => {
  const axiom = await futureAxiom()
  const yes = words.includes('rotate') ? '--yes=model' : '--yes'
  const made = await axiom.run(`${words} --json ${yes} --secret-to ${axiom.place('s')}`)
  expect(contentOf(axiom.sent[0] ?? {}), made.stdout).toMatchObject({
    ...monitors,
    datasetCapabilities: known.datasetCapabilities,
    viewCapabilities: known.viewCapabilities,
  })
  expect(made.json().outcomes[0]).toMatchObject({ state: 'done', verified: true })
})

it('shows and explains what it does not know', async () => {
  const { run } = await futureAxiom()
  expect((await run('token show model --json')).json()).toMatchObject(monitors)
  const { stdout } = await run('token explain model')
  expect(stdout).toContain('“monitorCapabilities”')
  expect(stdout).toContain('create “redact”, a capability that is newer than this program')
})
