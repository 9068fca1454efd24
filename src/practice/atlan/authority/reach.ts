import type { Principal } from '#src/practice/atlan/identity/principal.ts'
import { type Entity, tagNamesOf, textOf, textsOf } from '#src/practice/atlan/store/entity.ts'
import type { EntityView } from '#src/practice/atlan/store/entity-view.ts'
import { type Action, speaksOf } from './actions.ts'
import { policiesFor } from './policies.ts'

export type Test = (entity: Entity) => boolean

/** What the policies of personas and purposes say about one action. */
export interface Reach {
  readonly allows: Test
  readonly denies: Test
}

/**
 * Masks, filters and exceptions are no plain yes or no, and are left out here.
 *
 * @param view the entities by which rights are decided.
 * @returns tests to use on one entity or on a hundred thousand.
 */
export function reachOf(view: EntityView, principal: Principal, action: Action): Reach {
  const policies = policiesFor(view, principal).filter((policy) =>
    speaksOf(textsOf(policy, 'policyActions'), action),
  )
  const ofType = (type: string) => policies.filter((each) => textOf(each, 'policyType') === type)
  return { allows: covering(ofType('allow')), denies: covering(ofType('deny')) }
}

/** Is an entity among the resources of these policies, by its name or by a tag that it carries? */
export function covering(policies: readonly Entity[]): Test {
  const resources = policies.flatMap((policy) => textsOf(policy, 'policyResources'))
  const isNamed = withinAny(valuesOf(resources, 'entity:'))
  const tags = new Set(valuesOf(resources, 'tag:'))
  return (entity) =>
    isNamed(textOf(entity, 'qualifiedName')) || tagNamesOf(entity).some((tag) => tags.has(tag))
}

/**
 * A name stands for the object itself and everything below it; a `/*` at its end adds nothing, `*`
 * is all. Terms and categories are named `<own part>@<glossary>`.
 */
function withinAny(resources: readonly string[]): (qualifiedName: string) => boolean {
  const names = new Set(resources.map((name) => name.replace(/\/?\*$/, '')))
  if (names.has('')) return () => true
  const below = [...names].map((name) => `${name}/`)
  return (qualifiedName) =>
    names.has(qualifiedName) ||
    names.has(qualifiedName.slice(qualifiedName.indexOf('@') + 1)) ||
    below.some((start) => qualifiedName.startsWith(start))
}

function valuesOf(resources: readonly string[], kind: string): string[] {
  return resources.flatMap((each) => (each.startsWith(kind) ? [each.slice(kind.length)] : []))
}
