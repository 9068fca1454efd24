import { PassThrough } from 'node:stream'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Redactor } from '#src/domain/redactor.ts'
import { openPrompt } from '#src/frontends/repl/open-prompt.ts'
import type { Prompt } from '#src/frontends/repl/prompt.ts'
import { inContext } from '#src/in-context.ts'
import { Interrupts } from '#src/interrupts.ts'
import { Home } from '../harness/home.ts'
import { Tenant } from '../harness/tenant.ts'

let tenant: Tenant
beforeAll(async () => {
  tenant = await Tenant.start()
})
afterAll(() => tenant[Symbol.asyncDispose]())

let prompt: Prompt
let close: () => void
let closed: Promise<void>
const home = new Home()
const never = new AbortController().signal

beforeEach(async () => {
  const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() }
  const own = { env: home.environment(tenant.signedIn), ...streams } as unknown as NodeJS.Process
  const way = { practice: false, guides: false }
  const interrupts = new Interrupts()
  const opened = Promise.withResolvers<Prompt>()
  closed = inContext(own, {}, way, { redactor: new Redactor() }, interrupts, async (context) => {
    opened.resolve(await openPrompt(context))
    await new Promise<void>((resolve) => {
      close = resolve
    })
  })
  prompt = await opened.promise
})

afterEach(async () => {
  close()
  await closed
})

afterAll(() => home.remove())

const completions = async (line: string, cursor = line.length) =>
  (await prompt.complete(line, cursor, never)).map(({ text }) => text)

describe('what could stand at the cursor', () => {
  it.each([
    ['tok', ['token ']],
    ['tokenbench tok', ['token ']],
    ['token sh', ['show ']],
    ['help token sh', ['show ']],
    ['token list --sort ', ['name ', 'created ', 'expires ']],
    ['token list --sort=c', ['--sort=created ']],
    ['token show nig', ['nightly-etl ']],
    ['token show NIG', ['nightly-etl ']],
    ['persona show Platf', ["'Platform Engineers' "]],
    ["persona show 'Platf", ["'Platform Engineers' "]],
    ['persona link --token nightly-etl --persona Sand', ['Sandbox ']],
    ['capture --from cl', ['clipboard ']],
    ['capture --from f', ['file:']],
    ['token create x --secret-to st', ['stdout ']],
    ['us', ['use ']],
    ['ex', ['explain ', 'exec ', 'exit ']],
    ['token show nightly-etl ', expect.arrayContaining(['--json '])],
    ['nonsense ', expect.arrayContaining(['--json '])],
    ['dataset list --filter ', []],
  ])('behind %j: %j', async (line, found) => {
    expect(await completions(line)).toEqual(found)
  })

  it('is an identifier where a name means several', async () => {
    const found = await prompt.complete('connection show dev', 19, never)
    expect(found.map(({ about }) => about)).toEqual(['development', 'development'])
    expect(found.map(({ text }) => text)).toContain(`${tenant.development().qualifiedName} `)
  })

  it('says which characters it stands for', async () => {
    const [found] = await prompt.complete('token sh nightly', 8, never)
    expect(found).toMatchObject({ text: 'show ', from: 6, to: 8 })
  })

  it('is without names where the tenant gives none', async () => {
    expect(await completions('token show --url http://127.0.0.1:9 nig')).toEqual([])
  })
})

describe('a line of a screen', () => {
  const said: string[] = []
  const io = { signal: never, say: (line: string) => said.push(line) }

  it('gives its output, prints nothing, and finds a new name at once', async () => {
    expect(await completions('token show fresh')).toEqual([])
    const file = `file:${home.folder}/fresh.token`
    const ran = await prompt.run(`token create fresh --secret-to ${file} --yes`, io)
    expect(ran).toMatchObject({ exitCode: 0, output: { json: { token: { name: 'fresh' } } } })
    expect(said.join('\n')).toContain('fresh')
    expect(await completions('token show fresh')).toEqual(['fresh '])
  })

  it.each([
    ['token delete nightly-etl', 'not-confirmed'],
    ['setup', 'no-terminal'],
    ['exec --token nightly-etl --as X -- true', 'needs-terminal'],
    ['capture', 'no-stdin-here'],
    ['toekn list', 'unknownCommand'],
  ])('is a problem where nobody can answer: %s', async (line, code) => {
    expect((await prompt.run(line, io)).problem?.code).toBe(code)
  })

  it('is confirmed by whoever reviews plans there', async () => {
    const titles: string[] = []
    const asker = {
      review: async ({ title }: { title: string }) => {
        titles.push(title)
        return titles.length > 1 || Symbol('back')
      },
    }
    const line = 'token delete legacy-sync'
    const answering = { ...io, asker: asker as never }
    expect(await prompt.run(line, answering)).toMatchObject({
      exitCode: 5,
      problem: { code: 'not-confirmed', title: 'Cancelled. Nothing was written.', declined: true },
    })
    expect(await prompt.run(line, answering)).toMatchObject({ exitCode: 0 })
    expect(titles).toHaveLength(2)
  })

  it('removes what is on this machine when whoever is asked says so', async () => {
    await prompt.run('profile add old --url old.example.com --store session', io)
    const answers = ['keep', 'remove']
    const asked: string[] = []
    const asker = {
      ask: async ({ question }: { question: { ask: string } }) => {
        asked.push(question.ask)
        return answers[asked.length - 1]
      },
    }
    const answering = { ...io, asker: asker as never }
    expect(await prompt.run('profile remove old', answering)).toMatchObject({
      problem: { declined: true },
    })
    expect(await prompt.run('profile show old', io)).toMatchObject({ exitCode: 0 })
    expect(await prompt.run('profile remove old', answering)).toMatchObject({ exitCode: 0 })
    expect(await prompt.run('profile show old', io)).toMatchObject({ exitCode: 3 })
    expect(asked).toEqual(['Remove profile old?', 'Remove profile old?'])
  })

  it('is cancelled by its signal', async () => {
    expect(await prompt.run('status', { ...io, signal: AbortSignal.abort() })).toEqual({
      exitCode: 130,
    })
  })

  it('leaves with exit', async () => {
    expect(await prompt.run('exit', io)).toMatchObject({ exitCode: 0, leaves: true })
  })
})

it.each([
  ['token list', 'token', 'nightly-etl'],
  ['token show nightly-etl', 'token', 'nightly-etl'],
  ['persona list', 'persona', 'Sandbox'],
  ['persona show Sandbox', 'persona', 'Sandbox'],
  ['connection list', 'connection', 'development'],
  ['collection list', 'collection', 'My query collection'],
])('names the objects that %s speaks of, so that they can be opened', async (line, type, name) => {
  const { output } = await prompt.run(line, { signal: never, say: () => {} })
  const found = output?.objects?.find((object) => object.name === name)
  expect(found).toMatchObject({ type, id: expect.stringMatching(/^[0-9a-f-]{36}$/) })
})
