import { type AtlanToken, usernameOf } from '#src/domain/token.ts'
import type { Profile } from '#src/local/profiles/profile.ts'
import type { Workbench } from '#src/workbench.ts'
import { identityOf, type Signed } from './identity-of.ts'

/** What signs in with a token's own secret. */
export interface SignIns {
  /** This run does. */
  readonly run: boolean
  /** Profiles that were verified as its account. */
  readonly profiles: readonly Profile[]
}

export type SignInsOf = (token: Account) => SignIns

/** A token, or the account that it acts as. */
export type Account = Pick<AtlanToken, 'clientId'> | { readonly username: string }

/** Finds out who signs in here, and reads the profiles; then any token can be looked up. */
export async function readSignIns(
  workbench: Workbench,
  signIn: Signed,
  signal: AbortSignal,
): Promise<SignInsOf> {
  const { origin } = signIn
  const [identity, profiles] = await Promise.all([
    identityOf(workbench, signIn, signal),
    workbench.profiles.list(),
  ])
  return (token) => {
    const username = 'username' in token ? token.username : usernameOf(token)
    return {
      run: identity.username === username,
      profiles: profiles.filter((one) => one.baseUrl === origin && one.identity === username),
    }
  }
}

/** Whether anything here signs in with that token. */
export const isSignIn = ({ run, profiles }: SignIns): boolean => run || profiles.length > 0
