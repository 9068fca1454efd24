import * as z from 'zod/mini'
import { optionalText, text } from '#src/clients/http/decode.ts'
import type { Organisation } from '#src/domain/organisation.ts'
import { type Account, call } from './call.ts'

export interface OrganisationsResource {
  /** Those that the person behind a personal access token may work in. */
  list(signal?: AbortSignal): Promise<Organisation[]>
}

/** The organisations of whoever asks. */
export function organisationsOver(account: Account): OrganisationsResource {
  return {
    async list(signal) {
      const { value } = await call(account, {
        method: 'GET',
        path: '/v2/orgs',
        effect: 'read',
        signal,
        task: 'list the organisations',
        withoutOrganisation: true,
        answer: z.nullable(z.array(organisationRecord)),
      })
      return value ?? []
    },
  }
}

/** Of some twenty members that are said to be required, the live service leaves many out. */
const organisationRecord: z.ZodMiniType<Organisation> = z.object({
  id: text,
  name: optionalText,
  plan: optionalText,
  role: optionalText,
})
