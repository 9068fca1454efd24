import type { Command } from 'commander'
import { Option } from 'commander'
import { ProblemError } from '#src/domain/problem.ts'
import { parseTenantUrl } from '#src/domain/tenant-url.ts'
import { bearerIn, confirmCredential } from '#src/jobs/queries/credential.ts'
import type { Profile } from '#src/local/profiles/profile.ts'
import type { CommandContext, Output, Run } from './command.ts'
import { textFacts, textTable } from './text-table.ts'

interface AddOptions {
  readonly provider: Profile['provider']
  readonly url?: string
  readonly orgId?: string
  readonly credentialFrom?: string
  readonly store: Profile['store'] | 'vault'
  readonly readOnly?: boolean
  readonly label?: string
  readonly color?: string
}

/** `profile list · show · add · use`: the tenants a person works with. */
export function profileCommands(program: Command, run: Run): void {
  const profile = program.command('profile').description('the tenants you work with')
  profile.command('list').description('all profiles').action(run(list))
  profile
    .command('show')
    .description('one profile, or the one in use')
    .argument('[NAME]')
    .action(run(show))
  profile
    .command('add')
    .description('add a tenant')
    .argument('<NAME>')
    .addOption(
      new Option('--provider <NAME>', 'the product').choices(['atlan', 'axiom']).default('atlan'),
    )
    .option('--org-id <ID>', 'organisation (Axiom)')
    .option(
      '--credential-from <SRC>',
      'where the credential is read: file:PATH, env:NAME, command:CMD, stdin',
    )
    .addOption(
      new Option('--store <HOW>', 'what is kept of it')
        .choices(['vault', 'reference', 'session'])
        .default('vault'),
    )
    .option('--read-only', 'refuse every write through this profile')
    .option('--label <TEXT>', 'shown beside its name')
    .option('--color <NAME>', 'its colour')
    .action(run(add))
  profile.command('use').description('make one the default').argument('<NAME>').action(run(use))
}

async function list({ workbench }: CommandContext): Promise<Output> {
  const [profiles, chosen] = await Promise.all([
    workbench.profiles.list(),
    workbench.profiles.default(),
  ])
  const rows = profiles.map((profile) => [
    profile.name === chosen?.name ? '❯' : '',
    profile.name,
    profile.provider,
    profile.baseUrl,
    sayCredential(profile),
    profile.label ?? '',
  ])
  return {
    json: {
      profiles: profiles.map((profile) => profileJson(profile, chosen)),
      total: profiles.length,
    },
    text:
      rows.length === 0
        ? 'No profile yet. tokenbench setup makes one; tokenbench setup --practice tries it without.'
        : textTable(['', 'name', 'product', 'address', 'credential', 'label'], rows),
  }
}

async function show({ workbench }: CommandContext, name: string | undefined): Promise<Output> {
  const chosen = await workbench.profiles.default()
  const profile = name === undefined ? chosen : await workbench.profiles.get(name)
  if (profile === undefined) throw new ProblemError(noneInUse)
  return {
    json: profileJson(profile, chosen),
    text: textFacts([
      ['name', profile.name],
      ['product', profile.provider],
      ['address', profile.baseUrl],
      ['credential', sayCredential(profile)],
      ['writes', profile.readOnly ? 'refused: read-only' : 'allowed'],
    ]),
  }
}

async function add(context: CommandContext, name: string, options: AddOptions): Promise<Output> {
  const { workbench, globals } = context
  const { store, credentialFrom } = options
  const url = globals.url ?? options.url
  if (url === undefined) throw new ProblemError(noUrl)
  if (store === 'vault') throw new ProblemError(noVault)
  const baseUrl = parseTenantUrl(url).origin
  const identity = await confirm(context, options, baseUrl)
  await workbench.profiles.add({
    name,
    provider: options.provider,
    baseUrl,
    store,
    ...(store === 'reference' && credentialFrom !== undefined ? { credentialFrom } : {}),
    ...(options.orgId === undefined ? {} : { orgId: options.orgId }),
    ...(options.readOnly ? { readOnly: true } : {}),
    ...(options.label === undefined ? {} : { label: options.label }),
    ...(options.color === undefined ? {} : { color: options.color }),
  })
  const [profile, chosen] = await Promise.all([
    workbench.profiles.get(name),
    workbench.profiles.default(),
  ])
  const checked =
    identity === undefined
      ? 'Its credential was not checked: none was given.'
      : `The tenant knows it as ${identity}.`
  return {
    json: profileJson(profile, chosen),
    text: `Profile ${name} added for ${baseUrl}. ${checked}`,
  }
}

/**
 * Asks the tenant who a given credential is, so that a dead or foreign one is never saved, and a
 * person's bearer, which ends in minutes, not at all.
 */
async function confirm(
  { workbench, signal }: CommandContext,
  { credentialFrom, provider, store }: AddOptions,
  origin: string,
): Promise<string | undefined> {
  // Axiom's client comes with a later version; its credentials are kept unchecked until then.
  if (credentialFrom === undefined || provider !== 'atlan') return undefined
  const text = await workbench.readSource(credentialFrom, signal)
  const bearer = bearerIn(workbench, text, origin)
  const use = { origin, source: credentialFrom, secondsNeeded: 0 }
  const { credential } = await confirmCredential(workbench, bearer, use, signal)
  const { kind, username } = credential.identity
  if (kind === 'user' && store === 'reference') throw new ProblemError(personsBearer(username))
  return username
}

async function use({ workbench }: CommandContext, name: string): Promise<Output> {
  await workbench.profiles.use(name)
  const profile = await workbench.profiles.get(name)
  return { json: profileJson(profile, profile), text: `${name} is the default now.` }
}

function profileJson(profile: Profile, chosen: Profile | undefined): object {
  return { ...profile, default: profile.name === chosen?.name }
}

function sayCredential({ store, credentialFrom }: Profile): string {
  return store === 'session' ? 'asked for each time' : `read from ${credentialFrom ?? 'nowhere'}`
}

const noUrl = {
  kind: 'usage' as const,
  code: 'missing-url',
  title: '--url is missing: the tenant’s address, as the browser shows it.',
  nextSteps: [{ text: 'For example --url acme.atlan.com' }],
}

const noneInUse = {
  kind: 'not-found' as const,
  code: 'no-profile',
  title: 'No profile is set up yet.',
  nextSteps: [{ text: 'Let the guided set-up make one.', command: 'tokenbench setup' }],
}

const personsBearer = (username: string) => ({
  kind: 'refused' as const,
  code: 'persons-bearer',
  title: `This is the bearer of a person (${username}): it ends in minutes and is not kept.`,
  nextSteps: [
    { text: 'Keep where an API token is read instead.' },
    { text: 'Or give the bearer to each run: --store session' },
  ],
})

const noVault = {
  kind: 'refused' as const,
  code: 'no-vault',
  title: 'This version has no vault, so it keeps no credential itself.',
  nextSteps: [
    { text: 'Keep only where to read it each time: --store reference --credential-from file:PATH' },
    { text: 'Or keep nothing, and give it to each run: --store session' },
  ],
}
