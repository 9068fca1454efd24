import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import { Secret } from '#src/domain/secret.ts'
import { writeScript } from '#src/local/testing/script.ts'
import { eachTempFolder } from '#src/local/testing/temp-folder.ts'
import { type DestinationIo, openDestination } from './destination.ts'

const temp = eachTempFolder()
const secret = new Secret('the-new-secret')
const io = (more: Partial<DestinationIo> = {}): DestinationIo => ({
  stdout: new Writable(),
  environment: { PATH: '/usr/bin:/bin' },
  ...more,
})
const failing = (code: string) => ({ problem: expect.objectContaining({ code }) })

describe('a command', () => {
  const command = async (...lines: string[]) => {
    await writeScript(temp.path('keep'), ...lines)
    return openDestination(
      `command:${temp.path('keep')} --as 'my token'`,
      io({
        environment: { PATH: '/nowhere', ATLAN_API_KEY: 'never-hand-this-on' },
      }),
    )
  }

  it('gets exactly the secret on its standard input, and nowhere else', async () => {
    const destination = await command(
      `cat > ${temp.path('got')}`,
      `echo "$@" > ${temp.path('called')}; env >> ${temp.path('called')}`,
    )
    await destination.deliver(secret)
    expect(await readFile(temp.path('got'), 'utf8')).toBe('the-new-secret')
    const called = await readFile(temp.path('called'), 'utf8')
    expect(called).toContain('--as my token\n')
    expect(called).not.toMatch(/the-new-secret|never-hand-this-on/)
  })

  it('is not run before there is a secret', async () => {
    const destination = await command(`touch ${temp.path('ran')}`)
    await destination.abandon()
    expect(await readdir(temp.path())).toEqual(['keep'])
  })

  it.each([
    ['fails', 'cat; exit 1', 'keep ended with exit code 1.'],
    ['is killed', 'kill -9 $$', 'keep was ended by a signal.'],
  ])('that %s is said to, without its messages', async (_, line, said) => {
    const destination = await command(`${line} >&2`)
    const thrown = await destination.deliver(secret).catch((thrown) => thrown)
    expect(thrown.problem).toMatchObject({
      kind: 'failed',
      code: 'destination-command-failed',
      title: expect.stringContaining(said),
    })
    expect(JSON.stringify(thrown.problem)).not.toContain('the-new-secret')
  })

  it('that closes its standard input did not take the secret', async () => {
    const destination = await command('exec <&-', 'exit 0')
    // Longer than a pipe holds, so that it cannot lie there unread.
    await expect(destination.deliver(new Secret('x'.repeat(4_000_000)))).rejects.toMatchObject(
      failing('destination-command-failed'),
    )
  })

  it('can be left by cancelling', async () => {
    const destination = await command('sleep 600')
    const controller = new AbortController()
    const delivering = destination.deliver(secret, controller.signal)
    controller.abort()
    await expect(delivering).rejects.toThrow(Cancelled)
  })

  it.each(['no-such-program --x', '/no/such/program', '/tmp'])(
    'that cannot be run is refused beforehand: %s',
    async (words) => {
      await expect(openDestination(`command:${words}`, io())).rejects.toMatchObject({
        problem: { kind: 'refused', code: 'destination-program-missing' },
      })
    },
  )

  it('is found on the PATH', async () => {
    const destination = await openDestination('command:true', io())
    expect(destination.say).toBe('to true, on its standard input')
  })
})

describe('the clipboard', () => {
  it('is tried without losing what it holds, and then takes the secret', async () => {
    await mkdir(temp.path('bin'))
    await writeFile(temp.path('held'), 'what was copied before')
    await writeScript(temp.path('bin/pbpaste'), `cat ${temp.path('held')}`)
    await writeScript(temp.path('bin/pbcopy'), `cat > ${temp.path('held')}`)
    const destination = await openDestination(
      'clipboard',
      io({ environment: { PATH: temp.path('bin') } }),
    )
    expect(await readFile(temp.path('held'), 'utf8')).toBe('what was copied before')
    await destination.deliver(secret)
    expect(await readFile(temp.path('held'), 'utf8')).toBe('the-new-secret')
  })

  it('is refused beforehand where there is none', async () => {
    await expect(
      openDestination('clipboard', io({ environment: { PATH: temp.path() } })),
    ).rejects.toMatchObject({ problem: { kind: 'refused', code: 'clipboard-missing' } })
  })
})

describe('standard output', () => {
  it('gets the secret and a line feed, nothing else', async () => {
    const written: string[] = []
    const stdout = new Writable({
      write(chunk, _, done) {
        written.push(String(chunk))
        done()
      },
    })
    const destination = await openDestination('stdout', io({ stdout }))
    await destination.deliver(secret)
    expect(written.join('')).toBe('the-new-secret\n')
  })

  it('is refused when it is a terminal', async () => {
    const stdout = Object.assign(new Writable(), { isTTY: true })
    await expect(openDestination('stdout', io({ stdout }))).rejects.toMatchObject({
      problem: { kind: 'refused', code: 'destination-stdout-is-terminal' },
    })
  })

  it('that nobody reads any more is said', async () => {
    const stdout = new Writable({ write: (_, __, done) => done(new Error('EPIPE')) })
    const destination = await openDestination('stdout', io({ stdout }))
    await expect(destination.deliver(secret)).rejects.toMatchObject(
      failing('destination-stdout-closed'),
    )
  })
})

it.each(['', 'file:', 'command:', 'nowhere', 'hunter2-hunter2'])(
  'refuses %j as no destination, without repeating it',
  async (text) => {
    const thrown = await openDestination(text, io()).catch((thrown) => thrown)
    expect(thrown.problem).toMatchObject({ kind: 'usage', code: 'destination-unknown' })
    expect(JSON.stringify(thrown.problem)).not.toContain('hunter2')
  },
)
