import fc from 'fast-check'
import { expect, it } from 'vitest'
import { changedMembers, type Members, missing, nobody, sameMembers } from './members.ts'

const list: fc.Arbitrary<readonly string[]> = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'))
const members = fc.record<Members>({
  adminUsers: list,
  adminGroups: list,
  adminRoles: list,
  viewerUsers: list,
  viewerGroups: list,
})
const field = fc.constantFrom('adminUsers' as const, 'viewerUsers' as const)

it('loses nobody who is not removed, adds nobody who was not asked for', () => {
  fc.assert(
    fc.property(members, field, list, list, (before, field, add, remove) => {
      const after = changedMembers(before, field, { add, remove })
      const stayers = before[field].filter((one) => !remove.includes(one))
      expect(after[field]).toEqual(expect.arrayContaining(stayers))
      for (const one of remove) expect(after[field]).not.toContain(one)
      for (const one of after[field]) expect([...before[field], ...add]).toContain(one)
      expect(new Set(after[field]).size).toBe(after[field].length)
      // Every other list is written back as it was.
      expect({ ...after, [field]: [] }).toEqual({ ...before, [field]: [] })
    }),
  )
})

it('gives back what was there when the same are added and removed again', () => {
  fc.assert(
    fc.property(members, field, list, (before, field, wanted) => {
      const add = wanted.filter((one) => !before[field].includes(one))
      const added = changedMembers(before, field, { add })
      expect(sameMembers(changedMembers(added, field, { remove: add }), before)).toBe(true)
    }),
  )
})

it.each<[string, Partial<Members>, boolean]>([
  ['the same', {}, true],
  ['another order', { adminUsers: ['b', 'a'] }, true],
  ['one named twice', { adminUsers: ['a', 'b', 'a'] }, true],
  ['one more', { adminUsers: ['a', 'b', 'c'] }, false],
  ['one fewer', { adminUsers: ['a'] }, false],
  ['one for another', { adminUsers: ['a', 'c'] }, false],
  ['one twice for another', { adminUsers: ['a', 'a'] }, false],
  ['another group', { adminGroups: ['h'] }, false],
  ['no role', { adminRoles: [] }, false],
  ['another case', { adminUsers: ['A', 'b'] }, false],
  ['a viewer', { viewerUsers: ['v'] }, false],
])('compares members with %s', (_, change, same) => {
  const one = { ...nobody, adminUsers: ['a', 'b'], adminGroups: ['g'], adminRoles: ['r'] }
  const other = { ...one, ...change }
  expect(sameMembers(one, other)).toBe(same)
  expect(sameMembers(other, one)).toBe(same)
})

it('names who is missing by kind', () => {
  const one = { ...nobody, adminUsers: ['a'], adminGroups: ['g'], viewerUsers: ['v'] }
  expect(missing(one, nobody)).toEqual(['a', 'group g', 'viewer v'])
})
