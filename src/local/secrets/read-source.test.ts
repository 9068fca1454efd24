import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { Secret } from '#src/domain/secret.ts'
import { fakeKeyring } from '#src/local/testing/fake-keyring.ts'
import { eachTempFolder } from '#src/local/testing/temp-folder.ts'
import { readSource, type SourceIo } from './read-source.ts'
import { openVault } from './vault/open-vault.ts'

const temp = eachTempFolder()
const io = (more: Partial<SourceIo> = {}): SourceIo => ({
  stdin: Readable.from([]),
  environment: { PATH: '/usr/bin:/bin', GIVEN: 'from-the-environment', ATLAN_API_KEY: 'k' },
  ...more,
})
const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024, 'x')

describe('readSource', () => {
  it('reads standard input to its end, in however many pieces', async () => {
    const stdin = Readable.from([Buffer.from('one é'.slice(0, 4)), Buffer.from('é two\n')])
    expect(await readSource('stdin', io({ stdin }))).toBe('one é two\n')
  })

  it('keeps a character whole that comes in two pieces', async () => {
    const bytes = Buffer.from('é')
    const stdin = Readable.from([bytes.subarray(0, 1), bytes.subarray(1)])
    expect(await readSource('stdin', io({ stdin }))).toBe('é')
  })

  it('reads a file, whatever encoding its tool wrote it in', async () => {
    await writeFile(temp.path('plain'), 'text\r\n')
    await writeFile(temp.path('marked'), '\uFEFFtext')
    await writeFile(temp.path('utf16'), Buffer.from('\uFEFFtext', 'utf16le'))
    expect(await readSource(`file:${temp.path('plain')}`, io())).toBe('text\r\n')
    expect(await readSource(`file:${temp.path('marked')}`, io())).toBe('text')
    expect(await readSource(`file:${temp.path('utf16')}`, io())).toBe('text')
  })

  it('reads a variable', async () => {
    expect(await readSource('env:GIVEN', io())).toBe('from-the-environment')
  })

  it('reads what a command prints, which gets no secret variable of ours', async () => {
    expect(await readSource(`command:sh -c 'echo "$GIVEN$ATLAN_API_KEY"'`, io())).toBe(
      'from-the-environment\n',
    )
  })

  it('takes a large recording from a file', async () => {
    await writeFile(temp.path('har'), megabytes(32))
    expect(await readSource(`file:${temp.path('har')}`, io())).toHaveLength(32 * 1024 * 1024)
  })

  it.each([
    ['a missing file', 'file:%/missing', 'not-found', 'source-file-missing'],
    ['a file below a file', 'file:%/empty/x', 'not-found', 'source-file-missing'],
    ['a folder', 'file:%/folder', 'usage', 'source-is-folder'],
    ['an empty file', 'file:%/empty', 'not-found', 'source-empty'],
    ['a file of blanks', 'file:%/blank', 'not-found', 'source-empty'],
    ['a file too large', 'file:%/large', 'refused', 'source-too-large'],
    ['empty standard input', 'stdin', 'not-found', 'source-empty'],
    ['a variable that is not set', 'env:NOT_SET', 'not-found', 'source-variable-not-set'],
    ['an empty variable', 'env:EMPTY', 'not-found', 'source-empty'],
    [
      'a command that fails',
      "command:sh -c 'echo leaked >&2; exit 4'",
      'failed',
      'source-command-failed',
    ],
    ['a command that is not there', 'command:no-such-program', 'failed', 'source-command-failed'],
    ['a command that prints nothing', 'command:true', 'not-found', 'source-empty'],
    ['a command that prints without end', 'command:yes leaked', 'failed', 'source-command-failed'],
    ['the vault', 'vault:acme', 'refused', 'vault-not-available'],
  ])('says what to do about %s', async (_, source, kind, code) => {
    await mkdir(temp.path('folder'))
    await writeFile(temp.path('empty'), '')
    await writeFile(temp.path('blank'), ' \n\t\n')
    await writeFile(temp.path('large'), '')
    await truncate(temp.path('large'), 32 * 1024 * 1024 + 1)
    const problem = await problemOfReading(source.replace('%', temp.path()), {
      environment: { PATH: '/usr/bin:/bin', EMPTY: '' },
    })
    expect(problem).toMatchObject({ kind, code })
    expect(problem.nextSteps.length).toBeGreaterThan(0)
    expect(JSON.stringify(problem)).not.toContain('leaked')
  })

  it('says so when a file cannot be read', async () => {
    // A link to itself: even root reads nothing there.
    await symlink(temp.path('loop'), temp.path('loop'))
    const problem = await problemOfReading(`file:${temp.path('loop')}`)
    expect(problem).toMatchObject({ kind: 'refused', code: 'source-unreadable' })
  })

  it('does not wait at a terminal on standard input', async () => {
    const stdin = Object.assign(new Readable({ read() {} }), { isTTY: true })
    const problem = await problemOfReading('stdin', { stdin })
    expect(problem).toMatchObject({ kind: 'usage', code: 'source-stdin-is-terminal' })
    expect(problem.nextSteps[0]?.text).toContain('< FILE')
  })

  it('gives up a command that hangs', async () => {
    const problem = await problemOfReading('command:sleep 600', { commandPatienceMs: 200 })
    expect(problem.title).toBe('sleep did not finish in time.')
  })

  it('stops waiting for standard input when cancelled', async () => {
    const controller = new AbortController()
    const stdin = new Readable({ read() {} })
    const reading = readSource('stdin', io({ stdin, signal: controller.signal }))
    controller.abort()
    await expect(reading).rejects.toThrow(Cancelled)
  })
})

