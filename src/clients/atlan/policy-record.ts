import * as z from 'zod/mini'
import { optionalText, text, texts } from '#src/clients/http/decode.ts'
import type { Policy } from '#src/domain/policy.ts'

/** The attributes to ask the index for. */
export const policyAttributes = [
  'name',
  'qualifiedName',
  'policyType',
  'policySubCategory',
  'policyActions',
  'policyResources',
] as const

/** An AuthPolicy's attributes: those that personas' and purposes' share, and some of its own. */
export const policyRecord = <Own extends z.core.$ZodShape>(own: Own) =>
  z.object({ ...shared.shape, ...own })

const shared = z.object({
  name: optionalText,
  qualifiedName: text,
  policyType: optionalText,
  policySubCategory: optionalText,
  policyActions: texts,
  policyResources: texts,
})

type Shared = z.infer<typeof shared>

/** The policy that a record’s attributes describe; names and resources as they were decoded. */
export const policyOf = (of: Shared): Policy => ({
  name: of.name,
  type: of.policyType === 'allow' || of.policyType === 'deny' ? of.policyType : 'other',
  category: of.policySubCategory,
  actions: of.policyActions,
  resources: of.policyResources,
})

/** A policy is called `<qualified name of its owner>/<id>` (Atlas source, AuthPolicyPreProcessor). */
export const ownerOf = ({ qualifiedName }: Pick<Shared, 'qualifiedName'>): string =>
  qualifiedName.slice(0, Math.max(0, qualifiedName.lastIndexOf('/')))
