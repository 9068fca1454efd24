import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isLasting, parseSource } from './source.ts'

describe('parseSource', () => {
  it.each([
    ['stdin', { from: 'stdin', text: 'stdin' }],
    ['clipboard', { from: 'clipboard', text: 'clipboard' }],
    ['file:/x/y z', { from: 'file', text: 'file:/x/y z', path: '/x/y z' }],
    ['file:a:b', { from: 'file', text: `file:${resolve('a:b')}`, path: resolve('a:b') }],
    ['file:~/x', { from: 'file', text: `file:${homedir()}/x`, path: `${homedir()}/x` }],
    ['env:ATLAN_API_KEY', { from: 'env', text: 'env:ATLAN_API_KEY', name: 'ATLAN_API_KEY' }],
    [
      'command:op read x',
      { from: 'command', text: 'command:op read x', words: ['op', 'read', 'x'] },
    ],
    ['vault:acme', { from: 'vault', text: 'vault:acme', name: 'acme' }],
  ])('reads %s', (text, source) => {
    expect(parseSource(text)).toEqual(source)
  })

  it.each(['', 'file:', 'file:a\0b', 'env:', 'env:A-B', 'STDIN', 'http://x', 'hunter2-hunter2'])(
    'refuses %j without repeating it',
    (text) => {
      const parse = () => parseSource(text)
      expect(parse).toThrow(
        expect.objectContaining({
          problem: expect.objectContaining({ kind: 'usage', code: 'source-unknown' }),
        }),
      )
      expect(parse).toThrow(
        expect.not.objectContaining({ message: expect.stringContaining('hunter') }),
      )
    },
  )

  it('knows which sources are there again and again', () => {
    const lasting = ['stdin', 'clipboard', 'file:x', 'env:X', 'command:x', 'vault:x'].filter(
      (text) => isLasting(parseSource(text)),
    )
    expect(lasting).toEqual(['file:x', 'env:X', 'command:x'])
  })
})
