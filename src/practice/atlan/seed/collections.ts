import type { TenantContents } from '#src/practice/atlan/tenant.ts'
import type { Random } from '#src/practice/random.ts'
import { newEntity } from './new-entity.ts'

const DAY_MS = 86_400_000

const COLLECTIONS = [
  {
    name: 'My query collection',
    adminUsers: ['data.owner', 'collection.editor'],
    viewerUsers: ['collection.viewer'],
  },
  { name: 'Finance queries', adminUsers: ['data.owner'], viewerUsers: [] },
  { name: 'Onboarding', adminUsers: ['data.owner', 'conn.admin'], viewerUsers: ['guest.user'] },
]

/** @param now epoch ms */
export function seedCollections(contents: TenantContents, random: Random, now: number): void {
  for (const { name, adminUsers, viewerUsers } of COLLECTIONS) {
    contents.entities.put(
      newEntity({
        guid: random.uuid(),
        typeName: 'Collection',
        attributes: {
          name,
          qualifiedName: `default/collection/data.owner/${random.nanoid()}`,
          adminUsers,
          adminGroups: [],
          viewerUsers,
          viewerGroups: [],
        },
        createdBy: 'data.owner',
        at: now - 200 * DAY_MS,
      }),
    )
  }
}
