import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { LineReader } from './line-reader.ts'
import { openLineReader } from './open-line-reader.ts'
import type { Recognise } from './recognition.ts'
import { notForPaper, Typist } from './testing/typist.ts'

const command = `curl 'https://acme.atlan.com/api' \\\n  -H 'authorization: ${'q'.repeat(400)}'`

const recognise: Recognise = (text) =>
  text.split("'").length % 2 === 1 && !/\\\s*$/.test(text)
    ? { label: 'cURL', complete: text.startsWith('curl') }
    : { label: 'cURL', complete: false, missing: 'the rest of the command' }

let typist: Typist
let reader: LineReader

beforeEach(() => {
  vi.stubEnv('TERM', 'xterm-256color')
  typist = new Typist()
  reader = openLineReader(typist)
})

afterEach(() => {
  reader.close()
  expect(typist.paper).not.toMatch(notForPaper)
  vi.unstubAllEnvs()
  vi.useRealTimers()
})

describe('a line from a terminal', () => {
  it('is echoed as it is typed', async () => {
    const line = reader.line('Name: ')
    for (const key of 'night\r') typist.input.write(key)
    expect(await line).toBe('night')
    expect(typist.paper).toBe('\x1b[?2004hName: night\n')
  })

  it('is not ended by a line end inside a paste', async () => {
    const line = reader.line('Name: ')
    typist.input.write('\x1b[200~one\ntwo\x1b[201~')
    await typist.sees('one two')
    typist.input.write('\r')
    expect(await line).toBe('one two')
  })

  it('keeps the rest of a burst from the next question', async () => {
    vi.useFakeTimers()
    const first = reader.line('First: ')
    typist.input.write('one\ryes\r')
    expect(await first).toBe('one')
    const second = reader.line('Sure? ')
    typist.input.write('yes\r')
    vi.runAllTimers()
    typist.input.write('no\r')
    expect(await second).toBe('no')
  })

  it('drops what was typed before it was asked', async () => {
    typist.input.write('y')
    typist.input.write('\r')
    await new Promise(setImmediate)
    const line = reader.line('Sure? ')
    typist.input.write('n')
    typist.input.write('\r')
    expect(await line).toBe('n')
  })

  it('takes no paste where a confirm must be typed', async () => {
    const line = reader.line('Type yes: ', { pastes: false })
    typist.input.write('\x1b[200~yes\x1b[201~')
    await typist.sees('A paste is not taken here.')
    typist.input.write('no\r')
    expect(await line).toBe('no')
  })

  it.each([
    ['Ctrl-C', 'abc\x03'],
    ['Ctrl-D on an empty line', '\x04'],
  ])('is cancelled by %s', async (_, bytes) => {
    const line = reader.line('Name: ')
    typist.input.write(bytes)
    await expect(line).rejects.toThrow(Cancelled)
  })

  it('is cancelled when the terminal goes away', async () => {
    const line = reader.line('Name: ')
    typist.input.end()
    await expect(line).rejects.toThrow(Cancelled)
  })
})

