import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { Program } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { commandLines, type PageLine } from './pages.ts'
import { Reader } from './reader.ts'

/** Where somebody has to be: they are told so, and their words were understood. */
const needsTerminal = ({ words }: PageLine): boolean =>
  words[0] === 'setup' || words.length === 0 || words[0] === '--accessible'

describe.each(['README.md', 'docs/guide.md'])('what %s tells a reader to type', (page) => {
  let tenant: Tenant
  let reader: Reader
  const home = new Home()
  const lines = commandLines(page)

  beforeAll(async () => {
    tenant = await Tenant.start({ indexLagMs: 0, grantDelayMs: 0 })
    reader = new Reader(tenant, home)
    if (page === 'README.md') await reader.run(signIn)
  })

  afterAll(async () => {
    await tenant[Symbol.asyncDispose]()
    home.remove()
  })

  it.each(lines.filter((one) => !needsTerminal(one) && one.words[0] !== 'practice'))(
    '$line',
    async (line) => {
      const done = await reader.run(line)
      expect(done.code, done.stdout + done.stderr).toBe(line.code)
    },
  )

  it.for(lines.filter(needsTerminal))('$line, where nobody is', async ({ words }) => {
    const left = await runInProcess(words)
    const talk = left.stdout + left.stderr
    expect([2, 130], talk).toContain(left.code)
    if (!words.includes('--accessible')) expect(talk).toContain('needs a terminal')
  })

  it.for(lines.filter(({ words }) => words[0] === 'practice'))('$line', async ({ words }) => {
    await using program = Program.start(words)
    await program.waitFor('http://127.0.0.1')
    program.signal('SIGINT')
    expect((await program.finished()).code).toBe(0)
  })
})

const signIn: PageLine = {
  line: '',
  words: ['profile', 'add', 'acme', '--url', 'acme.atlan.com', '--credential-from', 'clipboard'],
  input: undefined,
  code: 0,
}
