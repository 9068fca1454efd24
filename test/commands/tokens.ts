const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')

/** A token that says who issued it and for how long it is good; nobody would accept its signature. */
export function tokenIssuedBy(host: string, secondsLeft = 3_600): string {
  const payload = {
    iss: `${host}/auth/realms/default`,
    exp: Math.floor(Date.now() / 1000) + secondsLeft,
    preferred_username: 'conn.admin',
  }
  return [encode({ alg: 'RS256', typ: 'JWT' }), encode(payload), 'c2lnbmF0dXJl'].join('.')
}
