import { randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import type { Secret } from '#src/domain/secret.ts'
import type { Keeper } from './keeper.ts'
import { keyLength, seal, unseal } from './seal.ts'
import { vaultProblems } from './vault-problems.ts'

/** Gives the vault's passphrase; a `new` one should be asked for twice. */
export type AskPassphrase = (use: 'new' | 'open') => Promise<Secret>

/**
 * The data key in the vault's own file, sealed with a key that scrypt makes of a passphrase.
 * @param ask absent when nobody can be asked and no source was named
 */
export const passphraseKeeper = (ask: AskPassphrase | undefined): Keeper => ({
  async keep(dataKey, vaultId) {
    const passphrase = await (ask ?? nobody)('new')
    if ([...passphrase.reveal()].length < shortest) throw vaultProblems.passphraseShort(shortest)
    const how = { salt: randomBytes(16).toString('base64'), ...price }
    const key = await keyOf(passphrase, how)
    return {
      by: 'passphrase',
      ...how,
      sealed: seal(key, dataKey.toString('base64'), [about, vaultId]),
    }
  },
  async open(kept, vaultId) {
    if (kept.by !== 'passphrase') throw new Error('kept in another way')
    const key = await keyOf(await (ask ?? nobody)('open'), kept)
    const text = unseal(key, kept.sealed, [about, vaultId])
    if (text === undefined) throw vaultProblems.passphraseWrong()
    return Buffer.from(text, 'base64')
  },
  forget: async () => {},
})

const nobody: AskPassphrase = async () => {
  throw vaultProblems.passphraseMissing()
}

const about = 'data key'

/** Characters; the least that NIST SP 800-63B allows. */
const shortest = 8

/** About half a second and 128 MB on today's laptop, as OWASP recommends. */
const price = { cost: 2 ** 17, blockSize: 8, parallel: 1 } as const

interface Stretching {
  readonly salt: string
  readonly cost: number
  readonly blockSize: number
  readonly parallel: number
}

const stretch = promisify<string, Buffer, number, object, Buffer>(scrypt)

const keyOf = (passphrase: Secret, { salt, cost, blockSize, parallel }: Stretching) =>
  // The same passphrase may reach us composed or decomposed, by the keyboard that typed it.
  stretch(passphrase.reveal().normalize('NFKC'), Buffer.from(salt, 'base64'), keyLength, {
    N: cost,
    r: blockSize,
    p: parallel,
    maxmem: 256 * cost * blockSize,
  })
