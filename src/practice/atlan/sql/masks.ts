import { createHash } from 'node:crypto'
import { ownEntry } from '#src/practice/own-entry.ts'

/** How a purpose's data policy shows values, by `policyMaskType` (the exact forms are ours). */
const MASKS: Readonly<Record<string, (value: string) => string | null>> = {
  MASK_REDACT: (value) =>
    value
      .replace(/\p{Lu}/gu, 'X')
      .replace(/\p{Ll}/gu, 'x')
      .replace(/\d/g, 'n'),
  MASK_SHOW_FIRST_4: (value) => value.slice(0, 4) + 'x'.repeat(Math.max(0, value.length - 4)),
  MASK_SHOW_LAST_4: (value) => 'x'.repeat(Math.max(0, value.length - 4)) + value.slice(-4),
  MASK_HASH: (value) => createHash('sha256').update(value).digest('hex'),
  MASK_NULL: () => null,
}

export function masked(value: string, maskType: string): string | null {
  const mask = ownEntry(MASKS, maskType)
  return mask ? mask(value) : null
}
