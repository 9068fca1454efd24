import { expect, it } from 'vitest'
import type { CredentialHandle } from '#src/domain/credential.ts'
import { membersOfCollection, membersOfConnection } from '#src/domain/members.ts'
import { identity, origin } from '#src/jobs/testing/bench.ts'
import { mayGive } from './granters.ts'
import type { MemberState } from './member-objects.ts'

const about = { guid: 'g', qualifiedName: 'default/x/1', name: 'x', createdBy: 'conn.admin' }
const times = { createdAt: new Date(0), updatedAt: new Date(0) }
type Status = 'ACTIVE' | 'DELETED'

function connection(status: Status): MemberState {
  const admins = { users: ['conn.admin'], groups: [], roles: [] }
  const connection = { ...about, ...times, connector: 'snowflake', admins, status }
  return { members: membersOfConnection(connection), createdBy: '', connection }
}

function collection(status: Status): MemberState {
  const none = { editorGroups: [], viewerUsers: [], viewerGroups: [] }
  const collection = {
    ...about,
    ...times,
    members: { editorUsers: ['conn.admin'], ...none },
    status,
  }
  return { members: membersOfCollection(collection), createdBy: '', collection }
}

it.each([
  ['a connection that they administer', connection('ACTIVE'), 'conn.admin', '$admin', true],
  ['one that was deleted', connection('DELETED'), 'conn.admin', '$admin', false],
  ['one as a member', connection('ACTIVE'), 'conn.admin', '$member', false],
  ['one of somebody else', connection('ACTIVE'), 'other.admin', '$admin', false],
  ['a collection that they edit', collection('ACTIVE'), 'conn.admin', '$member', true],
  ['a collection that was deleted', collection('DELETED'), 'conn.admin', '$member', false],
  ['a collection of somebody else', collection('ACTIVE'), 'other.admin', '$admin', false],
])('decides about %s', (_, state, username, role, may) => {
  const who = identity({ username, roles: [role] })
  const credential = { handle: 'credential-1' as CredentialHandle, origin, identity: who }
  const standing = { identity: who, groups: [], roleIds: [] }
  expect(mayGive({ credential, standing }, state)).toBe(may)
})
