import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { ProblemError } from '#src/domain/problem.ts'
import type { Environment } from '#src/local/environment.ts'
import { type FakeKeyring, fakeKeyring } from '#src/local/testing/fake-keyring.ts'
import { eachTempFolder } from '#src/local/testing/temp-folder.ts'
import { Keyring } from './keyring.ts'
import { keyringProblem } from './keyring-problems.ts'
import { type KeyringTrouble, troubleOf } from './keyring-trouble.ts'
import { surroundingsOf } from './surroundings.ts'

const temp = eachTempFolder()
const hurried = (port: FakeKeyring, more: { signal?: AbortSignal; promptVisible?: boolean } = {}) =>
  new Keyring(port, { environment: {}, patienceMs: 50, ...more })
const problemOf = (call: Promise<unknown>) =>
  call.then(
    () => expect.unreachable('worked'),
    (thrown: ProblemError) => thrown.problem,
  )

describe('a keyring that works', () => {
  it('keeps, gives and removes one item by name', async () => {
    const port = fakeKeyring()
    const keyring = hurried(port)
    expect(await keyring.read('vault 1')).toBeUndefined()
    await keyring.write('vault 1', 'value')
    expect(await keyring.read('vault 1')).toBe('value')
    expect([...port.items]).toEqual([['tokenbench/vault 1', 'value']])
    await keyring.remove('vault 1')
    await keyring.remove('vault 1')
    expect(port.items.size).toBe(0)
  })

  it('in words but not in deeds is not believed', async () => {
    const port = { ...fakeKeyring(), write: async () => {} }
    expect(await problemOf(hurried(port).write('vault 1', 'value'))).toMatchObject({
      code: 'keyring-failed',
    })
  })
})

/** What keyrings were heard to say; the first five by gnome-keyring, and by its absence. */
const heard: readonly (readonly [KeyringTrouble, string])[] = [
  [
    'absent',
    'Platform failure: DBus error: Using X11 for dbus-daemon autolaunch was disabled at compile time, set your DBUS_SESSION_BUS_ADDRESS instead',
  ],
  [
    'absent',
    'Platform failure: DBus error: The name org.freedesktop.secrets was not provided by any .service files',
  ],
  [
    'absent',
    'Platform failure: DBus error: Failed to connect to socket /run/user/0/bus: No such file or directory',
  ],
  ['locked', "Couldn't access platform storage: Secret Service: unlock prompt was dismissed"],
  [
    'silent',
    'Platform failure: DBus error: Did not receive a reply. Possible causes include: the remote application did not send a reply, the message bus security policy blocked the reply, the reply timeout expired, or the network connection was broken.',
  ],
  ['locked', 'Secret Service: object locked'],
  ['locked', 'Platform failure: User interaction is not allowed.'],
  ['denied', 'Platform failure: User canceled the operation.'],
  ['denied', 'Platform failure: org.freedesktop.DBus.Error.AccessDenied'],
  ['absent', 'A specified logon session does not exist. It may already have been terminated.'],
  ['absent', 'Cannot find native binding. npm has a bug related to optional dependencies'],
  ['failed', 'Platform failure: something unheard of'],
  ['failed', ''],
]

describe('a keyring in trouble', () => {
  it.each(heard)('is %s when it says “%s”', (trouble, said) => {
    expect(troubleOf(new Error(said))).toBe(trouble)
  })

  it.each([...heard, ['failed', 'raw text with the value abcdefgh in it'] as const])(
    'is a problem (%s) that names every way out and repeats nothing',
    async (trouble, said) => {
      const problem = await problemOf(hurried(fakeKeyring(new Error(said))).read('vault 1'))
      expect(problem).toMatchObject({ kind: 'refused', code: `keyring-${trouble}` })
      const shown = JSON.stringify(problem)
      for (const key of ['passphrase', 'file', 'none'])
        expect(shown).toContain(`--vault-key ${key}`)
      if (said !== '') expect(shown).not.toContain(said)
      expect(shown).not.toMatch(/DBus|abcdefgh|Platform/)
    },
  )

  it('that throws what is no error is a problem all the same', async () => {
    expect(await problemOf(hurried(fakeKeyring('boom')).read('vault 1'))).toMatchObject({
      code: 'keyring-failed',
    })
  })

  it.each(['read', 'write', 'remove'] as const)(
    'that never answers a %s is given up',
    async (call) => {
      const port = fakeKeyring('never-answers')
      expect(await problemOf(hurried(port)[call]('vault 1', 'value'))).toMatchObject({
        code: 'keyring-silent',
      })
    },
  )

  it('that never answered is not asked again, unless a person waits for its window', async () => {
    const port = fakeKeyring('never-answers')
    const keyring = hurried(port)
    await problemOf(keyring.read('vault 1'))
    port.trouble = undefined
    expect(await problemOf(keyring.read('vault 1'))).toMatchObject({ code: 'keyring-silent' })
    expect(port.calls).toBe(1)
    const waiting = hurried(port, { promptVisible: true })
    port.trouble = 'never-answers'
    await problemOf(waiting.read('vault 1'))
    port.trouble = undefined
    expect(await waiting.read('vault 1')).toBeUndefined()
  })

  it('is told to stop when it is given up', async () => {
    const port = fakeKeyring('never-answers')
    let stopped = false
    const listening: FakeKeyring = {
      ...port,
      read: (item, signal) => {
        signal.addEventListener('abort', () => {
          stopped = true
        })
        return port.read(item, signal)
      },
    }
    await problemOf(hurried(listening).read('vault 1'))
    expect(stopped).toBe(true)
  })

  it('can be left by cancelling, before and while it is asked', async () => {
    const controller = new AbortController()
    const port = fakeKeyring('never-answers')
    const keyring = new Keyring(port, { environment: {}, signal: controller.signal })
    const reading = keyring.read('vault 1')
    controller.abort()
    await expect(reading).rejects.toThrow(Cancelled)
    await expect(keyring.read('vault 1')).rejects.toThrow(Cancelled)
  })
})

describe('the place where it does not work', () => {
  const at = async (environment: Environment, ...files: string[]) => {
    for (const file of files) {
      await mkdir(join(temp.path(file), '..'), { recursive: true })
      await writeFile(temp.path(file), 'Linux 5.15.90.1-microsoft-standard-WSL2')
    }
    return surroundingsOf(environment, temp.path())
  }

  it('is told apart', async () => {
    expect(await at({})).toBe('desktop')
    expect(await at({ SSH_TTY: '/dev/pts/1', DISPLAY: ':0' })).toBe('desktop')
    expect(await at({ SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' })).toBe('ssh')
    expect(await at({ KUBERNETES_SERVICE_HOST: '10.0.0.1', SSH_CONNECTION: 'x' })).toBe('container')
    expect(await at({ container: 'podman' })).toBe('container')
    expect(await at({ WSL_DISTRO_NAME: 'Debian' })).toBe('wsl')
    expect(await at({}, 'run/.containerenv')).toBe('container')
    expect(await at({}, 'proc/sys/kernel/osrelease')).toBe('wsl')
  })

  it.each([
    ['wsl', 'WSL'],
    ['container', 'container'],
    ['ssh', 'SSH'],
  ] as const)('is named: %s', (where, word) => {
    for (const trouble of ['absent', 'locked', 'denied', 'silent', 'failed'] as const)
      expect(keyringProblem(trouble, where).problem.detail).toContain(word)
  })
})
