import type { AtlanClient } from '#src/clients/atlan/client.ts'
import { type AtlanToken, serviceAccountPrefix } from '#src/domain/token.ts'
import type { GivenValue } from './given-value.ts'
import { withPersonaNames } from './persona-names.ts'

/** Which token a value is of, or why that is none of this tenant. */
export interface FoundByValue {
  readonly token: AtlanToken | undefined
  /** How it was found, or why it was not. */
  readonly how:
    | 'client-id'
    /** Its token was deleted, or this credential may not see it. */
    | 'not-listed'
    | 'person'
    | 'oauth-client'
    | 'elsewhere'
    | 'opaque'
  /** One sentence. */
  readonly said: string
}

/** Finds the token of a value by the client id that it carries. The value itself is sent nowhere. */
export async function findByValue(
  client: AtlanClient,
  { bearer, elsewhere }: GivenValue,
  signal: AbortSignal,
): Promise<FoundByValue> {
  const none = { token: undefined }
  if (elsewhere !== undefined) return { ...none, how: 'elsewhere', said: elsewhere.title }
  const { username, clientId: claimed } = bearer.claims ?? {}
  if (bearer.kind === 'opaque') return { ...none, how: 'opaque', said: saysNothing }
  if (bearer.kind === 'user') {
    const said = `This is a bearer of ${username ?? 'somebody'}, a person; it is no API token.`
    return { ...none, how: 'person', said }
  }
  const ofAccount = username?.startsWith(serviceAccountPrefix)
    ? username.slice(serviceAccountPrefix.length)
    : undefined
  const clientId = ofAccount ?? claimed ?? ''
  if (!clientId.startsWith('apikey-')) {
    const said = `This is a bearer of the OAuth client ${clientId}, not an API token.`
    return { ...none, how: 'oauth-client', said }
  }
  const found = await client.tokens.byClientId(clientId, signal)
  if (found === undefined) {
    const said = `Its client id is ${clientId}, which this tenant does not list: its token was deleted, or this sign-in may not see it.`
    return { ...none, how: 'not-listed', said }
  }
  const [token = found] = await withPersonaNames(client, [found], signal)
  return {
    token,
    how: 'client-id',
    said: `It is “${token.name}”, by the client id that it carries.`,
  }
}

const saysNothing =
  'This value does not say whose it is. Atlan’s API tokens are JSON web tokens: it may be cut, or of something else.'
