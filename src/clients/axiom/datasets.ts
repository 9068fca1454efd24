import * as z from 'zod/mini'
import { optionalText, text } from '#src/clients/http/decode.ts'
import type { Dataset } from '#src/domain/dataset.ts'
import { type Account, call } from './call.ts'
import { instantOrNever } from './instant-or-never.ts'

export interface DatasetsResource {
  /**
   * All datasets that the credential sees. It needs no capability, so it is also the most harmless
   * way to learn whether a credential is alive.
   */
  list(signal?: AbortSignal): Promise<Dataset[]>
}

/** Datasets of the organisation that requests name. */
export function datasetsOver(account: Account): DatasetsResource {
  return {
    async list(signal) {
      const { value } = await call(account, {
        method: 'GET',
        path: '/v2/datasets',
        effect: 'read',
        signal,
        task: 'list the datasets',
        answer: z.nullable(z.array(datasetRecord)),
      })
      return value ?? []
    },
  }
}

const datasetRecord = z.pipe(
  z.object({
    id: text,
    name: text,
    description: optionalText,
    kind: optionalText,
    created: instantOrNever,
    sharedByOrg: optionalText,
  }),
  z.transform(
    ({ created, sharedByOrg, ...dataset }): Dataset => ({
      ...dataset,
      createdAt: created,
      ...(sharedByOrg && { sharedByOrg }),
    }),
  ),
)
