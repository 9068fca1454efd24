import { ROLE } from '#src/practice/atlan/store/directory.ts'
import type { Action } from './actions.ts'

interface Rule {
  /** `*` = whoever is signed in. */
  readonly roles: readonly string[] | '*'
  readonly actions: readonly Action[]
  readonly types: readonly string[] | '*'
}

const { admin, member, guest, apiToken, practiceReader } = ROLE
const WRITE: readonly Action[] = [
  'create',
  'update',
  'delete',
  'add-tag',
  'update-tag',
  'remove-tag',
  'update-custom-metadata',
]
/** Types that decide about others; roles decide about them. */
export const ACCESS_CONTROL: readonly string[] = ['Persona', 'Purpose', 'AuthPolicy']
const GLOSSARY = ['AtlasGlossary', 'AtlasGlossaryTerm', 'AtlasGlossaryCategory']

/** What a role may do with every object of a type (the policies the Atlas server starts with). */
const ALLOWED: readonly Rule[] = [
  { roles: [admin, apiToken], actions: ['create'], types: ['Connection'] },
  { roles: [admin, member, apiToken], actions: ['create'], types: ['Collection'] },
  { roles: [admin, apiToken], actions: ['read', ...WRITE], types: ACCESS_CONTROL },
  { roles: '*', actions: ['read'], types: GLOSSARY },
  { roles: [admin, apiToken], actions: WRITE, types: GLOSSARY },
]

/** Denials beat every permission: a `$member` who is connection admin still may not update one. */
const DENIED: readonly Rule[] = [
  { roles: [guest], actions: WRITE, types: '*' },
  { roles: [member], actions: ['update'], types: ['Connection'] },
]

/**
 * What the roles alone decide. These policies have a priority that those of personas, purposes and
 * connections do not have, so what they say stands (Atlas server source, `policyPriority`).
 *
 * @returns undefined where they say nothing.
 */
export function byRole(
  roles: readonly string[],
  action: Action,
  typeName: string,
): boolean | undefined {
  const fits = (rule: Rule) =>
    rule.actions.includes(action) &&
    (rule.types === '*' || rule.types.includes(typeName)) &&
    (rule.roles === '*' || roles.some((role) => rule.roles.includes(role)))
  if (DENIED.some(fits)) return false
  return ALLOWED.some(fits) || undefined
}

/** Ours: on a real tenant an admin sees what the admins' own policies cover. */
const READERS: Readonly<Partial<Record<Action, readonly string[]>>> = {
  read: [admin, practiceReader],
  query: [practiceReader],
}

/** Who sees whatever no policy denies them. */
export function seesEverything(roles: readonly string[], action: Action): boolean {
  return roles.some((role) => READERS[action]?.includes(role))
}
