import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { CredentialHandle } from '#src/domain/credential.ts'
import type { Plan } from '#src/domain/plan.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import { wordsOfLine } from '#src/frontends/repl/words-of-line.ts'
import type { Action } from '#src/frontends/screens/workbench/action.ts'
import {
  axiomTokenActions,
  connectionActions,
  newAxiomToken,
  newToken,
  personaActions,
  tokenActions,
} from '#src/frontends/screens/workbench/actions.ts'
import { type Desk, openDesk } from '#src/frontends/screens/workbench/desk.ts'
import { runAction } from '#src/frontends/screens/workbench/run-action.ts'
import type { Asker, Ending } from '#src/jobs/flows/asker.ts'
import type { Input } from '#src/jobs/flows/question.ts'
import { axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import { listConnections } from '#src/jobs/queries/connections.ts'
import { openWorkbench, type Workbench } from '#src/workbench.ts'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'

/*
 * Two tenants with the same objects, each the profile “acme” or “logs” of a home of its own: an
 * action runs at the one, and the command that its end shows is tried at the other.
 */

interface Side {
  readonly tenant: Tenant
  readonly home: Home
}

let here: Side
let there: Side

const place = 'command:dd of=/dev/null'

beforeAll(async () => {
  ;[here, there] = await Promise.all([side(), side()])
})

afterAll(async () => {
  for (const { tenant, home } of [here, there]) {
    await tenant.practice.close()
    home.remove()
  }
})

async function side(): Promise<Side> {
  const tenant = await Tenant.start({ randomSeed: 7 })
  const one = { tenant, home: new Home() }
  const products = { acme: ['atlan', tenant.url], logs: ['axiom', tenant.practice.axiom.baseUrl] }
  for (const [profile, [provider = '', url = '']] of Object.entries(products)) {
    const words = ['profile', 'add', profile, '--provider', provider, '--url', url]
    const organisation = provider === 'axiom' ? ['--org-id', tenant.practice.axiom.orgId] : []
    const added = await runInProcess([...words, '--store', 'session', ...organisation], {
      home: one.home,
      env: environmentOf(one, profile),
    })
    expect(added.code, added.stderr).toBe(0)
  }
  return one
}

const environmentOf = ({ tenant, home }: Side, profile: string) => ({
  PATH: `${join(home.folder, 'bin')}:${process.env.PATH}`,
  TOKENBENCH_TOKEN:
    profile === 'acme'
      ? tenant.practice.atlan.apiToken.secret
      : tenant.practice.axiom.personalAccessToken,
})

/** Answers by the key of their question, whatever they are asked about; nothing else is typed. */
class Script implements Asker {
  readonly present = false
  readonly #answers: Readonly<Record<string, Input>>
  plan: Plan | undefined
  ending: Ending | undefined

  constructor(answers: Readonly<Record<string, Input>>) {
    this.#answers = answers
  }

  async ask({ question, problem }: Parameters<Asker['ask']>[0]): Promise<Input> {
    const input = this.#answers[question.key] ?? question.fallback
    if (input === undefined || problem) throw new Error(problem?.title ?? `no ${question.key}`)
    return input
  }

  recognised = async () => true as const
  work: Asker['work'] = (_title, _situation, work) => work(new AbortController().signal, () => {})
  holdOn(): void {}

  /** With what the plan would write. */
  get usedHandles(): CredentialHandle[] {
    return [...new Set(this.plan?.steps.flatMap((step) => ('by' in step ? [step.by] : [])))]
  }

  async review(plan: Plan) {
    this.plan = plan
    return true as const
  }

  async end(ending: Ending) {
    this.ending = ending
    return undefined
  }
}

/** What changes, but for the moments that the two tenants tell apart. */
const changesOf = ({ changes }: Pick<Plan, 'changes'>) =>
  changes.map(({ object, field, added, removed }) => [object.name, field, added, removed])

const signal = new AbortController().signal

async function deskOf(one: Side, profile: string): Promise<Desk & AsyncDisposable> {
  const workbench = await openWorkbench({
    environment: one.home.environment(environmentOf(one, profile)),
    stdin: process.stdin,
    stdout: process.stdout,
  })
  const desk = await openDesk(workbench, { profile })
  return Object.assign(desk, { [Symbol.asyncDispose]: () => workbench.close() })
}

/** A clipboard of one side, with what somebody copied out of their browser. */
async function copied({ tenant, home }: Side, username: string): Promise<void> {
  const text = await tenant.practice.copyAsCurl(username)
  const held = join(home.makeFolder('bin'), 'held')
  writeFileSync(held, text)
  writeFileSync(join(home.folder, 'bin', 'xclip'), `#!/bin/sh\ncat ${held}\n`, { mode: 0o755 })
}

async function bothWays<Row>(
  desk: Desk,
  action: Action<Row>,
  rows: readonly Row[],
  answers: Readonly<Record<string, Input>>,
): Promise<string> {
  const asker = new Script(answers)
  await runAction(desk, action, rows, asker)
  const [command = ''] = asker.ending?.commands ?? []
  const typed = wordsOfLine(command)
  const tried = await runInProcess([...typed, '--dry-run', '--json'], {
    home: there.home,
    env: environmentOf(there, desk.target?.profile ?? ''),
  })
  expect(tried.code, `${command}\n${tried.stderr}`).toBe(0)
  if (asker.plan === undefined) throw new Error('every action has a plan')
  expect(changesOf(tried.json().plan), command).toEqual(changesOf(asker.plan))
  return command
}

async function listed(client: AtlanClient): Promise<AtlanToken[]> {
  const tokens: AtlanToken[] = []
  for await (const page of client.tokens.pages({ sort: 'createdAt' }, signal))
    tokens.push(...page.tokens)
  return tokens
}

const labelled = <Row>(actions: readonly Action<Row>[], label: string): Action<Row> => {
  const found = actions.find((one) => one.label === label)
  if (found === undefined) throw new Error(`no action ${label}`)
  return found
}

it('shows for every Atlan action the command that has the same plan', {
  timeout: 30_000,
}, async () => {
  await using desk = await deskOf(here, 'acme')
  const { workbench, credential } = await desk.signedIn(signal)
  const client = workbench.client(credential.handle)
  const tokens = await listed(client)
  const own = here.tenant.practice.atlan.apiToken.clientId
  const others = tokens.filter(({ clientId }) => clientId !== own)
  const linked = others.find(({ personas }) => personas.length > 0)
  const [one, two, three, four, five, six] = others.filter((token) => token !== linked)
  if (!linked || !one || !two || !three || !four || !five || !six) throw new Error('too few')
  const [persona] = await client.personas.list(signal)
  if (persona === undefined) throw new Error('the seed has personas')
  const lent = linked.personas.map(({ qualifiedName }) => qualifiedName)
  const personas = [persona.qualifiedName]
  const secretTo = { destination: place }
  const said: string[] = []
  const doing = async <Row>(
    action: Action<Row>,
    rows: readonly Row[],
    answers: Readonly<Record<string, Input>>,
  ) => said.push(await bothWays(desk, action, rows, answers))

  await doing(newToken, [], { name: 'a “new” one', expires: '30d', personas, ...secretTo })
  const like = { name: 'another', description: '', personas: [], ...secretTo }
  await doing(labelled(tokenActions, 'make another like it'), [linked], like)
  const renamed = { name: 'renamed $(it)', description: "who's" }
  await doing(labelled(tokenActions, 'change name or description'), [one], renamed)
  await doing(labelled(tokenActions, 'link personas'), [two], { personas })
  await doing(labelled(tokenActions, 'take personas away'), [linked], { personas: lent })
  await doing(labelled(personaActions, 'link it to tokens'), [persona], { tokens: [three.id] })
  const development = here.tenant.development()
  const connections = await listConnections(client, signal)
  const connection = connections.find(({ guid }) => guid === development.guid)
  if (connection === undefined) throw new Error('the seed has a “development”')
  for (const at of [here, there]) await copied(at, 'conn.admin')
  const bearer = await here.tenant.practice.copyAsCurl('conn.admin')
  const on = [development.guid]
  await doing(labelled(tokenActions, 'make it connection admin'), [four], { bearer, on })
  const admin = labelled(connectionActions, 'make tokens its admins')
  await doing(admin, [connection], { bearer, tokens: [five.id] })
  const overlap = { retirement: 'overlap:48h', ...secretTo, grants: 'leave' }
  await doing(labelled(tokenActions, 'rotate: another in its place'), [five], overlap)
  await doing(labelled(tokenActions, 'delete for good'), [six], {})

  for (const line of said) {
    expect(line).toMatch(/ --profile acme$/)
    expect(line).not.toMatch(/(?:^| )[A-Z]{3,}(?: |$)/)
  }
  expect(said.filter((line) => line.includes('--bearer-from clipboard'))).toHaveLength(2)
})

it('shows for every Axiom action the command that has the same plan', async () => {
  await using desk = await deskOf(here, 'logs')
  const signedIn = await desk.axiom(signal)
  const [one, two] = await axiomOf(desk.workbench, signedIn).tokens.list(signal)
  if (!one || !two) throw new Error('the seed has tokens')
  const secretTo = { destination: place }
  const made = await bothWays(desk, newAxiomToken, [], {
    ...{ name: 'shipper', job: 'other', datasets: ['http-logs'], ...secretTo },
    datasetCapabilities: ['http-logs:ingest=create,query=read'],
  })
  expect(made).toContain('--dataset http-logs:ingest=create,query=read')
  const rotate = labelled(axiomTokenActions, 'rotate: another in its place')
  await bothWays(desk, rotate, [one], { retirement: 'overlap:48h', ...secretTo })
  const gone = await bothWays(desk, labelled(axiomTokenActions, 'delete for good'), [two], {})
  expect(gone).toBe(`tokenbench token delete ${two.id} --profile logs`)
})

it('forgets a borrowed bearer before the end is looked at, and stays signed in', async () => {
  await using desk = await deskOf(here, 'acme')
  const { workbench, credential } = await desk.signedIn(signal)
  const bearer = await here.tenant.practice.copyAsCurl('conn.admin')
  const asker = new Script({ bearer, on: [here.tenant.development().guid] })
  const jobs: Workbench[] = []
  const action = labelled(tokenActions, 'make it connection admin')
  const watched: typeof action = {
    ...action,
    async flow(at, rows, stop) {
      jobs.push(at.workbench)
      return action.flow(at, rows, stop)
    },
  }
  let held: unknown = 'not asked'
  asker.end = async () => {
    held = jobs.map(({ secrets }) => asker.usedHandles.map((handle) => secrets.get(handle)))
    return undefined
  }
  const client = workbench.client(credential.handle)
  const tokens = await listed(client)
  await runAction(desk, watched, tokens.slice(0, 1), asker)
  expect(asker.usedHandles).toHaveLength(1)
  expect(held).toEqual([[undefined]])
  expect((await client.identity.whoAmI(signal)).identity.kind).toBe('api-token')
})
