import { isAdminOf } from '#src/practice/atlan/authority/admins.ts'
import { atlas } from '#src/practice/atlan/errors.ts'
import { type Entity, onlyTexts, textOf } from '#src/practice/atlan/store/entity.ts'
import { type Draft, type EntityKind, type SaveContext, withAttributes } from './kind.ts'
import { inherited } from './policies-of-owner.ts'
import { checkVocabulary } from './policy-vocabulary.ts'

/** Policies of personas and purposes (Atlas server source, AuthPolicyPreProcessor). */
export const policyKind: EntityKind = {
  create(draft, context) {
    const owner = ownerOf(draft, context)
    const name = text(draft, 'name')
    refuseDuplicate(owner, name, draft.guid, context)
    check(draft, owner, context)
    const qualifiedName = `${textOf(owner, 'qualifiedName')}/${context.tenant.random.nanoid()}`
    return withAttributes(draft, {
      qualifiedName,
      ...inherited(owner),
      ...subjects(owner),
    })
  },

  update(draft, before, context) {
    const owner = ownerOf({ ...draft, relations: before.relations }, context)
    if (text(draft, 'name') !== textOf(before, 'name')) {
      refuseDuplicate(owner, text(draft, 'name'), draft.guid, context)
    }
    check(draft, owner, context)
    const { isPolicyEnabled: _kept, ...resources } = inherited(owner)
    const changed = withAttributes(draft, { ...resources, ...subjects(owner) })
    // A policy stays with the persona it was made for.
    return { ...changed, relations: before.relations }
  },

  touches: (draft) => [draft.relations.accessControl ?? []].flat(),
}

function ownerOf(draft: Draft, context: SaveContext): Entity {
  const [guid] = [draft.relations.accessControl ?? []].flat()
  const owner = guid === undefined ? undefined : context.find(guid)
  if (!owner) throw atlas.badRequest('Please provide attribute accessControl')
  return owner
}

/** The server looks at personas alone, and when a policy is made; ours: at an update, too. */
function refuseDuplicate(owner: Entity, name: string, self: string, context: SaveContext): void {
  if (owner.typeName !== 'Persona') return
  for (const other of context.tenant.entities.referring('accessControl', owner.guid)) {
    if (other.guid === self || other.status !== 'ACTIVE' || textOf(other, 'name') !== name) continue
    throw atlas.badRequest(
      `Policy with name '${name}' already exists in ${owner.typeName} '${textOf(owner, 'name')}'`,
    )
  }
}

function check(draft: Draft, owner: Entity, context: SaveContext): void {
  const { ofConnection } = checkVocabulary({
    category: owner.typeName.toLowerCase(),
    subCategory: text(draft, 'policySubCategory'),
    policyType: text(draft, 'policyType'),
    actions: onlyTexts(draft.attributes.policyActions),
    resourceCategory: text(draft, 'policyResourceCategory'),
  })
  if (!ofConnection) return
  const connection = text(draft, 'connectionQualifiedName')
  requireResourcesWithin(connection, onlyTexts(draft.attributes.policyResources))
  requireConnectionAdmin(connection, context)
}

function requireResourcesWithin(connection: string, resources: readonly string[]): void {
  if (!connection) throw atlas.badRequest('Please provide attribute connectionQualifiedName')
  if (resources.length === 0) throw atlas.badRequest('Please provide attribute policyResources')
  const names = resources.flatMap((each) => each.match(/^entity:(.*)$/)?.[1] ?? [])
  const stranger = names.find((name) => !name.startsWith(connection))
  if (stranger === undefined) return
  throw atlas.badRequest(`${stranger} does not belong to connection ${connection}`)
}

/**
 * What an API token meets before it was made connection admin. Like all rights, a fresh grant
 * counts only after the delay.
 */
function requireConnectionAdmin(qualifiedName: string, context: SaveContext): void {
  const { tenant, principal } = context
  const connection = tenant.entities.named('Connection', qualifiedName)
  if (!connection) throw atlas.unknownName('Connection', qualifiedName)
  if (isAdminOf(principal, tenant.granted.get(connection.guid))) return
  throw atlas.notConnectionAdmin(principal.username, connection.guid)
}

/** A persona's policy acts through the persona's role, a purpose's names its subjects itself. */
function subjects(owner: Entity): Readonly<Record<string, unknown>> {
  if (owner.typeName !== 'Persona') return {}
  const nanoid = textOf(owner, 'qualifiedName').split('/').at(-1)
  return { policyRoles: [`persona_${nanoid}`], policyUsers: [], policyGroups: [] }
}

function text(draft: Draft, attribute: string): string {
  const value = draft.attributes[attribute]
  return typeof value === 'string' ? value : ''
}
