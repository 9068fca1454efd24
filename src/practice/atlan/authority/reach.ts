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
  return (entity) => isNamed(entity) || (tags.size > 0 && tagNamesOf(entity).some(isIn(tags)))
}

/**
 * A name stands for the object itself and everything below it; a `/*` at its end adds nothing, `*`
 * is all. Terms and categories are named `<own part>@<glossary>`.
 */
function withinAny(resources: readonly string[]): Test {
  const isName = isIn(new Set(resources.map((name) => name.replace(/\/?\*$/, ''))))
  if (resources.length === 0) return () => false
  if (isName('')) return () => true
  return (entity) => {
    const name = textOf(entity, 'qualifiedName')
    // Asked for every entity there is, so the work does not grow with the number of policies.
    for (let end = name.length; end > 0; end = name.lastIndexOf('/', end - 1)) {
      if (isName(name.slice(0, end))) return true
    }
    return isName(name.slice(name.indexOf('@') + 1))
  }
}

function valuesOf(resources: readonly string[], kind: string): string[] {
  return resources.flatMap((each) => (each.startsWith(kind) ? [each.slice(kind.length)] : []))
}

const isIn = (set: ReadonlySet<string>) => (value: string) => set.has(value)
