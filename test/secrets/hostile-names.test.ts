import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { run } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { startPlainSetUp } from '../main-job/plain-set-up.ts'
import { Wizard } from '../main-job/wizard.ts'
import { acting, brought, giveHostileNames, hostileNames } from './hostile-names.ts'
import { wordsOf } from './printed-commands.ts'

describe('a hostile name', () => {
  it('acts in no listing, as text or as JSON', async () => {
    await using tenant = await Tenant.start()
    await giveHostileNames(tenant)
    using home = new Home()
    const env = tenant.signedIn
    const seen: string[] = []
    for (const words of [
      ['token', 'list'],
      ['token', 'show', hostileNames['write the clipboard'] ?? ''],
      ['token', 'show', hostileNames['set the title'] ?? ''],
      ['token', 'show', 'no\x1b]0;such\x07'],
      ['persona', 'list'],
      ['connection', 'list'],
      ['connection', 'show', hostileNames['turn round'] ?? ''],
      ['profile', 'show', 'no\x1b[2J'],
      ['no-\x1b[2Jsuch-command'],
    ])
      for (const json of [[], ['--json']]) {
        const { stdout, stderr } = await runInProcess([...words, ...json], { home, env })
        for (const text of [stdout, stderr])
          expect(
            acting.exec(text)?.[0],
            `${words.slice(0, 2).join(' ')}: ${text.slice(0, 200)}`,
          ).toBe(undefined)
        seen.push(stdout + stderr)
      }
    // They were there to be seen: each by what is harmless in it.
    for (const name of [
      'clip⟨U+001B⟩',
      'title⟨U+001B⟩',
      'invoice⟨U+202E⟩',
      'good⟨U+000D⟩',
      '👩‍💻 café',
    ])
      expect(seen.filter((text) => text.includes(name)).length, name).toBeGreaterThan(2)
  })

  it('acts on no screen of the guided set-up', async () => {
    await using tenant = await Tenant.start()
    await giveHostileNames(tenant)
    using home = new Home()
    await using wizard = Wizard.start(tenant, home, { rows: 50 })
    const { terminal } = wizard
    await wizard.signIn()
    await wizard.toTheSecret('plain-name', {
      personas: () => {
        terminal.press('backspace', 'backspace', 'backspace', 'backspace', 'backspace', 'backspace')
      },
    })
    await wizard.keepInFile('plain-name.token')
    await wizard.toTheBearer()
    await terminal.paste(await tenant.practice.copyAsCurl('conn.admin'))
    await terminal.waitFor('conn.admin, a person')
    terminal.press('enter')
    await terminal.waitFor('invoice⟨U')
    terminal.press('tab')
    await terminal.waitFor('[x]')
    terminal.press('enter')
    await terminal.waitFor('enter do it')
    expect(brought.exec(terminal.bytes())?.[0]).toBe(undefined)
  })

  it('acts in none of the plain lines that a screen reader reads', async () => {
    await using tenant = await Tenant.start()
    await giveHostileNames(tenant)
    using home = new Home()
    await using terminal = await startPlainSetUp(tenant, home, { cols: 200 })
    terminal.type('heard\r')
    await terminal.waitFor('What is “heard” for?')
    terminal.type('x\r')
    await terminal.waitFor(/How long should it live\?[\s\S]*Your choice:\s*$/)
    terminal.type('2\r')
    await terminal.waitFor(/invoice⟨U\+202E⟩[\s\S]*Your choice:\s*$/)
    expect(brought.exec(terminal.bytes())?.[0]).toBe(undefined)
  })
})

describe('a printed command', () => {
  it('is read back by a real shell as it was meant, whatever was typed', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    const folder = home.makeFolder('shell')
    const name = hostileNames['run a command'] ?? ''
    const description = `it's "for" $HOME \`id\` !1 #x`
    await using terminal = await startPlainSetUp(tenant, home, { cols: 500 })
    terminal.type(`${name}\r`)
    await terminal.waitFor(/What is “[\s\S]*Your answer:\s*$/)
    terminal.type(`${description}\r`)
    await terminal.waitFor(/How long should it live\?[\s\S]*Your choice:\s*$/)
    terminal.type('2\r')
    await terminal.waitFor(/2\. Data Assets[\s\S]*Your choice:\s*$/)
    terminal.type('data assets\r')
    await terminal.waitFor(/Where shall the secret[\s\S]*Your choice:\s*$/)
    terminal.type('a file\r')
    await terminal.waitFor(/File:[\s\S]*Your answer:\s*$/)
    const file = join(folder, `$(touch pwned) 'new'`)
    terminal.type(`${file}\r`)
    await terminal.waitFor(/also administer connections\?[\s\S]*Your choice:\s*$/)
    terminal.type('2\r')
    await terminal.waitFor('to do it')
    terminal.type('yes\r')
    const [printed] = await terminal.waitFor(/tokenbench token create.*/, { timeoutMs: 30_000 })
    const [words = []] = await wordsOf([printed ?? ''], folder)
    expect(words.slice(0, 3)).toEqual(['token', 'create', name])
    expect(words).toContain(description)
    expect(words).toContain(`file:${file}`)
    const [listed] = await tenant.tokensNamed(name)
    expect(listed?.attributes.description).toBe(description)
  })

  it('of a next step survives a shell, too', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    const folder = home.makeFolder('shell')
    const missing = join(folder, `$(touch pwned) "it's"`)
    const words = ['token', 'create', 'x', '--secret-to', `file:${missing}/x`, '--yes', '--json']
    const refused = await run(words, { home, env: tenant.signedIn })
    expect(refused.code).toBe(5)
    const [step] = refused.json().problem.nextSteps
    expect((await wordsOf([step.command], folder)).flat()).toContain(missing)
  })
})

it('of a file that is read is no better: its name is shown harmless', async () => {
  using home = new Home()
  const file = join(home.folder, 'x\x1b]0;owned\x07')
  writeFileSync(file, '')
  const refused = await run(['capture', '--from', `file:${file}`], { home })
  expect(refused.code).not.toBe(0)
  expect(acting.exec(refused.stdout + refused.stderr)?.[0]).toBe(undefined)
})
