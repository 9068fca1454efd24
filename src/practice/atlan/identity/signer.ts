import {
  exportJWK,
  generateKeyPair,
  type JSONWebKeySet,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from 'jose'

/** Signs and checks the bearers of one tenant, as Keycloak's realm key does. */
export interface Signer {
  /** @param claims as they shall stand in the token, `exp` and `iat` included. */
  sign(claims: JWTPayload): Promise<string>
  /** The claims of a bearer that we signed, for this issuer, not yet expired; else undefined. */
  verify(bearer: string, issuer: string, now: number): Promise<JWTPayload | undefined>
  readonly keySet: JSONWebKeySet
}

/**
 * One RSA key for all tenants of this process: making one takes longer than all the rest of a
 * start. Their bearers differ by issuer, which is checked.
 */
let keyPair: ReturnType<typeof generateKeyPair> | undefined

export async function createSigner(keyId: string): Promise<Signer> {
  keyPair ??= generateKeyPair('RS256')
  const { privateKey, publicKey } = await keyPair
  const header = { alg: 'RS256', typ: 'JWT', kid: keyId }
  const keySet = {
    keys: [{ ...(await exportJWK(publicKey)), kid: keyId, alg: 'RS256', use: 'sig' }],
  }

  return {
    keySet,
    sign: (claims) => new SignJWT(claims).setProtectedHeader(header).sign(privateKey),
    async verify(bearer, issuer, now) {
      try {
        const { payload } = await jwtVerify(bearer, publicKey, {
          issuer,
          algorithms: ['RS256'],
          requiredClaims: ['exp', 'preferred_username'],
          currentDate: new Date(now),
        })
        return payload
      } catch {
        return undefined
      }
    },
  }
}
