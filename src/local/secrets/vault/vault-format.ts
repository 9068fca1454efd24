import { createHash } from 'node:crypto'
import * as z from 'zod/mini'

/** Of the file's form; raised by whatever a reader of the old form would misunderstand. */
export const vaultVersion = 1

const text = z.string()

// Loose, so that what another version added is still there after this one wrote.
const entrySchema = z.looseObject({
  origin: text,
  identity: text,
  purpose: text,
  kind: z.enum(['api-token', 'personal-access-token']),
  label: z.exactOptional(text),
  savedAt: z.iso.datetime(),
  sealed: z.base64(),
})

const keptKeySchema = z.discriminatedUnion('by', [
  z.looseObject({ by: z.literal('keyring') }),
  z.looseObject({ by: z.literal('file') }),
  z.looseObject({
    by: z.literal('passphrase'),
    salt: z.base64(),
    // Bounded: whoever can change the file shall not make us compute for hours.
    cost: z.int().check(z.gte(2 ** 14), z.lte(2 ** 20), z.refine(isPowerOfTwo)),
    blockSize: z.int().check(z.gte(1), z.lte(8)),
    parallel: z.int().check(z.gte(1), z.lte(4)),
    sealed: z.base64(),
  }),
])

const vaultSchema = z.looseObject({
  version: z.literal(vaultVersion),
  /** Random hex digits: which vault this is, for the name under which its key is kept. */
  id: z.string().check(z.regex(/^[0-9a-f]{16,64}$/)),
  key: keptKeySchema,
  /** Opens with the right data key only, see `new-vault.ts`. */
  proof: z.base64(),
  entries: z.array(entrySchema),
})

function isPowerOfTwo(number: number): boolean {
  return Number.isInteger(Math.log2(number))
}

export type StoredEntry = z.infer<typeof entrySchema>

/** By what the data key is kept, and what is needed besides to get at it. */
export type KeptKey = z.infer<typeof keptKeySchema>

/** Everything in the file: who and what in clear, the secrets sealed. */
export type VaultData = z.infer<typeof vaultSchema>

/** With a sum over the rest, so that damage is told from a wrong passphrase. */
export function encodeVault(data: VaultData): string {
  return `${JSON.stringify({ ...data, check: sumOf(data) }, undefined, 2)}\n`
}

/** `damaged`: no vault, or its sum is not right. `newer`: of a later version of this program. */
export function decodeVault(text: string): VaultData | 'damaged' | 'newer' {
  const raw = parse(text)
  if (raw === undefined) return 'damaged'
  if (Number(raw.version) > vaultVersion) return 'newer'
  const { check, ...rest } = raw
  const decoded = vaultSchema.safeParse(rest)
  return decoded.success && check === sumOf(rest) ? decoded.data : 'damaged'
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** Members keep their order through JSON, so the same file gives the same sum. */
const sumOf = (data: object): string =>
  createHash('sha256').update(JSON.stringify(data)).digest('hex')
