import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { ProblemError } from '#src/domain/problem.ts'
import { Secret } from '#src/domain/secret.ts'
import { eachTempFolder } from '#src/local/testing/temp-folder.ts'
import { type HandOverIo, handOver } from './hand-over.ts'
import { VaultAccess } from './vault-access.ts'

const secret = new Secret('a-secret-of-a-new-token')
const whose = {
  origin: 'https://acme.atlan.com',
  identity: 'service-account-apikey-1',
  purpose: 'token',
  kind: 'api-token',
  label: 'etl',
} as const

const folder = eachTempFolder()

/** A terminal that keeps what is written to it. */
class Screen extends Writable {
  readonly isTTY = true
  bytes = ''
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.bytes += chunk.toString()
    done()
  }
}

function scene() {
  const stdout = new Screen()
  const environment = { PATH: `${programs()}:${process.env.PATH}`, CLIP: folder.path('clip') }
  const io: HandOverIo = {
    stdout,
    environment,
    closing: new AbortController().signal,
    clock: { now: () => new Date(), sleep: async () => {} },
  }
  const access = new VaultAccess({
    stateFolder: folder.path('.'),
    environment,
    key: 'file',
    watch: () => {},
  })
  return { stdout, io, access }
}

/** A clipboard in a file. */
function programs(): string {
  writeFileSync(folder.path('clip'), '')
  for (const [name, line] of [
    ['wl-paste', 'cat "$CLIP"'],
    ['wl-copy', '[ "$1" = --clear ] && : > "$CLIP" || cat > "$CLIP"'],
  ] as const) {
    writeFileSync(folder.path(name), `#!/bin/sh\n${line}\n`)
    chmodSync(folder.path(name), 0o755)
  }
  return folder.path('.')
}

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing was wrong',
    (thrown) => (thrown instanceof ProblemError ? thrown.problem.code : 'another error'),
  )

describe('the clipboard of the terminal', () => {
  it.each(['terminal-clipboard', 'terminal-clipboard:', 'terminal-clipboard:no'])(
    'is refused, with the risk, where nobody agreed: %s',
    async (text) => {
      const { io, access } = scene()
      const refused = await handOver(text, io, access, 'file').catch((thrown) => thrown)
      expect(refused.problem.code).toBe('terminal-clipboard-not-agreed')
      expect(refused.problem.detail).toMatch(/recording/)
    },
  )

  it('gets what the vault has already, and nobody says that it arrived', async () => {
    const { io, access, stdout } = scene()
    const place = await handOver('terminal-clipboard:yes', io, access, 'file')
    expect(place.say).toContain('may not take it')
    expect(place.say).not.toMatch(/copied|arrived/)
    await place.deliver(secret, undefined, whose)
    const sent = Buffer.from(secret.reveal()).toString('base64')
    expect(stdout.bytes).toBe(`\x1b]52;c;${sent}\x07`)
    expect((await access.opened?.get(whose))?.sha256).toBe(secret.sha256)
  })

  it('is not the only place: what a terminal swallows would be lost', async () => {
    const { io, stdout } = scene()
    const none = new VaultAccess({
      stateFolder: folder.path('.'),
      environment: {},
      watch: () => {},
    })
    expect(await codeOf(handOver('terminal-clipboard:yes', io, none))).toBe(
      'terminal-clipboard-alone',
    )
    expect(stdout.bytes).toBe('')
  })
})

describe('a place that fails', () => {
  it('after the vault took the secret is told as such', async () => {
    const { io, access } = scene()
    const place = await handOver('command:false', io, access, 'file')
    expect(await codeOf(place.deliver(secret, undefined, whose))).toBe('secret-in-vault-only')
    expect((await access.opened?.get(whose))?.sha256).toBe(secret.sha256)
  })

  it('without a vault is told as it is', async () => {
    const { io, access } = scene()
    const place = await handOver('command:false', io, access, 'nowhere')
    expect(await codeOf(place.deliver(secret, undefined, whose))).toBe('destination-command-failed')
    expect(access.opened).toBe(undefined)
  })
})

it('empties the clipboard later, when it still holds the secret', async () => {
  const { io, access } = scene()
  const slept = Promise.withResolvers<void>()
  const clock = { ...io.clock, sleep: () => slept.promise }
  const place = await handOver('clipboard', { ...io, clock }, access, 'nowhere')
  expect(place.say).toContain('emptied after 60 seconds')
  await place.deliver(secret, undefined, whose)
  expect(readFileSync(folder.path('clip'), 'utf8')).toBe(secret.reveal())
  slept.resolve()
  await expect.poll(() => readFileSync(folder.path('clip'), 'utf8')).toBe('')
})
