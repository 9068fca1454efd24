import type { CredentialSource } from '#src/domain/credential.ts'
import { type NextStep, type Problem, ProblemError } from '#src/domain/problem.ts'
import { parseTenantUrl } from '#src/domain/tenant-url.ts'
import type { Environment } from '#src/local/environment.ts'
import { axiomApi } from '#src/local/profiles/axiom-url.ts'
import type { Profile } from '#src/local/profiles/profile.ts'
import type { Workbench } from '#src/workbench.ts'

/** The tenant that a command is about, and where its credential comes from. */
export interface Target {
  readonly origin: string
  readonly provider: Profile['provider']
  /** The organisation that a personal access token works in (Axiom). */
  readonly orgId?: string
  readonly profile?: string
  /** The profile itself, as it was when this run began: later changes do not reach this run. */
  readonly kept?: Profile
  /** Its profile refuses every write. */
  readonly readOnly?: boolean
  /** Its profile is labelled production: every write is confirmed by name. */
  readonly production?: boolean
  /** Absent when nothing says where a credential could be read; `vault`: the profile's own. */
  readonly source?: CredentialSource
}

/** What was said on the command line. */
export interface TargetChoice {
  readonly profile?: string
  readonly url?: string
}

/** The source of a credential that a person gave in the middle of this run. */
export const byHand = 'by hand'

export const tokenVariable = 'TOKENBENCH_TOKEN'

/**
 * Order of truth: flag, environment, the profile named by `profile use`.
 *
 * @throws ProblemError (usage) `no-profile` when nothing names a tenant, `profile-and-url` when two
 *   flags name two
 */
export async function targetOf(workbench: Workbench, choice: TargetChoice): Promise<Target> {
  const { environment, profiles, practice } = workbench
  if (choice.profile !== undefined) {
    const named = await targetNamed(workbench, choice.profile)
    const contradicts =
      choice.url !== undefined && parseTenantUrl(choice.url).origin !== named.origin
    if (contradicts) throw new ProblemError(profileAndUrl(choice.profile, named))
    return named
  }
  if (choice.url !== undefined) return targetOfUrl(workbench, choice.url)
  if (practice !== undefined) return targetOfUrl(workbench, practice.atlan.baseUrl)
  if (environment.TOKENBENCH_PROFILE) return targetNamed(workbench, environment.TOKENBENCH_PROFILE)
  if (environment.TOKENBENCH_URL) return targetOfUrl(workbench, environment.TOKENBENCH_URL)
  const chosen = await profiles.default()
  if (chosen === undefined) throw noProfile()
  return targetOfProfile(workbench, chosen)
}

const targetNamed = async (workbench: Workbench, name: string): Promise<Target> =>
  targetOfProfile(workbench, await workbench.profiles.get(name))

function targetOfProfile(workbench: Workbench, profile: Profile): Target {
  return targetWith(workbench, profile, sourceAt(workbench, profile.baseUrl) ?? ownSource(profile))
}

/**
 * A profile among others: with nothing but what it keeps itself, since a credential of this run is
 * for the one profile that is selected.
 */
export function targetOfOwn(workbench: Workbench, profile: Profile): Target {
  const isPractice = workbench.practiceAt(profile.baseUrl) !== undefined
  const own = ownSource(profile)
  return targetWith(
    workbench,
    profile,
    isPractice ? 'practice' : own === `env:${tokenVariable}` ? undefined : own,
  )
}

function targetWith(
  workbench: Workbench,
  profile: Profile,
  lasting: CredentialSource | undefined,
): Target {
  const whose = { origin: profile.baseUrl, profile: profile.name }
  const source = workbench.givenByHand.has(whose) ? byHand : lasting
  return {
    origin: profile.baseUrl,
    provider: profile.provider,
    ...(profile.orgId === undefined ? {} : { orgId: profile.orgId }),
    profile: profile.name,
    kept: profile,
    ...(profile.readOnly ? { readOnly: true } : {}),
    ...(/^prod(uction)?$/i.test(profile.label ?? '') ? { production: true } : {}),
    ...(source === undefined ? {} : { source }),
  }
}

