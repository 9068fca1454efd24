import { once } from 'node:events'
import { createServer, Socket } from 'node:net'
import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { endMark, startMark } from './bursts.ts'
import { GuardedStdin } from './guarded-stdin.ts'

/** A terminal's input that a test types into. */
function fakeTerminal() {
  const modes: boolean[] = []
  const terminal = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (raw: boolean) => modes.push(raw),
    ref: () => {},
    unref: () => {},
  })
  return { terminal: terminal as unknown as NodeJS.ReadStream & PassThrough, modes }
}

async function nextKey(stdin: GuardedStdin): Promise<unknown> {
  for (;;) {
    const key = stdin.read()
    if (key !== null) return key
    await once(stdin, 'readable')
  }
}

it('hands keys out one at a time, also when they came together', async () => {
  const { terminal } = fakeTerminal()
  const stdin = new GuardedStdin(terminal, () => false)
  terminal.write('\x0c\x07')
  expect(await nextKey(stdin)).toBe('\x0c')
  expect(await nextKey(stdin)).toBe('\x07')
  stdin.release()
})

it('ends a paste whose end never comes', async () => {
  const { terminal } = fakeTerminal()
  const stdin = new GuardedStdin(terminal, () => false)
  terminal.write(`${startMark}half`)
  expect(await nextKey(stdin)).toBe(`${startMark}half${endMark}`)
  stdin.release()
})

it('takes for one what waited together while the program was busy', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('It listens on no port.')
  const person = new Socket().connect(address.port, '127.0.0.1')
  const [terminal] = (await once(server, 'connection')) as [Socket]
  const stdin = new GuardedStdin(terminal as unknown as NodeJS.ReadStream, () => false)
  terminal.once('data', () => {
    person.write('\r')
    const busyUntil = Date.now() + 80
    while (Date.now() < busyUntil);
  })
  person.write('ab')
  expect(await nextKey(stdin)).toBe(`${startMark}ab\r${endMark}`)
  stdin.release()
  person.destroy()
  terminal.destroy()
  server.close()
})

it('does not read while the terminal belongs to somebody else', () => {
  const { terminal, modes } = fakeTerminal()
  const stdin = new GuardedStdin(terminal, () => false)
  stdin.setRawMode(true)
  expect(terminal.isPaused()).toBe(false)
  stdin.setRawMode(false)
  expect(terminal.isPaused()).toBe(true)
  expect(modes).toEqual([true, false])
  stdin.release()
})

it('keeps characters whole that were cut between two reads', async () => {
  const { terminal } = fakeTerminal()
  const stdin = new GuardedStdin(terminal, () => false)
  const bytes = Buffer.from('é')
  terminal.write(bytes.subarray(0, 1))
  terminal.write(bytes.subarray(1))
  expect(await nextKey(stdin)).toBe('é')
  stdin.release()
})

it('says when the terminal is gone', async () => {
  const { terminal } = fakeTerminal()
  const stdin = new GuardedStdin(terminal, () => false)
  const hangup = once(stdin, 'hangup')
  terminal.end()
  await hangup
})
