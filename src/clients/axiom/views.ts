import * as z from 'zod/mini'
import { optionalText, text, texts } from '#src/clients/http/decode.ts'
import type { View } from '#src/domain/dataset.ts'
import { type Account, call } from './call.ts'

export interface ViewsResource {
  list(signal?: AbortSignal): Promise<View[]>
}

/** Views of the organisation that requests name. */
export function viewsOver(account: Account): ViewsResource {
  return {
    async list(signal) {
      const { value } = await call(account, {
        method: 'GET',
        path: '/v2/views',
        effect: 'read',
        signal,
        task: 'list the views',
        needs: 'views: read',
        answer: z.nullable(z.array(viewRecord)),
      })
      return value ?? []
    },
  }
}

const viewRecord = z.pipe(
  z.object({
    name: text,
    description: optionalText,
    aplQuery: text,
    datasets: texts,
    sharedByOrg: optionalText,
  }),
  z.transform(
    ({ sharedByOrg, ...view }): View => ({ ...view, ...(sharedByOrg && { sharedByOrg }) }),
  ),
)
