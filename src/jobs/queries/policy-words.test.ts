import { expect, it } from 'vitest'
import type { PersonaPolicy } from '#src/domain/persona.ts'
import { sayPolicy } from './policy-words.ts'

const policy = (change: Partial<PersonaPolicy>): PersonaPolicy => ({
  name: 'p',
  personaQualifiedName: 'default/p',
  type: 'allow',
  category: 'metadata',
  actions: ['persona-asset-read'],
  resources: [],
  ...change,
})
const connectionQualifiedName = 'default/snowflake/1'

it.each<[Partial<PersonaPolicy>, string]>([
  [{ connectionQualifiedName }, 'allows to read what is in development'],
  [
    { connectionQualifiedName, type: 'deny', category: 'data', actions: ['select'] },
    'denies to query the data of what is in development',
  ],
  [
    {
      connectionQualifiedName,
      actions: ['persona-entity-add-classification', 'persona-asset-update', 'persona-add-terms'],
    },
    'allows to change tags on, change terms on, edit what is in development',
  ],
  [{ category: 'glossary', actions: ['persona-glossary-read'] }, 'allows to read glossaries'],
  [{ category: 'new-kind', actions: ['persona-fly'] }, 'allows to persona-fly new-kind'],
  [
    { type: 'other', connectionQualifiedName },
    'by a special rule (a mask, a filter or an exception), to read what is in development',
  ],
])('says %o', (change, words) => {
  expect(sayPolicy(policy(change), () => 'development')).toBe(words)
})