describe('a secret from a terminal', () => {
  it('ends by itself when a marked paste is a whole command, and is never shown', async () => {
    const secret = reader.secret('Paste: ', { recognise })
    typist.input.write(`\x1b[200~${command}\x1b[201~`)
    expect(await secret).toBe(command)
    expect(typist.paper).toContain(`Paste: \n${command.length} characters received: cURL.\n`)
    expect(typist.paper).not.toContain('qqq')
  })

  it('ends by itself when an unmarked paste is whole, not at the line ends inside it', async () => {
    const secret = reader.secret('Paste: ', { recognise })
    const bytes = command.replaceAll('\n', '\r')
    // Cut behind a line end, as the kernel may cut: it looks like Enter.
    const cut = bytes.indexOf('\r') + 1
    typist.input.write(bytes.slice(0, cut))
    typist.input.write(bytes.slice(cut))
    expect(await secret).toBe(command)
  })

  it('takes every line of an unmarked paste whose end cannot be known', async () => {
    const secret = reader.secret('Paste: ')
    typist.input.write('host: acme.atlan.com\r')
    typist.input.write('\r')
    typist.input.write('authorization: hidden\r')
    await typist.sees('Press Enter to go on.')
    typist.input.write('\r')
    expect(await secret).toBe('host: acme.atlan.com\n\nauthorization: hidden')
  })

  it('waits for the rest of a paste that stopped in the middle', async () => {
    const secret = reader.secret('Paste: ', { recognise })
    typist.input.write(command.slice(0, 100))
    await typist.sees('Still missing: the rest of the command.')
    typist.input.write('\r')
    await typist.sees('Paste the rest')
    typist.input.write(command.slice(100))
    await secret
    expect(typist.paper).toContain('characters received: cURL.\n')
  })

  it('ends a cut text at an empty line all the same', async () => {
    const secret = reader.secret('Paste: ', { recognise })
    typist.input.write("curl 'https://acme.atlan.com")
    await typist.sees('Paste the rest')
    typist.input.write('\r')
    await typist.sees('Paste the rest')
    typist.input.write('\r')
    expect(await secret).toBe("curl 'https://acme.atlan.com")
  })

  it('takes one pasted word at Enter', async () => {
    const secret = reader.secret('Paste: ', { recognise })
    typist.input.write(`\x1b[200~${'t'.repeat(40)}\x1b[201~`)
    await typist.sees('40 characters received: cURL.\nPress Enter to go on.')
    typist.input.write('\r')
    expect(await secret).toBe('t'.repeat(40))
  })

  it('ignores what follows in the burst of a paste with an end marker inside', async () => {
    const secret = reader.secret('Paste: ', { recognise })
    typist.input.write(`\x1b[200~${command}\x1b[201~\ryes\r`)
    expect(await secret).toBe(command)
    const next = reader.line('Sure? ')
    typist.input.write('n')
    typist.input.write('\r')
    expect(await next).toBe('n')
  })

  it('shows a typed address, but nothing that was pasted', async () => {
    const address = reader.secret('Tenant: ', { recognise, echo: 'url' })
    for (const key of 'acme.atlan.com\r') typist.input.write(key)
    expect(await address).toBe('acme.atlan.com')
    expect(typist.paper).toContain('Tenant: acme.atlan.com\n')

    const token = reader.secret('Tenant: ', { recognise, echo: 'url' })
    typist.input.write('eyJhbGciOiJSUzI1NiJ9')
    await typist.sees('20 characters received')
    typist.input.write('\r')
    await token
    expect(typist.paper).not.toContain('eyJ')
  })

  it('stops showing what turns out to be a bearer, however it is typed', async () => {
    const secret = reader.secret('Tenant: ', { recognise, echo: 'url' })
    for (const key of 'eyJhbGci\r') typist.input.write(key)
    expect(await secret).toBe('eyJhbGci')
    expect(typist.paper).not.toContain('eyJ')
  })

  it('can be taken back and entered again', async () => {
    const secret = reader.secret('Paste: ', { recognise })
    typist.input.write('wrong')
    typist.input.write('\x15')
    await typist.sees('Removed everything.')
    typist.input.write('right')
    typist.input.write('\r')
    expect(await secret).toBe('right')
  })
})

describe('the terminal', () => {
  it('is raw and marks pastes until the reader is closed', () => {
    expect(typist.input.isRaw).toBe(true)
    reader.close()
    expect(typist.input.isRaw).toBe(false)
    expect(typist.paper).toBe('\x1b[?2004h\x1b[?2004l')
  })

  it('gets no sequence at all when it calls itself dumb', async () => {
    vi.stubEnv('TERM', 'dumb')
    const dumb = new Typist()
    const lines = openLineReader(dumb)
    const line = lines.line('Name: ')
    dumb.input.write('a\r')
    await line
    lines.close()
    expect(dumb.paper).toBe('Name: a\n')
  })

  it('tells of Ctrl-C while nothing is asked', () => {
    const interrupted = vi.fn()
    reader.interrupted = interrupted
    typist.input.write('\x03')
    expect(interrupted).toHaveBeenCalledOnce()
  })

  it('cancels what is asked when the process is asked to end', async () => {
    const ending = new AbortController()
    const { input, output } = new Typist()
    const other = openLineReader({ input, output, signal: ending.signal })
    const line = other.line('Name: ')
    ending.abort()
    await expect(line).rejects.toThrow(Cancelled)
    other.close()
  })
})
