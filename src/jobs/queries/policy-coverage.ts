import type { Asset } from '#src/domain/asset.ts'
import type { PersonaPolicy } from '#src/domain/persona.ts'
import type { Purpose, PurposePolicy } from '#src/domain/purpose.ts'

/**
 * Whether a persona's policy is about the asset: a resource stands for the object of that
 * qualified name and everything below it. Names of terms and categories end in `@` and that of
 * their glossary.
 */
export function coversAsset(policy: PersonaPolicy, { qualifiedName }: Asset): boolean {
  const named = policy.resources.flatMap((resource) =>
    resource.startsWith('entity:') ? [resource.slice('entity:'.length)] : [],
  )
  const { connectionQualifiedName } = policy
  const resources =
    named.length === 0 && connectionQualifiedName ? [connectionQualifiedName] : named
  return resources.map(withoutStar).some((resource) => {
    if (resource === '' || resource === qualifiedName) return true
    return qualifiedName.startsWith(`${resource}/`) || qualifiedName.endsWith(`@${resource}`)
  })
}

/** A `/*` at the end adds nothing to what a resource stands for; a `*` alone is all. */
const withoutStar = (resource: string): string => resource.replace(/\/?\*$/, '')

/** Whether a purpose is about the asset: by the tags of the policy itself, else of the purpose. */
export function tagsMeet(
  { tags: ofPurpose }: Pick<Purpose, 'tags'>,
  { resources }: PurposePolicy,
  { tags }: Asset,
): boolean {
  const named = resources.flatMap((resource) =>
    resource.startsWith('tag:') ? [resource.slice('tag:'.length)] : [],
  )
  return (named.length === 0 ? ofPurpose : named).some((tag) => tags.includes(tag))
}

/** What may be done at all: `query` is asking for the data, all else is about its description. */
export type Deed = 'read' | 'create' | 'update' | 'delete' | 'query'

/** Whether one of a policy’s actions, as Atlan names them, is of that kind. */
export function allowsDeed(actions: readonly string[], deed: Deed): boolean {
  const form = forms[deed]
  return actions.some((action) => form.test(action))
}

/** Atlan's names end in what is done: `persona-asset-read`, `persona-api-create`, `select`. */
const forms: Readonly<Record<Deed, RegExp>> = {
  read: /-read$/,
  create: /-create$/,
  update: /-update$/,
  delete: /-delete$/,
  query: /^select$/,
}
