import * as z from 'zod/mini'
import { text } from '#src/clients/http/decode.ts'
import type { Http } from '#src/clients/http/http.ts'
import type { Identity } from '#src/domain/identity.ts'
import { serviceAccountPrefix } from '#src/domain/token.ts'
import { call } from './call.ts'

export interface IdentityResource {
  /** Who the credential is, by the tenant's own word. Two requests. */
  whoAmI(signal?: AbortSignal): Promise<WhoAmI>
  /** The account that the credential acts as. One request, the most harmless one that there is. */
  account(signal?: AbortSignal): Promise<string>
}

export interface WhoAmI {
  readonly identity: Identity
  /** The tenant's clock, to the second: what a credential's end is counted by. */
  readonly serverDate?: Date
}

const currentUser = z.object({ id: text, username: text })
const whoami = z.object({ roles: z.array(z.object({ name: text })) })
const task = 'say who this credential is'

/** Who one is of the tenant that requests go to. */
export function identityOver(http: Http): IdentityResource {
  const current = (signal: AbortSignal | undefined) =>
    call(http, {
      method: 'GET',
      path: '/api/service/users/current',
      effect: 'read',
      signal,
      task,
      answer: currentUser,
    })
  return {
    async account(signal) {
      return (await current(signal)).value.username
    },
    async whoAmI(signal) {
      const { value: user, reply } = await current(signal)
      const { value } = await call(http, {
        method: 'GET',
        effect: 'read',
        signal,
        task,
        path: '/api/service/whoami',
        answer: whoami,
      })
      const { id: userId, username } = user
      const kind = username.startsWith(serviceAccountPrefix) ? 'api-token' : 'user'
      const roles = value.roles.map(({ name }) => name)
      const { serverDate } = reply
      return { identity: { userId, username, kind, roles }, ...(serverDate && { serverDate }) }
    },
  }
}
