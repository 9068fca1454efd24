import { migrated, type RawProfiles } from './migrations.ts'
import { fileProblems } from './profile-problems.ts'
import { type ProfileData, profileFileSchema, schemaVersion } from './profile-schema.ts'

/** What a file of profiles says. */
export interface DecodedProfiles {
  /** With whatever else the file holds, so that a change keeps it. */
  readonly data: ProfileData
  /** Written by a newer version: what this one makes of it may be incomplete. */
  readonly isNewer: boolean
  /** Written by an older version: to be copied before it is written in the new form. */
  readonly isOlder: boolean
}

/**
 * @returns undefined when the file is damaged
 * @throws ProblemError `profiles-newer` when nothing can be made of a newer version's file
 */
export function decodeProfiles(raw: RawProfiles): DecodedProfiles | undefined {
  // No file yet.
  if (Object.keys(raw).length === 0)
    return { data: { profiles: [] }, isNewer: false, isOlder: false }
  const version = Number(raw.version)
  const isNewer = version > schemaVersion
  const decoded = profileFileSchema.safeParse(migrated(raw))
  if (decoded.success) return { data: decoded.data, isNewer, isOlder: version < schemaVersion }
  if (isNewer) throw fileProblems.newer()
  return undefined
}
