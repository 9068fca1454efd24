import * as z from 'zod/mini'
import { optionalText, text, texts } from '#src/clients/http/decode.ts'
import type { Http } from '#src/clients/http/http.ts'
import type { Purpose, PurposePolicy } from '#src/domain/purpose.ts'
import { ownerOf, policyAttributes, policyOf, policyRecord } from './policy-record.ts'
import { type Search, searchAll } from './search.ts'

/** Both from the search index, which lags: to show, never to write from. */
export interface PurposesResource {
  list(signal?: AbortSignal): Promise<Purpose[]>
  /** The policies of all purposes, with those whom each names. */
  policies(signal?: AbortSignal): Promise<PurposePolicy[]>
}

/** Purposes of the tenant that requests go to. */
export function purposesOver(http: Http): PurposesResource {
  return {
    list: (signal) => searchAll(http, allPurposes, signal),
    policies: (signal) => searchAll(http, allPolicies, signal),
  }
}

const allPurposes: Search<Purpose> = {
  typeName: 'Purpose',
  attributes: [
    'name',
    'displayName',
    'qualifiedName',
    'isAccessControlEnabled',
    'purposeClassifications',
  ],
  task: 'list the purposes',
  entity: z.pipe(
    z.object({
      guid: text,
      attributes: z.object({
        qualifiedName: text,
        name: optionalText,
        displayName: optionalText,
        isAccessControlEnabled: z.nullish(z.boolean()),
        purposeClassifications: texts,
      }),
    }),
    z.transform(
      ({ guid, attributes: of }): Purpose => ({
        guid,
        qualifiedName: of.qualifiedName,
        name: of.displayName || of.name,
        // As for personas: true where nobody said anything.
        enabled: of.isAccessControlEnabled ?? true,
        tags: of.purposeClassifications,
      }),
    ),
  ),
}

const allPolicies: Search<PurposePolicy> = {
  typeName: 'AuthPolicy',
  terms: { policyCategory: 'purpose' },
  attributes: [...policyAttributes, 'policyUsers', 'policyGroups'],
  task: "list the purposes' policies",
  entity: z.pipe(
    z.object({ attributes: policyRecord({ policyUsers: texts, policyGroups: texts }) }),
    z.transform(
      ({ attributes: of }): PurposePolicy => ({
        ...policyOf(of),
        purposeQualifiedName: ownerOf(of),
        users: of.policyUsers,
        groups: of.policyGroups,
      }),
    ),
  ),
}
