import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import { openLineReader } from './open-line-reader.ts'
import { Typist } from './testing/typist.ts'

function reading(chunks: Iterable<string | Buffer>, signal?: AbortSignal) {
  const typist = new Typist()
  const input = Readable.from(chunks, { objectMode: false })
  return { reader: openLineReader({ input, output: typist.output, signal }), typist }
}

describe('answers from a stream', () => {
  it('are taken in the order of the questions and put on the paper', async () => {
    const { reader, typist } = reading(['night', 'ly\r\n90d\nlast'])
    expect(await reader.line('Name: ')).toBe('nightly')
    expect(await reader.line('Expiry: ')).toBe('90d')
    expect(await reader.line('More: ')).toBe('last')
    expect(typist.paper).toBe('Name: nightly\nExpiry: 90d\nMore: last\n')
  })

  it('survive a character that is cut in two', async () => {
    const bytes = Buffer.from('é\n')
    const { reader } = reading([bytes.subarray(0, 1), bytes.subarray(1)])
    expect(await reader.line('Name: ')).toBe('é')
  })

  it('that are missing are a problem, not an empty answer', async () => {
    const { reader } = reading(['one\n'])
    await reader.line('Name: ')
    await expect(reader.line('Expiry: ')).rejects.toMatchObject({
      problem: { code: 'input-ended' },
    })
  })

  it('that are secret are not put on the paper; an empty line ends them', async () => {
    const { reader, typist } = reading(["curl 'x' \\\n  -H 'token: hidden'\n\nnext\n"])
    expect(await reader.secret('Paste: ')).toBe("curl 'x' \\\n  -H 'token: hidden'")
    expect(await reader.line('Then: ')).toBe('next')
    expect(typist.paper).toBe('Paste: 31 characters received.\nThen: next\n')
  })

  it('that are one secret word end with their line', async () => {
    const { reader } = reading(['word\nnext\n'])
    expect(await reader.secret('Paste: ')).toBe('word')
    expect(await reader.line('Then: ')).toBe('next')
  })

  it('are not waited for when the process is asked to end', async () => {
    const ending = new AbortController()
    const typist = new Typist()
    const input = new Readable({ read() {} })
    const reader = openLineReader({ input, output: typist.output, signal: ending.signal })
    const line = reader.line('Name: ')
    ending.abort()
    await expect(line).rejects.toThrow(Cancelled)
  })
})
