import { expect, it } from 'vitest'
import type { Collection } from '#src/domain/collection.ts'
import { identity } from '#src/jobs/testing/bench.ts'
import { mayChangeCollection } from './collections.ts'

const collection: Collection = {
  guid: 'g',
  qualifiedName: 'default/collection/data.owner/x',
  name: 'Queries',
  members: {
    editorUsers: ['data.owner', 'an.editor'],
    editorGroups: ['analysts'],
    viewerUsers: ['a.viewer'],
    viewerGroups: ['readers'],
  },
  status: 'ACTIVE',
  createdBy: 'data.owner',
  createdAt: new Date(0),
  updatedAt: new Date(0),
}

it.each<[string, string, string[], string[], boolean]>([
  ['its owner', 'data.owner', ['$admin'], [], true],
  ['an editor who is a member', 'an.editor', ['$member'], [], true],
  ['an editor by group', 'somebody', ['$member'], ['analysts'], true],
  ['an API token that edits it', 'an.editor', ['$api-token-default-access'], [], true],
  ['an editor who is a guest', 'an.editor', ['$guest'], [], false],
  ['an admin of the workspace', 'other.admin', ['$admin'], ['admins'], false],
  ['a viewer', 'a.viewer', ['$member'], [], false],
  ['a viewer by group', 'somebody', ['$member'], ['readers'], false],
])('decides who uses a collection, or does not: %s', (_, username, roles, groups, may) => {
  const standing = { identity: identity({ username, roles }), groups, roleIds: [] }
  expect(mayChangeCollection(standing, collection)).toBe(may)
})
