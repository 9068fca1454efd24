/** What somebody may or may not do with an entity; `query` is asking for the data itself. */
export type Action =
  | 'create'
  | 'read'
  | 'update'
  | 'delete'
  | 'add-tag'
  | 'update-tag'
  | 'remove-tag'
  | 'update-custom-metadata'
  | 'query'

/**
 * The words for it in `policyActions`: of a persona's metadata policy, of its glossary policy, of a
 * purpose. Whoever may add or remove a tag may change it, too (Atlas server source, the persona
 * template of its policy transformer).
 */
const WORDS: Readonly<Record<Action, readonly string[]>> = {
  create: ['persona-api-create', 'persona-glossary-create', 'entity-create'],
  read: ['persona-asset-read', 'persona-glossary-read', 'entity-read'],
  update: ['persona-asset-update', 'persona-glossary-update', 'entity-update'],
  delete: ['persona-api-delete', 'persona-glossary-delete', 'entity-delete'],
  'add-tag': [
    'persona-entity-add-classification',
    'persona-glossary-add-classifications',
    'entity-add-classification',
  ],
  'update-tag': [
    'persona-entity-add-classification',
    'persona-entity-update-classification',
    'persona-entity-remove-classification',
    'persona-glossary-add-classifications',
    'persona-glossary-update-classifications',
    'persona-glossary-delete-classifications',
    'entity-update-classification',
  ],
  'remove-tag': [
    'persona-entity-remove-classification',
    'persona-glossary-delete-classifications',
    'entity-remove-classification',
  ],
  'update-custom-metadata': [
    'persona-business-update-metadata',
    'persona-glossary-update-custom-metadata',
    'entity-update-business-metadata',
  ],
  query: ['select'],
}

/** Does a policy with these actions speak of this one? */
export function speaksOf(policyActions: readonly string[], action: Action): boolean {
  return policyActions.some((word) => WORDS[action].includes(word))
}
