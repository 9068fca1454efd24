/** The members of a file of profiles, as they stand in it. */
export type RawProfiles = Readonly<Record<string, unknown>>

/**
 * One step forward from each old version. A step is never changed once its version was released:
 * the files that it was made for are still out there.
 */
const steps: Readonly<Record<number, (raw: RawProfiles) => RawProfiles>> = {
  // Version 2 knows the vault, and with it `vaultKey` and `identity`. What version 1 could say
  // means the same; it could not say that a credential is in the vault.
  1: (raw) => raw,
}

/** The same file in the form of the newest version; as it is when it is none of the old ones. */
export function migrated(raw: RawProfiles): RawProfiles {
  const version = Number(raw.version)
  const step = Object.hasOwn(steps, version) ? steps[version] : undefined
  return step === undefined ? raw : migrated({ ...step(raw), version: version + 1 })
}
