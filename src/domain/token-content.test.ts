import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contentDifferences, edited, type TokenContent } from './token-content.ts'

const personas = fc.uniqueArray(fc.constantFrom('default/a', 'default/b', 'default/c', 'default/d'))
const content = fc.record({ name: fc.string(), description: fc.string(), personas })

it('keeps every persona that is not unlinked, and links every one that is asked for', () => {
  fc.assert(
    fc.property(content, personas, personas, (before, link, unlink) => {
      const after = edited(before, { link, unlink })
      for (const one of before.personas)
        expect(after.personas.includes(one)).toBe(!unlink.includes(one))
      for (const one of link) expect(after.personas.includes(one)).toBe(!unlink.includes(one))
      for (const one of after.personas) expect([...before.personas, ...link]).toContain(one)
      expect(new Set(after.personas).size).toBe(after.personas.length)
      expect(after).toMatchObject({ name: before.name, description: before.description })
    }),
  )
})

it('leaves the personas alone when name and description change', () => {
  fc.assert(
    fc.property(content, fc.string(), fc.string(), (before, name, description) => {
      expect(edited(before, { name, description })).toEqual({ ...before, name, description })
      expect(edited(before, { description })).toEqual({ ...before, description })
    }),
  )
})

it('can empty a description', () => {
  const before: TokenContent = { name: 'a', description: 'b', personas: [] }
  expect(edited(before, { description: '' }).description).toBe('')
})

it('finds a difference exactly where something is different, and not in an order', () => {
  fc.assert(
    fc.property(content, content, (a, b) => {
      const set = (of: TokenContent) => [...of.personas].sort().join()
      const same = a.name === b.name && a.description === b.description && set(a) === set(b)
      expect(contentDifferences(a, b).length === 0).toBe(same)
    }),
  )
  const a: TokenContent = { name: 'a', description: 'b', personas: ['default/a', 'default/b'] }
  expect(contentDifferences(a, { ...a, personas: a.personas.toReversed() })).toEqual([])
})

it('says what changed', () => {
  const was: TokenContent = { name: 'a', description: 'b', personas: ['default/a'] }
  const is: TokenContent = { name: 'x', description: 'y', personas: ['default/b'] }
  expect(contentDifferences(was, is)).toEqual([
    'it is called “x” now',
    'its description is another',
    'default/b was linked',
    'default/a was unlinked',
  ])
})
