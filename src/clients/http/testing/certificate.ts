import { generateKeyPairSync, sign } from 'node:crypto'

/** A fresh key and a certificate for a host that nobody trusts, both PEM. */
export function selfSigned(host = 'localhost'): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const ecdsaWithSha256 = der(0x30, der(0x06, hex('2a8648ce3d040302')))
  const name = der(0x30, der(0x31, der(0x30, der(0x06, hex('550403')), utf8(host))))
  const toSign = der(
    0x30,
    der(0xa0, der(0x02, hex('02'))),
    der(0x02, hex('01')),
    ecdsaWithSha256,
    name,
    der(0x30, utcTime('250101000000Z'), utcTime('491231235959Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, certificateAuthority, forHost(host))),
  )
  const signature = sign('sha256', toSign, privateKey)
  const certificate = der(0x30, toSign, ecdsaWithSha256, der(0x03, hex('00'), signature))
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
  }
}

/** One DER element: tag, length, content. */
function der(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content)
  const long = body.length > 0x7f
  const length = long ? [0x82, body.length >> 8, body.length & 0xff] : [body.length]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}

const hex = (digits: string): Buffer => Buffer.from(digits, 'hex')
const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text))
const utcTime = (text: string): Buffer => der(0x17, Buffer.from(text))

const certificateAuthority = der(
  0x30,
  der(0x06, hex('551d13')),
  der(0x04, der(0x30, der(0x01, hex('ff')))),
)
const forHost = (host: string): Buffer =>
  der(0x30, der(0x06, hex('551d11')), der(0x04, der(0x30, der(0x82, Buffer.from(host)))))
