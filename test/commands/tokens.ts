import { forged } from '#src/capture/testing/tokens.ts'

/** A token that says who issued it and for how long it is good; nobody would accept its signature. */
export function tokenIssuedBy(host: string, secondsLeft = 3_600): string {
  return forged({
    iss: `${host}/auth/realms/default`,
    exp: Math.floor(Date.now() / 1000) + secondsLeft,
    preferred_username: 'conn.admin',
  })
}
