import { ROLE } from '#src/practice/atlan/store/directory.ts'

export type Action = 'create' | 'read' | 'update' | 'delete'

interface Rule {
  /** `*` = whoever is signed in. */
  readonly roles: readonly string[] | '*'
  readonly actions: readonly Action[]
  readonly types: readonly string[] | '*'
}

const { admin, member, guest, apiToken, practiceReader } = ROLE
const WRITE: readonly Action[] = ['create', 'update', 'delete']
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
  // Ours: on a real tenant an admin sees what the admins' own policies cover.
  { roles: [admin, practiceReader], actions: ['read'], types: '*' },
]

/** Denials beat every permission: a `$member` who is connection admin still may not update one. */
const DENIED: readonly Rule[] = [
  { roles: [guest], actions: WRITE, types: '*' },
  { roles: [member], actions: ['update'], types: ['Connection'] },
]

export function roleAllows(roles: readonly string[], action: Action, typeName: string): boolean {
  return ALLOWED.some((rule) => fits(rule, roles, action, typeName))
}

export function roleDenies(roles: readonly string[], action: Action, typeName: string): boolean {
  return DENIED.some((rule) => fits(rule, roles, action, typeName))
}

function fits(rule: Rule, roles: readonly string[], action: Action, typeName: string): boolean {
  return (
    rule.actions.includes(action) &&
    (rule.types === '*' || rule.types.includes(typeName)) &&
    (rule.roles === '*' || roles.some((role) => rule.roles.includes(role)))
  )
}
