import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { Home } from '../harness/home.ts'
import { mainFile } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { Terminal, type TerminalOptions } from '../harness/terminal.ts'

let tenant: Tenant
beforeAll(async () => {
  tenant = await Tenant.start()
})
afterAll(() => tenant[Symbol.asyncDispose]())

const prompt = (options: TerminalOptions = {}) =>
  Terminal.start(process.execPath, [mainFile, 'repl'], {
    cols: 120,
    ...options,
    env: { ...tenant.signedIn, ...options.env },
  })

it('completes, edits, recalls and keeps lines, but none that holds a token', async () => {
  using home = new Home()
  const { secret } = tenant.practice.atlan.apiToken
  {
    await using terminal = prompt({ home })
    await terminal.waitFor('tokenbench>')
    terminal.type('persona sh\t')
    await terminal.waitFor('tokenbench> persona show')
    terminal.type('Plat\t')
    await terminal.waitFor("tokenbench> persona show 'Platform Engineers'")
    terminal.press('enter')
    await terminal.waitFor(/edits 4 connections[\s\S]*tokenbench>\s*$/)
    terminal.type('capture --from env:NO x')
    terminal.press('backspace', 'ctrl-w', 'ctrl-a', 'ctrl-k')
    terminal.type(`token show ${secret}`)
    // What has the shape of a secret is drawn as dots, and every character of it has arrived.
    await terminal.waitFor(/tokenbench> •+/)
    terminal.press('enter')
    await terminal.waitFor(/That line holds a token[\s\S]*tokenbench>\s*$/)
    terminal.press('ctrl-d')
    expect((await terminal.exit).code).toBe(0)
    expect(terminal.modes()).toMatchObject({ cursorVisible: true, bracketedPaste: false })
  }
  const file = join(home.state, 'history-of-lines')
  expect(readFileSync(file, 'utf8')).toBe("persona show 'Platform Engineers'\n")
  expect(statSync(file).mode & 0o777).toBe(0o600)
  await using again = prompt({ home })
  await again.waitFor('tokenbench>')
  again.press('up')
  await again.waitFor("tokenbench> persona show 'Platform Engineers'")
})

it('lets keys wait for the completion that they were typed behind', async () => {
  await using terminal = prompt()
  await terminal.waitFor('tokenbench>')
  terminal.type('token sh\tnightly\t\r')
  await terminal.waitFor('tokenbench> token show nightly-etl')
  await terminal.waitFor(/loads the warehouse[\s\S]*tokenbench>\s*$/)
  terminal.press('ctrl-d')
  expect((await terminal.exit).code).toBe(0)
})

it('cancels a command with Ctrl-C and stays; twice on an empty line leaves', async () => {
  await using tenant = await Tenant.start({ faults: ['slow=60000:GET /api:*'] })
  await using terminal = prompt({ env: tenant.signedIn })
  await terminal.waitFor('tokenbench>')
  terminal.type('status')
  await terminal.waitFor('tokenbench> status')
  terminal.press('enter')
  // The terminal is the command's from here on.
  await vi.waitUntil(() => terminal.bytes().includes('\x1b[?2004l'))
  terminal.press('ctrl-c')
  await terminal.waitFor('Cancelled.')
  await terminal.waitFor(/tokenbench>\s*$/)
  terminal.type('use')
  await terminal.waitFor('> use')
  terminal.press('ctrl-c')
  await terminal.waitFor(/use\n+tokenbench>\s*$/)
  terminal.press('ctrl-c')
  await terminal.waitFor('Ctrl-C once more leaves')
  terminal.press('ctrl-c')
  expect((await terminal.exit).code).toBe(0)
})

it.each([
  ['in marks', true],
  ['as keys', false],
])('asks before it runs the lines of a paste that comes %s', async (_, bracketed) => {
  await using terminal = prompt()
  await terminal.waitFor('tokenbench>')
  await terminal.paste('use\nnonsense\nuse\n', { bracketed })
  await terminal.waitFor('You pasted 3 lines')
  await terminal.waitFor('Type yes')
  terminal.type('no\r')
  await terminal.waitFor(/drops them: no\n+tokenbench>\s*$/)
  expect(terminal.screen()).not.toContain('No profile is in use')
  await terminal.paste('use\nnonsense\nuse\n', { bracketed })
  await terminal.waitFor(/Type yes.*:\s*$/)
  terminal.type('yes\r')
  await terminal.waitFor(/Unknown command[\s\S]*tokenbench>\s*$/)
  expect(terminal.screen().match(/No profile is in use/g)).toHaveLength(1)
})

it('is plain lines without a cursor where those are asked for', async () => {
  await using terminal = prompt({ env: { ACCESSIBLE: '1', TERM: 'dumb' } })
  await terminal.waitFor('tokenbench>')
  terminal.type('usf\x7fe\r')
  await terminal.waitFor('No profile is in use')
  await terminal.waitFor(/tokenbench>\s*$/)
  terminal.press('ctrl-d')
  expect((await terminal.exit).code).toBe(0)
  expect(terminal.bytes()).not.toContain('\x1b')
  expect(existsSync(terminal.home.state)).toBe(true)
})
