import { expect, it } from 'vitest'
import { type Admins, sameAdmins } from './connection.ts'

const admins: Admins = { users: ['a', 'b'], groups: ['g'], roles: ['r'] }

it.each<[string, Partial<Admins>, boolean]>([
  ['the same', {}, true],
  ['another order', { users: ['b', 'a'] }, true],
  ['one named twice', { users: ['a', 'b', 'a'] }, true],
  ['one more', { users: ['a', 'b', 'c'] }, false],
  ['one fewer', { users: ['a'] }, false],
  ['one for another', { users: ['a', 'c'] }, false],
  ['one twice for another', { users: ['a', 'a'] }, false],
  ['another group', { groups: ['h'] }, false],
  ['no role', { roles: [] }, false],
  ['another case', { users: ['A', 'b'] }, false],
])('compares admins with %s', (_, change, same) => {
  const other = { ...admins, ...change }
  expect(sameAdmins(admins, other)).toBe(same)
  expect(sameAdmins(other, admins)).toBe(same)
})
