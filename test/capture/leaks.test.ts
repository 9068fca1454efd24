import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { writers } from '#src/capture/testing/commands.ts'
import { opaque } from '#src/capture/testing/tokens.ts'
import { Home } from '../harness/home.ts'
import { run } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { Wizard } from '../main-job/wizard.ts'

const pastes = process.env.TOKENBENCH_SOAK === '1' ? 500 : 40

/** A random request in a random form, sometimes cut, joined or with a piece missing. */
function randomPaste(index: number): { text: string; secrets: string[] } {
  const forms = Object.values(writers)
  const write = forms[index % forms.length]
  if (write === undefined) throw new Error('there are forms')
  const [bearer, cookie, body] = [opaque(), randomBytes(24).toString('hex'), opaque()]
  const text = write({
    url: 'https://acme.atlan.com/api/meta/search/indexsearch',
    method: 'POST',
    headers: [
      ['authorization', `Bearer ${bearer}`],
      ['content-type', 'application/json'],
    ],
    cookie: `session=${cookie}`,
    body: JSON.stringify({ dsl: body }),
  })
  return { text: damaged(text, index), secrets: [bearer, cookie, body] }
}

function damaged(text: string, index: number): string {
  const place = Math.floor((text.length * ((index * 7) % 10)) / 10)
  switch (index % 4) {
    case 0:
      return text
    case 1:
      return text.slice(0, place)
    case 2:
      return `${text}\n${text.slice(place)}`
    default:
      return text.slice(0, place) + text.slice(place + 5)
  }
}

/** Every run of 8 characters of the secrets that the output holds. */
function leaked(output: string, secrets: readonly string[]): string[] {
  return secrets.flatMap((secret) =>
    Array.from({ length: secret.length - 7 }, (_, at) => secret.slice(at, at + 8)).filter((piece) =>
      output.includes(piece),
    ),
  )
}

it(
  `prints no piece of a bearer, cookie or body for ${pastes} pastes, whole and damaged`,
  async () => {
    using home = new Home()
    for (let index = 0; index < pastes; index += 1) {
      const { text, secrets } = randomPaste(index)
      const trace = join(home.folder, `trace-${index}`)
      const words = ['capture', '--from', 'stdin', '--verbose', '--trace', trace]
      const json = index % 2 === 0 ? ['--json'] : []
      const said = await run([...words, ...json], { home, stdin: text })
      expect(leaked(said.stdout + said.stderr, secrets), `paste ${index}`).toEqual([])
      expect(leaked(everyFile(home.folder), secrets), `files after paste ${index}`).toEqual([])
      expect([0, 3, 4, 5, 6]).toContain(said.code)
    }
  },
  pastes * 2_000,
)

it('draws no piece of what was pasted into the guided set-up', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  await using wizard = Wizard.start(tenant, home)
  const { terminal } = wizard
  await wizard.signIn()
  await wizard.describe('leaky')
  const all: string[] = []
  for (let index = 0; index < 12; index += 1) {
    const { text, secrets } = randomPaste(index)
    all.push(...secrets)
    await terminal.paste(text)
    const [shown] = await terminal.waitFor(/✗|\d characters[^✗]*enter go on/)
    if (shown !== '✗') {
      terminal.press('enter')
      await terminal.waitFor('✗')
    }
  }
  expect(leaked(terminal.bytes(), all)).toEqual([])
  expect(leaked(everyFile(home.folder), all)).toEqual([])
})

function everyFile(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')
}
