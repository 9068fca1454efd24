import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { afterEach, describe, expect, it, type TestContext, vi } from 'vitest'
import type { ProblemError } from '#src/domain/problem.ts'
import type { Environment } from '#src/local/environment.ts'
import { eachTempFolder } from '#src/local/testing/temp-folder.ts'
import { Keyring } from './keyring.ts'
import { systemKeyring } from './system-keyring.ts'

const temp = eachTempFolder()
const bare: Environment = { PATH: process.env.PATH, HOME: process.env.HOME }
const keyringAt = (environment: Environment, patienceMs = 20_000) =>
  new Keyring(systemKeyring(environment), { environment, patienceMs })
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'worked',
    (thrown: ProblemError) => thrown.problem.code,
  )

describe.runIf(process.platform === 'linux')('the keyring of this system', () => {
  it('is never the one of the kernel, which forgets at reboot', async () => {
    expect(await codeOf(keyringAt(bare).write('vault test', 'value'))).toBe('keyring-absent')
  })

  it('that never answers does not hold anything up', async () => {
    const silent = createServer(() => {}).listen(temp.path('bus'))
    await once(silent, 'listening')
    const connected = once(silent, 'connection')
    const environment = { ...bare, DBUS_SESSION_BUS_ADDRESS: `unix:path=${temp.path('bus')}` }
    const writing = codeOf(keyringAt(environment, 1_500).write('vault test', 'the-data-key'))
    const [socket] = await connected
    // Meanwhile nobody sees the value from outside.
    expect(await whoShows('the-data-key')).toEqual([])
    expect(await writing).toBe('keyring-silent')
    // The process that asked was ended: its end of the line is closed.
    await once(socket.resume(), 'close')
    silent.close()
  })

  it('is absent where the session’s bus is gone', async () => {
    const environment = { ...bare, PATH: '/nowhere', DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nope' }
    expect(await codeOf(keyringAt(environment).read('vault test'))).toBe('keyring-absent')
  })
})

/** Processes with the text among their arguments or variables. */
async function whoShows(text: string): Promise<string[]> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const shown = processes.flatMap((pid) => [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`])
  const contents = await Promise.all(shown.map((path) => readFile(path, 'utf8').catch(() => '')))
  return shown.filter((_, index) => contents[index]?.includes(text))
}

/** Real services, started and ended here: `npm run soak` on Debian with the packages named below. */
describe('gnome-keyring', () => {
  const started: ChildProcess[] = []
  afterEach(() => {
    for (const child of started.splice(0)) child.kill('SIGKILL')
  })

  it('keeps the key when it is unlocked, also for the next session', async (context) => {
    skipWithout(context)
    const first = await session('a password')
    await keyringAt(first.environment).write('vault test', 'value')
    expect(await keyringAt(first.environment).read('vault test')).toBe('value')
    expect(await keyringAt(first.environment).read('vault other')).toBeUndefined()
    await first.end()
    const second = await session('a password')
    expect(await keyringAt(second.environment).read('vault test')).toBe('value')
    await keyringAt(second.environment).remove('vault test')
    await keyringAt(second.environment).remove('vault test')
    expect(await keyringAt(second.environment).read('vault test')).toBeUndefined()
  })

  it('is said to be locked when it is', async (context) => {
    skipWithout(context)
    const first = await session('a password')
    await keyringAt(first.environment).write('vault test', 'value')
    await first.end()
    const { environment } = await session()
    expect(await codeOf(keyringAt(environment).read('vault test'))).toBe('keyring-locked')
    expect(await codeOf(keyringAt(environment).write('vault test', 'x'))).toBe('keyring-locked')
  })

  it('is said to be silent when it hangs', async (context) => {
    skipWithout(context)
    const { environment, service } = await session('a password')
    service.kill('SIGSTOP')
    expect(await codeOf(keyringAt(environment).read('vault test'))).toBe('keyring-silent')
  })

  it('is said to be absent on a bus without it', async (context) => {
    skipWithout(context)
    const { environment } = await bus()
    expect(await codeOf(keyringAt(environment).read('vault test'))).toBe('keyring-absent')
  })

  function skipWithout(context: TestContext): void {
    if (process.env.TOKENBENCH_SOAK !== '1') context.skip('runs with npm run soak only')
    for (const program of ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon'])
      if (spawnSync(program, ['--version']).error)
        context.skip(`${program} is not installed (apt-get install gnome-keyring dbus)`)
  }

  /** A message bus of its own, on which nobody starts services by themselves. */
  async function bus(): Promise<{ environment: Environment; daemon: ChildProcess }> {
    await writeFile(temp.path('bus.conf'), busConfiguration(temp.path()))
    const daemon = spawn(
      'dbus-daemon',
      ['--nofork', '--print-address', `--config-file=${temp.path('bus.conf')}`],
      { stdio: ['ignore', 'pipe', 'ignore'], env: bare },
    )
    started.push(daemon)
    const [address] = await once(daemon.stdout, 'data')
    const environment = {
      ...bare,
      DBUS_SESSION_BUS_ADDRESS: String(address).trim(),
      XDG_DATA_HOME: temp.path('data'),
      XDG_RUNTIME_DIR: temp.path('run'),
    }
    return { environment, daemon }
  }

  /** A session's bus and keyring, unlocked with the password, or locked without one. */
  async function session(password?: string) {
    await mkdir(temp.path('run'), { recursive: true, mode: 0o700 })
    await mkdir(temp.path('data/keyrings'), { recursive: true })
    const { environment, daemon } = await bus()
    const words = ['--foreground', '--components=secrets']
    const service = spawn(
      'gnome-keyring-daemon',
      password === undefined ? words : ['--unlock', ...words],
      { env: environment, stdio: ['pipe', 'ignore', 'ignore'] },
    )
    started.push(service)
    service.stdin.end(password ?? '')
    await vi.waitFor(() => expect(isServed(environment)).toBe(true), { timeout: 10_000 })
    return {
      environment,
      service,
      async end() {
        for (const child of [service, daemon]) {
          const closed = once(child, 'close')
          child.kill()
          await closed
        }
      },
    }
  }
})

function isServed(environment: Environment): boolean {
  const words = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/']
  const call = ['org.freedesktop.DBus.GetNameOwner', 'string:org.freedesktop.secrets']
  return spawnSync('dbus-send', [...words, ...call], { env: { ...environment } }).status === 0
}

const busConfiguration = (folder: string): string => `<busconfig>
  <type>session</type>
  <listen>unix:dir=${folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
`
