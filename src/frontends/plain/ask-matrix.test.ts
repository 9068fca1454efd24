import { Readable } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import { back } from '#src/jobs/flows/asker.ts'
import { capabilitiesQuestion } from '#src/jobs/flows/axiom/questions/capabilities.ts'
import { plainAsker } from './plain-asker.ts'
import { Typist } from './testing/typist.ts'

const now = () => new Date('2026-11-21T12:00:00Z')
const situation = { flow: 'setup', steps: [] }
const grid = (subjects: readonly string[]) => ({
  situation,
  question: capabilitiesQuestion('datasetCapabilities', {
    area: 'dataset',
    subjects,
    step: 'Capabilities',
    name: 'shipper',
  }),
})

const open: { close(): void }[] = []
afterEach(() => {
  for (const asker of open.splice(0)) asker.close()
})

function typing() {
  const typist = new Typist()
  const asker = plainAsker({ input: typist.input, output: typist.output, now })
  open.push(asker)
  return { typist, asker }
}

describe('a grid in plain lines', () => {
  it('asks for one subject after the other and gives what flags would say', async () => {
    const { typist, asker } = typing()
    const answer = asker.ask(grid(['http-logs', 'a:b', 'k8s']))
    await typist.answer('http-logs:\nIts capabilities: ', 'ingest=create,query=r\r')
    await typist.answer('a:b:\nIts capabilities: ', '0\r')
    await typist.answer('k8s:\nIts capabilities: ', 'query\r')
    expect(await answer).toEqual(['http-logs:ingest=create,query=r', 'k8s:query=read'])
    expect(typist.paper).toContain('Dataset http-logs: may send events into it')
    expect(typist.paper).toContain(
      'trim (Data Trimming): update. May delete all of its data from before some date. Dangerous, since it destroys something or raises its own rights: update.',
    )
  })

  it('names the valid actions where one is wrong, and asks for that subject again', async () => {
    const { typist, asker } = typing()
    const answer = asker.ask(grid(['http-logs']))
    await typist.answer('Its capabilities: ', 'ingest=read\r')
    await typist.sees('Valid for ingest: create.')
    await typist.answer('Its capabilities: ', 'safe\r')
    const [given] = (await answer) as string[]
    expect(given).toContain('http-logs:ingest=create,query=read')
    expect(given).not.toMatch(/trim|data=|Queries=[^,]*delete/)
  })

  it('goes back to the subject before, and from the first to the question before', async () => {
    const { typist, asker } = typing()
    const answer = asker.ask({ ...grid(['a', 'b']), previous: ['b:query=read'] })
    await typist.answer('Its capabilities: ', 'ingest=create\r')
    await typist.answer('Press Enter for query=read.\nIts capabilities: ', '<\r')
    await typist.answer('Press Enter for ingest=create.\nIts capabilities: ', '<\r')
    expect(await answer).toBe(back)
  })

  it('ends where a stream gives a wrong line', async () => {
    const typist = new Typist()
    const input = Readable.from(['ingest=read\n'], { objectMode: false })
    const asker = plainAsker({ input, output: typist.output, now })
    await expect(asker.ask(grid(['a']))).rejects.toThrow('has no action “read”')
  })
})
