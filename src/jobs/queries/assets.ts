import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { Asset } from '#src/domain/asset.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { notFound, resolveReference } from './reference.ts'

/**
 * The asset that a GUID or qualified name means.
 * @throws ProblemError `asset-not-found`, or `ambiguous-name` with the candidates
 */
export async function findAsset(
  client: AtlanClient,
  ref: string,
  signal: AbortSignal,
): Promise<Asset> {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(ref))
    return client.assets.get(ref, signal)
  const found = await client.assets.byQualifiedName(ref, signal)
  if (found.length === 0) throw new ProblemError(notVisible(ref))
  const candidates = found.map((asset) => ({
    asset,
    identifiers: [asset.guid],
    name: asset.qualifiedName,
    described: `${asset.guid}  ${asset.typeName}`,
  }))
  return resolveReference('asset', ref, candidates).asset
}

const notVisible = (ref: string) => ({
  ...notFound('asset', ref),
  nextSteps: [{ text: 'Give its GUID or its qualified name, as Atlan shows them.' }],
})
