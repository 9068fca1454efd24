import * as z from 'zod/mini'
import { optionalText, text, texts } from '#src/clients/http/decode.ts'
import type { Http } from '#src/clients/http/http.ts'
import type { Asset } from '#src/domain/asset.ts'
import { entityOfAnyType } from './entity.ts'
import { type Search, searchAll } from './search.ts'

export interface AssetsResource {
  /** From the store, whatever its type. @throws ProblemError `asset-not-found` */
  get(guid: string, signal?: AbortSignal): Promise<Asset>
  /** From the search index: a qualified name is unique within a type only. */
  byQualifiedName(qualifiedName: string, signal?: AbortSignal): Promise<Asset[]>
}

/** Assets of the tenant that requests go to. */
export function assetsOver(http: Http): AssetsResource {
  return {
    get: (guid, signal) =>
      entityOfAnyType(http, { noun: 'asset', entity: assetEntity }, guid, signal),
    async byQualifiedName(qualifiedName, signal) {
      const found = await searchAll(http, { ...anyAsset, terms: { qualifiedName } }, signal)
      // Some of the index's fields take no account of case.
      return found.filter((asset) => asset.qualifiedName === qualifiedName)
    },
  }
}

const assetEntity = z.pipe(
  z.object({
    guid: text,
    typeName: text,
    status: z.enum(['ACTIVE', 'DELETED']),
    attributes: z.object({
      qualifiedName: text,
      name: optionalText,
      connectionQualifiedName: optionalText,
      collectionQualifiedName: optionalText,
    }),
    classificationNames: texts,
    classifications: z.nullish(z.array(z.object({ typeName: text }))),
  }),
  z.transform(
    ({ attributes: of, ...entity }): Asset => ({
      guid: entity.guid,
      typeName: entity.typeName,
      qualifiedName: of.qualifiedName,
      name: of.name,
      status: entity.status,
      ...(of.connectionQualifiedName && { connectionQualifiedName: of.connectionQualifiedName }),
      ...(of.collectionQualifiedName && { collectionQualifiedName: of.collectionQualifiedName }),
      // The index gives names, the store the tags themselves.
      tags: [
        ...new Set([
          ...entity.classificationNames,
          ...(entity.classifications ?? []).map(({ typeName }) => typeName),
        ]),
      ],
    }),
  ),
)

const anyAsset: Search<Asset> = {
  attributes: ['name', 'qualifiedName', 'connectionQualifiedName', 'collectionQualifiedName'],
  task: 'find the asset',
  entity: assetEntity,
}
