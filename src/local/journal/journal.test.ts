import {
  appendFile,
  mkdir,
  readdir,
  readFile,
  rename,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { CredentialHandle } from '#src/domain/credential.ts'
import type { Plan } from '#src/domain/plan.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { eachKill, killRoundsTimeoutMs } from '#src/local/testing/kill-rounds.ts'
import { eachTempFolder } from '#src/local/testing/temp-folder.ts'
import { plansKept } from './journal-folder.ts'
import { openJournal } from './open-journal.ts'
import type { UpdateTokenWrite } from './write.ts'

const temp = eachTempFolder()

const clock = { now: () => new Date(), sleep: async () => {} }
const journal = (redact = (text: string) => text) =>
  openJournal({ stateFolder: temp.path(), clock, redact })

const content = { name: 'etl', description: '', personas: [] }
const token = { id: 't-1', name: 'etl' }
const step = {
  kind: 'update-token' as const,
  by: 'credential-1' as CredentialHandle,
  token,
  basis: content,
  edit: { name: 'x' },
  personas: [],
}
const plan: Plan = {
  action: 'token update',
  title: 'Change “etl”',
  danger: 'reversible',
  calls: 3,
  changes: [],
  warnings: [],
  steps: [step],
}
const start = { plan, origin: 'https://acme.atlan.com' }
const write: UpdateTokenWrite = {
  kind: 'update-token',
  token,
  before: content,
  after: { ...content, name: 'x' },
}

async function theFile(): Promise<string> {
  const names = await readdir(temp.path('journal'))
  return temp.path('journal', names.find((name) => name.endsWith('.jsonl')) ?? '')
}

describe('the file of a plan', () => {
  it('is private, and holds neither handles nor secrets', async () => {
    const begun = await journal((text) => text.replaceAll('hunter2', '[hidden]')).begin({
      ...start,
      plan: { ...plan, title: 'Use hunter2' },
    })
    await begun.end({ interrupted: false })
    const text = await readFile(await theFile(), 'utf8')
    expect(text).not.toMatch(/hunter2|credential-1/)
    const modes = [(await stat(temp.path('journal'))).mode, (await stat(await theFile())).mode]
    expect(modes.map((mode) => mode & 0o777)).toEqual([0o700, 0o600])
  })

  it('has the write on the disk before the request goes out', async () => {
    const begun = await journal().begin(start)
    const seen = await begun.send([write], async () => (await journal().plan(begun.id)).writes)
    expect(seen).toMatchObject([{ write }])
    expect(seen[0]).not.toHaveProperty('answer')
    expect((await journal().plan(begun.id)).writes).toMatchObject([{ answer: 'accepted' }])
  })

  it.each([
    ['refused', new ProblemError({ kind: 'not-permitted', code: 'x', title: '', nextSteps: [] })],
    ['refused', new Cancelled()],
    ['lost', new ProblemError({ kind: 'unknown-outcome', code: 'x', title: '', nextSteps: [] })],
    ['lost', new TypeError('a mistake of ours')],
  ])('keeps what the answer says (%s), and throws on', async (answer, thrown) => {
    const begun = await journal().begin(start)
    await expect(begun.send([write, write], () => Promise.reject(thrown))).rejects.toBe(thrown)
    const { writes } = await journal().plan(begun.id)
    expect(writes.map((one) => one.answer)).toEqual([answer, answer])
  })

  it('takes many requests at once, each with its own lines', async () => {
    const begun = await journal().begin(start)
    await Promise.all(Array.from({ length: 50 }, () => begun.send([write], async () => {})))
    const { writes } = await journal().plan(begun.id)
    expect(writes.map(({ answer }) => answer)).toEqual(Array(50).fill('accepted'))
  })

  it('loses only the torn line when it was cut, and goes on behind it', async () => {
    const begun = await journal().begin(start)
    await begun.send([write], async () => {})
    const path = await theFile()
    await appendFile(path, '\n{"at":"2026-11-22T00:00:00.000Z","line":"answ')
    await journal().amend(begun.id, { line: 'settled', write: 0, as: 'arrived' })
    expect((await journal().plan(begun.id)).writes).toMatchObject([
      { answer: 'accepted', settled: { as: 'arrived' } },
    ])
  })
})

describe('the folder', () => {
  it.each(['a link', 'a file'])(
    'is not used when it is %s: nothing may be sent then',
    async (what) => {
      await mkdir(temp.path('elsewhere'))
      if (what === 'a link') await symlink(temp.path('elsewhere'), temp.path('journal'))
      else await writeFile(temp.path('journal'), '')
      await expect(journal().begin(start)).rejects.toMatchObject({
        problem: { kind: 'refused', code: 'journal-unusable' },
      })
      expect(await readdir(temp.path('elsewhere'))).toEqual([])
    },
  )

  it('sends nothing when a file was made a link meanwhile', async () => {
    const begun = await journal().begin(start)
    const path = await theFile()
    await rename(path, temp.path('moved'))
    await symlink(temp.path('moved'), path)
    let sent = false
    const sending = begun.send([write], async () => {
      sent = true
    })
    await expect(sending).rejects.toMatchObject({ problem: { code: 'journal-unusable' } })
    expect(sent).toBe(false)
  })

  it('keeps the newest plans, and older ones only while they are in doubt', async () => {
    const doubtful = await journal().begin(start)
    await doubtful.send([write], () => Promise.reject(new TypeError())).catch(() => {})
    const settled = await journal().begin(start)
    for (let count = 1; count <= plansKept; count += 1)
      await writeFile(
        temp.path('journal', `99990101T${String(count).padStart(9, '0')}Z-x.jsonl`),
        '',
      )
    await journal().begin(start)
    await expect(journal().plan(settled.id)).rejects.toMatchObject({
      problem: { kind: 'not-found' },
    })
    expect((await journal().plan(doubtful.id)).writes).toHaveLength(1)
  })

  it('gives up what is to be forgotten', async () => {
    const first = await journal().begin({ ...start, origin: 'https://a.atlan.com' })
    const second = await journal().begin(start)
    expect(await journal().forget(({ id }) => id === first.id)).toBe(1)
    expect((await journal().plans()).map(({ id }) => id)).toEqual([second.id])
  })
})

it('knows of everything that was sent, whenever its process is killed', {
  timeout: killRoundsTimeoutMs,
}, async () => {
  const imports = `
      import { openJournal } from '#src/local/journal/open-journal.ts'
      const clock = { now: () => new Date(), sleep: async () => {} }
      const stateFolder = ${JSON.stringify(temp.path())}
      const journal = openJournal({ stateFolder, clock, redact: (text) => text })
      const begun = await journal.begin(${JSON.stringify(start)})
      const write = ${JSON.stringify(write)}`
  const sending = 'begun.send([write, write], async () => {})'
  const rounds = await eachKill(
    imports,
    sending,
    async (last) => {
      const plans = await journal().plans()
      const most = Math.max(0, ...plans.map(({ writes }) => writes.length))
      expect(most).toBeGreaterThanOrEqual(2 * (last + 1))
      await journal().forget(({ writes }) => writes.length > 0)
    },
    20,
  )
  expect(rounds).toBeGreaterThan(0)
})
