import { randomInt } from 'node:crypto'

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
  const hex8 = () => bits().toString(16).padStart(8, '0')

  function hex(length: number): string {
    let digits = ''
    while (digits.length < length) digits += hex8()
    return digits.slice(0, length)
  }

  function uuid(): string {
    const d = hex(32)
    const variant = '89ab'.charAt(below(4))
    return `${d.slice(0, 8)}-${d.slice(8, 12)}-4${d.slice(13, 16)}-${variant}${d.slice(17, 20)}-${d.slice(20)}`
  }

  function nanoid(length = 22): string {
    let id = ''
    while (id.length < length) id += ALPHANUMERIC.charAt(below(ALPHANUMERIC.length))
    return id
  }

  const pick = <T>(items: readonly [T, ...T[]]): T => items[below(items.length)] ?? items[0]

  return { number, below, hex, uuid, nanoid, pick }
}
