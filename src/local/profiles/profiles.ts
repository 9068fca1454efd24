import type { Problem } from '#src/domain/problem.ts'
import { parseTenantUrl } from '#src/domain/tenant-url.ts'
import { withoutUndefined } from '#src/domain/without-undefined.ts'
import { checkedProfile, type Profile } from './profile.ts'
import { ProfileFile } from './profile-file.ts'
import { fileProblems, notThere, thereAlready } from './profile-problems.ts'
import type { ProfileData } from './profile-schema.ts'

export type NewProfile = Omit<Profile, 'createdAt'>

/** What changes; an optional field that is given as undefined is taken away. */
export type ProfileChanges = Partial<Pick<Profile, 'provider' | 'baseUrl' | 'store'>> & {
  readonly [Field in
    | 'orgId'
    | 'credentialFrom'
    | 'vaultKey'
    | 'identity'
    | 'readOnly'
    | 'label'
    | 'color']?: Profile[Field] | undefined
}

/**
 * The profiles of one state folder. Every call reads the file anew, and every change starts from
 * the newest, so that processes do not lose each other's profiles. All of them may also throw what
 * `ProfileFile` throws.
 */
export interface Profiles {
  /** In the order in which they were added. */
  list(): Promise<readonly Profile[]>
  /** @throws ProblemError `profile-not-found` */
  get(name: string): Promise<Profile>
  /** The profile that is taken when nothing else says which. */
  default(): Promise<Profile | undefined>
  /**
   * Adds a profile; the first one becomes the default.
   * @throws ProblemError `profile-exists` (conflict), or of kind `usage` for what does not fit
   */
  add(profile: NewProfile): Promise<Profile>
  /** @throws ProblemError `profile-not-found`, or of kind `usage` for what does not fit */
  set(name: string, changes: ProfileChanges): Promise<Profile>
  /** Makes it the default. @throws ProblemError `profile-not-found` */
  use(name: string): Promise<Profile>
  /**
   * When it was the default there is none afterwards: which one is meant then is not guessed.
   * @throws ProblemError `profile-not-found`
   */
  remove(name: string): Promise<void>
  /**
   * The problem that every change would end in, because a newer version wrote the file; to be said
   * already when it is read.
   */
  readOnlyBecause(): Promise<Problem | undefined>
}

/** @param stateFolder see `openStateFolder` */
export function openProfiles(stateFolder: string, now: () => Date = () => new Date()): Profiles {
  const file = new ProfileFile(stateFolder)
  return {
    list: async () => (await file.read()).profiles,
    get: async (name) => find(await file.read(), name),
    async default() {
      const { default: name, profiles } = await file.read()
      return profiles.find((profile) => profile.name === name)
    },
    async add(profile) {
      const added = checkedProfile({ ...profile, createdAt: now() })
      await file.change((data) => withAdded(data, added))
      return added
    },
    async set(name, changes) {
      const changed = await file.change((data) => withChanged(data, name, changes))
      return find(changed, name)
    },
    async use(name) {
      const changed = await file.change((data) => ({ ...data, default: find(data, name).name }))
      return find(changed, name)
    },
    async remove(name) {
      await file.change((data) => without(data, find(data, name)))
    },
    readOnlyBecause: async () =>
      (await file.isReadOnly()) ? fileProblems.newer().problem : undefined,
  }
}

function withAdded(data: ProfileData, added: Profile): ProfileData {
  if (data.profiles.some(({ name }) => name === added.name)) throw thereAlready(added.name)
  const profiles = [...data.profiles, added]
  return { ...data, ...(data.profiles.length === 0 && { default: added.name }), profiles }
}

function withChanged(data: ProfileData, name: string, changes: ProfileChanges): ProfileData {
  const before = find(data, name)
  const isReference = (changes.store ?? before.store) === 'reference'
  // The source goes with the reference, the account with the tenant.
  const lost = {
    ...(!isReference && { credentialFrom: undefined }),
    ...(isOfAnotherTenant(before, changes) && { identity: undefined }),
  }
  const after = checkedProfile(withoutUndefined({ ...before, ...lost, ...changes }))
  const profiles = data.profiles.map((profile) => (profile === before ? after : profile))
  return { ...data, profiles }
}

const isOfAnotherTenant = (before: Profile, { provider, baseUrl }: ProfileChanges): boolean =>
  (provider !== undefined && provider !== before.provider) ||
  (baseUrl !== undefined && parseTenantUrl(baseUrl).origin !== before.baseUrl)

function without(data: ProfileData, removed: Profile): ProfileData {
  const { default: name, ...rest } = data
  const profiles = data.profiles.filter((profile) => profile !== removed)
  return {
    ...rest,
    ...(name !== undefined && name !== removed.name && { default: name }),
    profiles,
  }
}

function find(data: ProfileData, name: string): Profile {
  const profile = data.profiles.find((one) => one.name === name)
  if (profile) return profile
  const names = data.profiles.map((one) => one.name)
  throw notThere(name, names)
}