describe('the vault', () => {
  const origin = 'https://acme.atlan.com'
  const opening = () =>
    openVault({
      stateFolder: temp.path(),
      environment: {},
      keyring: fakeKeyring(),
      key: 'file',
      sitePolicy: temp.path('no-policy'),
    })
  const keep = async (label: string, identity: string, value: string, purpose = 'token') =>
    (await opening()).put(
      { origin, identity, purpose, kind: 'api-token', label },
      new Secret(value),
    )

  it('gives the secret of that label or identity', async () => {
    await keep('loader', 'apikey-1', 'of-the-loader')
    await keep('reader', 'apikey-2', 'of-the-reader')
    const vault = io({ vault: opening, origin })
    expect(await readSource('vault:loader', vault)).toBe('of-the-loader')
    expect(await readSource('vault:apikey-2', vault)).toBe('of-the-reader')
  })

  it('gives none to another tenant', async () => {
    await keep('loader', 'apikey-1', 'of-the-loader')
    const problem = await problemOfReading('vault:loader', {
      vault: opening,
      origin: 'https://evil.atlan.com',
    })
    expect(problem).toMatchObject({ kind: 'not-found', code: 'vault-entry-missing' })
    expect(JSON.stringify(problem)).not.toMatch(/apikey-1/)
  })

  it('names those of one name, unless they are one and the same', async () => {
    await keep('loader', 'apikey-1', 'of-the-loader')
    await keep('acme', 'apikey-1', 'of-the-loader', 'profile acme')
    expect(await readSource('vault:apikey-1', io({ vault: opening }))).toBe('of-the-loader')
    await keep('loader', 'apikey-2', 'of-another')
    const problem = await problemOfReading('vault:loader', { vault: opening })
    expect(problem).toMatchObject({ kind: 'conflict', code: 'vault-entry-ambiguous' })
    expect(JSON.stringify(problem)).toMatch(/apikey-1.*apikey-2/)
  })

  it('gives no person’s bearer', async () => {
    const problem = await problemOfReading('vault:loader', { vault: opening, isBearer: true })
    expect(problem).toMatchObject({ kind: 'refused', code: 'vault-holds-no-bearer' })
  })
})

async function problemOfReading(source: string, more: Partial<SourceIo> = {}) {
  const thrown = await readSource(source, io(more)).catch((thrown: unknown) => thrown)
  if (thrown instanceof ProblemError) return thrown.problem
  throw new Error('was read')
}
