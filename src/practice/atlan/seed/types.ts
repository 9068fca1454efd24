import type { TypeDefinitions } from '#src/practice/atlan/store/type-definitions.ts'
import type { Random } from '#src/practice/random.ts'

const TAGS = [
  { displayName: 'PII', color: 'Red' },
  { displayName: 'Confidential', color: 'Yellow' },
]

/** Tags, and the struct without which SDKs think that their token has expired. @param now epoch ms */
export function seedTypes(types: TypeDefinitions, random: Random, now: number): void {
  const common = {
    createdBy: 'data.owner',
    updatedBy: 'data.owner',
    createTime: now,
    updateTime: now,
    version: 1,
    typeVersion: '1.0',
  }
  for (const { displayName, color } of TAGS) {
    types.put({
      ...common,
      category: 'CLASSIFICATION',
      name: random.nanoid(),
      displayName,
      guid: random.uuid(),
      description: '',
      options: { color, iconName: 'atlanTags', iconType: 'icon', imageID: '' },
      attributeDefs: [],
      superTypes: [],
      entityTypes: [],
      subTypes: [],
    })
  }
  types.put({
    ...common,
    category: 'STRUCT',
    name: 'SourceTagAttachment',
    displayName: 'SourceTagAttachment',
    guid: random.uuid(),
    description: 'A tag that came with an asset from its source',
    serviceType: 'atlan',
    attributeDefs: [],
  })
}
