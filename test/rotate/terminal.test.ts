import { expect, it } from 'vitest'
import { mainFile } from '../harness/program.ts'
import { Terminal } from '../harness/terminal.ts'
import { Rig } from './rig.ts'

/** A command on a terminal, as a person gives it. */
const onTerminal = (rig: Rig, words: readonly string[], env: object = {}) =>
  Terminal.start(process.execPath, [mainFile, ...words], {
    env: { ...rig.tenant.signedIn, ...env },
    home: rig.home,
    cols: 140,
    rows: 50,
  })

/** The leaked token “etl” is rotated, and only the old one is still to be deleted. */
async function rotatedToTheLastQuestion(rig: Rig): Promise<Terminal> {
  const to = ['--secret-to', `file:${rig.path('new')}`]
  const terminal = onTerminal(rig, ['token', 'rotate', 'etl', '--leaked', ...to])
  await terminal.waitFor('Type etl to do it')
  terminal.type('etl\r')
  await terminal.waitFor('Type deployed to delete the old one')
  return terminal
}

it('deletes the leaked one only when the person says that the new one is deployed', async () => {
  await using rig = await Rig.start()
  const { secret } = await rig.token('etl')
  await using terminal = await rotatedToTheLastQuestion(rig)
  // The new one is there and works; the old one was not touched.
  expect(await rig.accepts(rig.secret('new'))).toBe(true)
  expect(await rig.accepts(secret)).toBe(true)
  terminal.type('deployed\r')
  expect((await terminal.exit).code).toBe(0)
  expect(await rig.accepts(secret)).toBe(false)
})

it('leaves the old one alone when the person leaves before it is deployed, and says how to go on', async () => {
  await using rig = await Rig.start()
  const { id, secret } = await rig.token('etl')
  await using terminal = await rotatedToTheLastQuestion(rig)
  terminal.press('ctrl-c')
  expect((await terminal.exit).code).toBe(5)
  expect(await rig.accepts(secret)).toBe(true)
  expect(terminal.screen()).toContain(`tokenbench token delete ${id}`)
})

it('remembers who wants no vault', async () => {
  await using rig = await Rig.start()
  const profile = ['profile', 'add', 'acme', '--url', rig.tenant.url, '--store', 'session']
  await rig.done(profile)
  const words = ['token', 'create', 'kept', '--secret-to', 'vault', '--profile', 'acme']
  await using terminal = onTerminal(rig, words, { TOKENBENCH_URL: undefined })
  await terminal.waitFor('How shall the key of the vault be kept?')
  await terminal.waitFor('Type a number')
  terminal.type('4\r')
  expect((await terminal.exit).code).toBe(5)
  expect((await rig.done(['profile', 'show', 'acme'])).vaultKey).toBe('none')
})

it('keeps nobody waiting while the person puts the new secret in place', async () => {
  await using rig = await Rig.start()
  const { secret } = await rig.token('etl')
  await using terminal = await rotatedToTheLastQuestion(rig)
  // Another process of the same person writes to the same tenant, and does not queue.
  const words = ['token', 'update', 'dbt-cloud', '--description', 'meanwhile', '--yes']
  const updated = await rig.run(words)
  expect([updated.code, updated.stderr]).toEqual([0, expect.not.stringContaining('waiting')])
  terminal.type('deployed\r')
  expect((await terminal.exit).code).toBe(0)
  expect(await rig.accepts(secret)).toBe(false)
})