/** What the profile itself signs in with, when nothing of this run goes before it. */
export const ownSource = ({ store, credentialFrom }: Profile): CredentialSource | undefined =>
  store === 'vault' ? 'vault' : credentialFrom

/** A tenant by its address; a profile that is kept for it (the default first) lends its credential. */
export async function targetOfUrl(workbench: Workbench, url: string): Promise<Target> {
  const { origin } = parseTenantUrl(url)
  const [profiles, chosen] = await Promise.all([
    workbench.profiles.list(),
    workbench.profiles.default(),
  ])
  const known = chosen === undefined ? profiles : [chosen, ...profiles]
  const { provider, orgId } = ofThisRun(workbench.environment)
  // All organisations of Axiom have one address.
  const isMeant = (one: Profile) =>
    one.baseUrl === origin &&
    (orgId === undefined || one.orgId === orgId) &&
    (provider === undefined || one.provider === provider)
  const kept = known.find(isMeant)
  if (kept !== undefined) return targetOfProfile(workbench, kept)
  const source = workbench.givenByHand.has({ origin }) ? byHand : sourceAt(workbench, origin)
  return {
    origin,
    provider: provider === 'axiom' || isAxioms(origin) ? 'axiom' : 'atlan',
    ...(orgId === undefined ? {} : { orgId }),
    ...(source === undefined ? {} : { source }),
  }
}

/**
 * What the environment says of a tenant that is given by its address.
 * @throws ProblemError `provider-unknown` (usage)
 */
function ofThisRun({ TOKENBENCH_PROVIDER: provider, TOKENBENCH_ORG_ID: orgId }: Environment): {
  readonly provider?: Profile['provider']
  readonly orgId?: string
} {
  const organisation = orgId ? { orgId } : {}
  if (!provider) return organisation
  if (provider !== 'atlan' && provider !== 'axiom') throw new ProblemError(unknownProvider)
  return { provider, ...organisation }
}

/** Tokens are managed at one address for everybody (vendor's docs). */
const isAxioms = (origin: string): boolean => origin === axiomApi

function sourceAt(workbench: Workbench, origin: string): CredentialSource | undefined {
  if (workbench.practiceAt(origin) !== undefined) return 'practice'
  return workbench.environment[tokenVariable] ? `env:${tokenVariable}` : undefined
}

/** Nothing names a tenant, and no profile is there to be the default. */
export const noProfile = (): ProblemError =>
  new ProblemError({
    kind: 'usage',
    code: 'no-profile',
    title: 'Which tenant? No profile is set up yet.',
    nextSteps: [
      { text: 'Let the guided set-up make one.', command: 'tokenbench setup' },
      {
        text: 'Or add one.',
        command:
          'tokenbench profile add acme --provider atlan --url acme.atlan.com --store session',
      },
      { text: 'Or try it on the built-in practice tenant: add --practice.' },
    ],
  })

/**
 * @param instead what does something like it on the product that it is not about
 * @throws ProblemError `no-axiom` or `no-atlan` (usage) where the command is about the other product
 */
export function refuseProduct(
  { provider, origin, profile }: Target,
  needed: Target['provider'],
  instead?: NextStep,
): void {
  if (provider === needed) return
  const [is, wanted] =
    provider === 'axiom' ? ['an Axiom organisation', 'Atlan'] : ['an Atlan tenant', 'Axiom']
  throw new ProblemError({
    kind: 'usage',
    code: `no-${provider}`,
    title: `${profile === undefined ? origin : `Profile ${profile}`} is ${is}; this command is about ${wanted}.`,
    nextSteps: [
      ...(instead === undefined ? [] : [instead]),
      {
        text: `Name a profile of ${wanted} with --profile; there are these.`,
        command: 'tokenbench profile list',
      },
    ],
  })
}

const unknownProvider: Problem = {
  kind: 'usage',
  code: 'provider-unknown',
  title: 'TOKENBENCH_PROVIDER names no product.',
  nextSteps: [{ text: 'It is atlan or axiom; or leave it out.' }],
}

const profileAndUrl = (profile: string, { origin }: Target): Problem => ({
  kind: 'usage',
  code: 'profile-and-url',
  title: `--profile and --url name two tenants: profile ${profile} is ${origin}.`,
  nextSteps: [{ text: 'Give one of them.' }],
})
