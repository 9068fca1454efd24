import { expect, it } from 'vitest'
import type { PurposePolicy } from '#src/domain/purpose.ts'
import { purposesNaming } from './purposes-naming.ts'

const purpose = {
  guid: 'g',
  qualifiedName: 'default/pii',
  name: 'PII',
  enabled: true,
  tags: ['secret'],
}

const policy = (subjects: Partial<PurposePolicy>): PurposePolicy => ({
  name: 'policy',
  type: 'deny',
  category: 'metadata',
  actions: ['entity-read'],
  resources: [],
  purposeQualifiedName: purpose.qualifiedName,
  users: [],
  groups: [],
  ...subjects,
})

const analyst = { username: 'jo', groups: ['analysts'] }

it.each([
  ['by their own name', [{ users: ['jo'] }], 'user'],
  ['by a group of theirs', [{ groups: ['analysts'] }], 'group'],
  ['as everybody', [{ groups: ['public'] }], 'everybody'],
  ['by the nearest of several', [{ groups: ['public'] }, { users: ['jo'] }], 'user'],
])('finds a purpose that names somebody %s', (_, subjects, via) => {
  const policies = subjects.map(policy)
  expect(purposesNaming(analyst, [purpose], policies)).toEqual([{ ...purpose, via, policies }])
})

it('leaves out the policies of others, and purposes of which none is left', () => {
  const own = policy({ users: ['jo'] })
  const others = policy({ users: ['other'], groups: ['finance'] })
  expect(purposesNaming(analyst, [purpose], [own, others])[0]?.policies).toEqual([own])
  expect(purposesNaming(analyst, [purpose], [others])).toEqual([])
})
