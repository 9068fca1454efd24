import { atlas } from '#src/practice/atlan/errors.ts'

interface Vocabulary {
  /** Every action of such a policy looks like this. */
  readonly actions: RegExp
  /** What `policyResourceCategory` may be; undefined = anything. */
  readonly resourceCategory: string | undefined
  /** Such a policy speaks of one connection, and only its admins may write it. */
  readonly ofConnection: boolean
}

const METADATA_ACTIONS =
  /^persona-(asset-(read|update)|api-(create|delete)|business-update-metadata|entity-(add|update|remove)-classification|(add|remove)-terms|dq-(create|read|update|delete))$/

const PURPOSE_METADATA_ACTIONS =
  /^(entity-(create|read|update|delete|update-business-metadata|(add|read|update|remove)-classification)|purpose-(add|remove)-terms)$/

/** What a policy may say, by category and sub-category (Atlas server source, AuthPolicyValidator). */
const VOCABULARIES: Readonly<Record<string, Vocabulary>> = {
  'persona/metadata': { actions: METADATA_ACTIONS, resourceCategory: 'CUSTOM', ofConnection: true },
  'persona/data': { actions: /^select$/, resourceCategory: 'ENTITY', ofConnection: true },
  'persona/glossary': {
    actions: /^persona-glossary-[a-z-]+$/,
    resourceCategory: 'CUSTOM',
    ofConnection: false,
  },
  'persona/domain': {
    actions: /^persona-domain-[a-z-]+$/,
    resourceCategory: 'CUSTOM',
    ofConnection: false,
  },
  'persona/ai': {
    actions: /^persona-ai-[a-z-]+$/,
    resourceCategory: undefined,
    ofConnection: false,
  },
  'purpose/metadata': {
    actions: PURPOSE_METADATA_ACTIONS,
    resourceCategory: 'TAG',
    ofConnection: false,
  },
  'purpose/data': { actions: /^select$/, resourceCategory: 'TAG', ofConnection: false },
}

const POLICY_TYPES = ['allow', 'deny', 'allowExceptions', 'denyExceptions', 'dataMask', 'rowFilter']

export interface PolicyWords {
  readonly category: string
  readonly subCategory: string
  readonly policyType: string
  readonly actions: readonly string[]
  readonly resourceCategory: string
}

/**
 * @returns whether this kind of policy speaks of one connection.
 * @throws AtlasError 400 for words that do not go together.
 */
export function checkVocabulary(words: PolicyWords): { ofConnection: boolean } {
  const { category, subCategory, policyType, actions, resourceCategory } = words
  const vocabulary = VOCABULARIES[`${category}/${subCategory}`]
  if (!vocabulary) {
    throw atlas.badRequest(`Invalid policy category ${category} with sub-category ${subCategory}`)
  }
  if (!POLICY_TYPES.includes(policyType)) {
    throw atlas.badRequest(`Invalid value for attribute policyType: ${policyType}`)
  }
  if (actions.length === 0) throw atlas.badRequest('Please provide attribute policyActions')
  const wrong = actions.find((action) => !vocabulary.actions.test(action))
  if (wrong !== undefined) {
    throw atlas.badRequest(`Invalid action ${wrong} for a ${subCategory} policy of a ${category}`)
  }
  const wanted = vocabulary.resourceCategory
  if (wanted && resourceCategory && resourceCategory !== wanted) {
    throw atlas.badRequest(
      `Invalid policyResourceCategory ${resourceCategory}, it must be ${wanted}`,
    )
  }
  return { ofConnection: vocabulary.ofConnection }
}
