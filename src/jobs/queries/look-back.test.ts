import { expect, it } from 'vitest'
import { nobody } from '#src/domain/members.ts'
import { lostBy } from './look-back.ts'

const before = { ...nobody, adminUsers: ['a', 'b'] }
const write = {
  kind: 'change-members' as const,
  object: {
    type: 'connection' as const,
    guid: 'g',
    qualifiedName: 'default/x/1',
    name: 'x',
    connector: 'x',
  },
  field: 'adminUsers' as const,
  before,
  basedOn: 1_000,
  added: ['token'],
  removed: [],
}
const update = (at: number, user: string, set: object) => ({
  guid: 'g',
  user,
  at: new Date(at),
  set,
})
const own = update(2_000, 'us', { adminUsers: ['a', 'b', 'token'] })

it.each([
  ['nobody else wrote', [own], undefined],
  ['the audit does not show the write yet', [], 'not-indexed'],
  [
    'somebody wrote before it was read',
    [update(1_000, 'foe', { adminUsers: ['a', 'b', 'c'] }), own],
    undefined,
  ],
  [
    'somebody wrote after it',
    [own, update(3_000, 'foe', { adminUsers: ['a', 'b', 'c'] })],
    undefined,
  ],
  [
    'somebody had the same in mind',
    [update(1_500, 'foe', { adminUsers: ['a', 'b', 'token'] }), own],
    undefined,
  ],
  [
    'somebody added one and took one',
    [update(1_500, 'foe', { adminUsers: ['a', 'c'] }), own],
    { by: 'foe', added: ['c'], removed: ['b'], beside: [] },
  ],
  [
    'two wrote, and the last one decides',
    [
      update(1_500, 'foe', { adminUsers: ['a'] }),
      update(1_600, 'friend', { adminUsers: ['a', 'b', 'c'] }),
      own,
    ],
    { by: 'friend', added: ['c'], removed: [], beside: [] },
  ],
  [
    'somebody changed another list',
    [update(1_500, 'foe', { adminGroups: ['g'] }), own],
    { by: 'foe', added: [], removed: [], beside: ['group g was added'] },
  ],
  ['somebody changed what is no list of members', [update(1_500, 'foe', {}), own], undefined],
])('says what was written over when %s', (_, updates, lost) => {
  expect(lostBy(write, updates)).toEqual(lost)
})
