import { afterAll, beforeAll, expect, it } from 'vitest'
import { presets } from '#src/domain/capability-presets.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import type { Action } from '#src/frontends/screens/workbench/action.ts'
import * as declared from '#src/frontends/screens/workbench/actions.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { Input } from '#src/jobs/flows/question.ts'
import { axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import { listCollections } from '#src/jobs/queries/collections.ts'
import { listConnections } from '#src/jobs/queries/connections.ts'
import { bothWays, Side } from './two-sides.ts'

type Answers = Readonly<Record<string, Input>>

let here: Side
let there: Side
beforeAll(async () => {
  ;[here, there] = await Promise.all([Side.start(), Side.start()])
})
afterAll(() => Promise.all([here, there].map((side) => side[Symbol.asyncDispose]())))

const signal = new AbortController().signal
/** Every action that was tried; the last test asks for all of them. */
const tried = new Set<Action<never>>()

/** Tries one: at which desk, with which rows and answers. */
async function same<Row>(
  desk: Desk,
  action: Action<Row> | undefined,
  rows: readonly Row[],
  answers: Answers,
): Promise<string> {
  if (action === undefined) throw new Error('there is no action of that label')
  tried.add(action)
  const command = await bothWays(desk, there, action, rows, answers)
  // Nothing is left to be filled in.
  expect(command).not.toMatch(/(?:^| )[A-Z]{3,}(?: |$)/)
  expect(command).toContain(` --profile ${desk.target?.profile}`)
  return command
}

const labelled = <Row>(actions: readonly Action<Row>[], label: string) =>
  actions.find((one) => one.label === label)

const secretTo = { destination: 'command:dd of=/dev/null' }

async function atAtlan(desk: Desk) {
  const { workbench, credential } = await desk.signedIn(signal)
  const client = workbench.client(credential.handle)
  return {
    token: async (name: string): Promise<AtlanToken> => {
      const [token] = await client.tokens.byName(name, signal)
      if (token === undefined) throw new Error(`the seed has no ${name}`)
      return token
    },
    persona: async (name: string) => {
      const found = (await client.personas.list(signal)).find((one) => one.name === name)
      if (found === undefined) throw new Error(`the seed has no persona ${name}`)
      return found
    },
    connections: () => listConnections(client, signal),
    collections: () => listCollections(client, signal),
  }
}

it('has a command with the same plan for what is done with tokens and personas', async () => {
  await using desk = await here.desk('acme')
  const { tokenActions, personaActions, newToken } = declared
  const { token, persona } = await atAtlan(desk)
  const [sandbox, stewards] = [await persona('Sandbox'), await persona('Data Stewards')]
  const personas = [sandbox.qualifiedName]
  const on = async (label: string, names: readonly string[], answers: Answers) =>
    same(desk, labelled(tokenActions, label), await Promise.all(names.map(token)), answers)

  await same(desk, newToken, [], { name: 'a “new” one', expires: '30d', personas, ...secretTo })
  await same(desk, newToken, [], { name: '--yes', expires: 'max', ...secretTo })
  const like = { name: 'another', description: '', personas: [], ...secretTo }
  await on('make another like it', ['nightly-etl'], like)
  const renamed = { name: 'renamed $(it)', description: "who's" }
  await on('change name or description', ['museum-piece'], renamed)
  await on('link personas', ['catalog-sync', 'dbt-cloud'], { personas })
  const tableau = await token('tableau-extract')
  const lent = tableau.personas.map(({ qualifiedName }) => qualifiedName)
  await on('take personas away', ['tableau-extract'], { personas: lent })
  const link = labelled(personaActions, 'link it to tokens')
  await same(desk, link, [sandbox], { tokens: [(await token('looker-sync')).id] })
  const unlink = labelled(personaActions, 'take it from tokens')
  await same(desk, unlink, [stewards], { tokens: [(await token('soda-checks')).id] })
  const rotate = 'rotate: another in its place'
  await on(rotate, ['airflow-prod'], { retirement: 'overlap:48h', ...secretTo })
  expect(await on(rotate, ['airflow-prod'], { retirement: 'leaked', ...secretTo })).toContain(
    ' --leaked ',
  )
  await on('delete for good', ['old-exporter', 'legacy-sync'], {})
})

it.each([
  ['connection-admin', 'connection admin', 'admin', 'conn.admin'],
  ['collection-editor', 'editor of collections', 'editor', 'data.owner'],
  ['collection-viewer', 'viewer of collections', 'viewer', 'data.owner'],
] as const)('has one for giving and taking %s', async (membership, ofToken, role, person) => {
  await using desk = await here.desk('acme')
  const { tokenActions, connectionActions, collectionActions } = declared
  const { token, connections, collections } = await atAtlan(desk)
  const isOfConnection = membership === 'connection-admin'
  const object = isOfConnection
    ? (await connections()).find(({ guid }) => guid === here.tenant.development().guid)
    : (await collections()).find(({ name }) => name === 'My query collection')
  if (object === undefined) throw new Error('the seed has both')
  const names = ['spring-migration', 'dbt-cloud', 'nightly-etl', 'copied-from-the-docs']
  const [one, two, three, four] = await Promise.all(names.map(token))
  if (!one || !two || !three || !four) throw new Error('the seed has them')
  // These two are what the others become, at both sides.
  for (const side of [here, there]) {
    const tokens = [three, four].flatMap(({ id }) => ['--token', id])
    const words = ['grant', membership, ...tokens, '--on', object.guid, '--bearer-from', 'stdin']
    await side.done([...words, '--yes'], { stdin: await side.copied(person) })
  }
  const bearer = await here.copied(person)
  const on = [object.guid]
  const give = labelled(tokenActions, `make it ${ofToken}`)
  const take = labelled(tokenActions, `take ${ofToken} away`)
  const said = [
    await same(desk, give, [one], { bearer, on }),
    await same(desk, take, [three], { bearer, on }),
  ]
  const giving = `make tokens its ${role}s`
  const taking = `take ${role} from tokens`
  const rows = [object as never]
  const ofObject: readonly Action<never>[] = isOfConnection ? connectionActions : collectionActions
  said.push(
    await same(desk, labelled(ofObject, giving), rows, { bearer, tokens: [two.id] }),
    await same(desk, labelled(ofObject, taking), rows, { bearer, tokens: [four.id] }),
  )
  for (const line of said) expect(line).toContain('--bearer-from clipboard')
})

it.each(presets.map((preset) => [preset.name, preset] as const))(
  'has one for a new Axiom token for the job %s, as it is offered',
  async (name, { dataset, view }) => {
    await using desk = await here.desk('logs')
    await same(desk, declared.newAxiomToken, [], {
      ...{ name: `for ${name}`, job: name, ...secretTo },
      ...(dataset === undefined ? {} : { datasets: ['http-logs', '*'] }),
      ...(view === undefined ? {} : { views: ['errors'] }),
    })
  },
)

it('has one for an Axiom token of any capabilities, for rotating and for deleting it', async () => {
  await using desk = await here.desk('logs')
  const { axiomTokenActions, newAxiomToken } = declared
  const signedIn = await desk.axiom(signal)
  const [one, two, three] = await axiomOf(desk.workbench, signedIn).tokens.list(signal)
  if (!one || !two || !three) throw new Error('the seed has tokens')
  const made = await same(desk, newAxiomToken, [], {
    ...{ name: 'shipper', description: "who's", job: 'other', expires: 'never', ...secretTo },
    ...{ datasets: ['http-logs', '+'], laterDatasets: 'to come' },
    datasetCapabilities: ['http-logs:ingest=create,query=read', 'to come:data=delete'],
    ...{ views: ['errors'], viewCapabilities: ['errors:query=read'] },
    orgCapabilities: ['monitors=crud,rbac=read'],
  })
  expect(made).toContain('--dataset http-logs:ingest=create,query=read')
  const rotate = labelled(axiomTokenActions, 'rotate: another in its place')
  await same(desk, rotate, [one], { retirement: 'overlap:48h', expires: '30d', ...secretTo })
  await same(desk, rotate, [two], { retirement: 'leaked', ...secretTo })
  await same(desk, labelled(axiomTokenActions, 'delete for good'), [three], {})
})

it('has tried every action that there is', () => {
  const all = new Set<Action<never>>(Object.values(declared).flat())
  expect(new Set(declared.everyAction)).toEqual(all)
  const untried = [...all].filter((action) => !tried.has(action))
  expect(untried.map(({ label }) => label)).toEqual([])
})
