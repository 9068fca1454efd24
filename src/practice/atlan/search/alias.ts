import { speaksOf } from '#src/practice/atlan/authority/actions.ts'
import { covering, type Test } from '#src/practice/atlan/authority/reach.ts'
import { textOf, textsOf } from '#src/practice/atlan/store/entity.ts'
import type { EntityView } from '#src/practice/atlan/store/entity-view.ts'

/**
 * A search may look through a persona or a purpose: at what it lets read, whoever asks. The server
 * keeps an alias of the index for each (Atlas server source, ESAliasStore). Ours: one that does not
 * exist shows nothing.
 *
 * @param request its `persona` and `purpose` are qualified names.
 * @returns undefined for a search of everything.
 */
export function throughAlias(
  view: EntityView,
  { persona, purpose }: Readonly<Record<string, unknown>>,
): Test | undefined {
  const tests = [
    ...(persona ? [readBy(view, 'Persona', String(persona))] : []),
    ...(purpose ? [readBy(view, 'Purpose', String(purpose))] : []),
  ]
  return tests.length > 0 ? (entity) => tests.every((test) => test(entity)) : undefined
}

function readBy(view: EntityView, typeName: string, qualifiedName: string): Test {
  const owner = view.named(typeName, qualifiedName)
  if (!owner) return () => false
  const policies = [...view.referring('accessControl', owner.guid)].filter(
    (policy) =>
      policy.status === 'ACTIVE' &&
      textOf(policy, 'policyType') === 'allow' &&
      speaksOf(textsOf(policy, 'policyActions'), 'read'),
  )
  return covering(policies)
}
