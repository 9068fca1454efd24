import * as z from 'zod/mini'
import { optionalText, text } from '#src/clients/http/decode.ts'
import type { AxiomUser } from '#src/domain/organisation.ts'
import { type Account, call } from './call.ts'

export interface CurrentUser {
  readonly user: AxiomUser
  /** The server's clock, to the second: what a credential's end is counted by. */
  readonly serverDate?: Date
}

export interface UsersResource {
  /**
   * The person behind a personal access token. What it answers to an API token is not documented: it
   * may be whoever made it, or a refusal, so it proves nothing about one.
   */
  current(signal?: AbortSignal): Promise<CurrentUser>
}

/** Who one is. */
export function usersOver(account: Account): UsersResource {
  return {
    async current(signal) {
      const { value, reply } = await call(account, {
        method: 'GET',
        path: '/v2/user',
        effect: 'read',
        signal,
        task: 'say who this credential is',
        withoutOrganisation: true,
        answer: userRecord,
      })
      const { serverDate } = reply
      return { user: value, ...(serverDate && { serverDate }) }
    },
  }
}

const userRecord = z.pipe(
  z.object({
    id: text,
    name: optionalText,
    email: optionalText,
    role: z.nullish(z.object({ id: optionalText, name: optionalText })),
  }),
  z.transform(({ role, ...user }): AxiomUser => ({ ...user, ...(role && { role }) })),
)
