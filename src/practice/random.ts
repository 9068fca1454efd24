import { randomInt } from 'node:crypto'

const HEX = '0123456789abcdef'
const UUID = 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'
const ALPHANUMERIC = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Chance that can be repeated: the same seed gives the same ids, names and secrets in the same order. */
export interface Random {
  /** A float in [0, 1). */
  number(): number
  /** An integer in [0, below). */
  below(below: number): number
  /** `length` lower-case hex digits. */
  hex(length: number): string
  /** A version 4 UUID. */
  uuid(): string
  /** `length` letters and digits; 22 is what Atlan's server gives a persona. */
  nanoid(length?: number): string
  pick<T>(items: readonly [T, ...T[]]): T
}

/**
 * @param seed any number; without one every start differs.
 * Not for real secrets: whoever knows the seed knows all of them, which is the purpose here.
 */
export function createRandom(seed = randomInt(2 ** 32)): Random {
  let state = seed >>> 0

  // mulberry32: 32 bits of state are plenty for a practice tenant, and it is fast enough to
  // name 300,000 objects while a person waits.
  function bits(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }

  const number = () => bits() / 2 ** 32
  const below = (limit: number) => Math.floor(number() * limit)

  // Texts are written into bytes and read in one go: put together piece by piece, each would stay
  // a tree of its pieces in memory, which a hundred thousand of them make felt.
  function text(length: number, byteAt: (index: number) => number): string {
    const bytes = Buffer.allocUnsafe(length)
    for (let index = 0; index < length; index += 1) bytes[index] = byteAt(index)
    return bytes.toString('latin1')
  }

  const hexDigit = () => HEX.charCodeAt(below(16))
  const hex = (length: number) => text(length, hexDigit)
  const nanoid = (length = 22) =>
    text(length, () => ALPHANUMERIC.charCodeAt(below(ALPHANUMERIC.length)))

  const uuid = () =>
    text(UUID.length, (index) => {
      const form = UUID.charAt(index)
      if (form === 'x') return hexDigit()
      return form === 'y' ? HEX.charCodeAt(8 + below(4)) : form.charCodeAt(0)
    })

  const pick = <T>(items: readonly [T, ...T[]]): T => items[below(items.length)] ?? items[0]

  return { number, below, hex, uuid, nanoid, pick }
}
