import * as z from 'zod/mini'
import type { Profile } from './profile.ts'

/** Everything that is kept about profiles. */
export interface ProfileData {
  /** The name of the profile that is taken when nothing else says which. */
  readonly default?: string
  readonly profiles: readonly Profile[]
}

/** Of the file's form; raised by whatever a reader of the old form would misunderstand. */
export const schemaVersion = 2

// Loose, so that what a newer version added is still there after this one wrote.
const profile = z.looseObject({
  name: z.string(),
  provider: z.enum(['atlan', 'axiom']),
  baseUrl: z.string(),
  orgId: z.exactOptional(z.string()),
  store: z.enum(['vault', 'reference', 'session']),
  credentialFrom: z.exactOptional(z.string()),
  vaultKey: z.exactOptional(z.enum(['keyring', 'passphrase', 'file', 'none'])),
  identity: z.exactOptional(z.string()),
  readOnly: z.exactOptional(z.boolean()),
  label: z.exactOptional(z.string()),
  color: z.exactOptional(z.string()),
  createdAt: z.pipe(
    z.iso.datetime(),
    z.transform((text: string) => new Date(text)),
  ),
})

export const profileFileSchema = z.looseObject({
  version: z.int(),
  default: z.exactOptional(z.string()),
  profiles: z.array(profile),
})
