import { type Command, Option } from 'commander'
import { ProblemError } from '#src/domain/problem.ts'
import { profileColors } from '#src/local/profiles/profile.ts'
import type { CommandContext, Output, Run } from './command.ts'
import { addProfile } from './profile-add.ts'
import { importProfiles } from './profile-import.ts'
import { removeProfile } from './profile-remove.ts'
import { setProfile } from './profile-set.ts'
import { profileJson, sayCredential } from './profile-words.ts'
import { textFacts, textTable } from './text-table.ts'

/** `profile list · show · add · set · use · remove · import`: the tenants a person works with. */
export function profileCommands(program: Command, run: Run): void {
  const profile = program.command('profile').description('the tenants you work with')
  profile.command('list').description('all profiles').action(run(list))
  profile
    .command('show')
    .description('one profile, or the one in use')
    .argument('[NAME]')
    .action(run(show))
  withProfileOptions(profile.command('add').description('add a tenant').argument('<NAME>')).action(
    run(addProfile),
  )
  withProfileOptions(
    profile
      .command('set')
      .description('change what is said; with --credential-from, check and keep a new credential')
      .argument('<NAME>'),
  )
    .option('--no-read-only', 'allow writes again')
    .action(run(setProfile))
  profile.command('use').description('make one the default').argument('<NAME>').action(run(use))
  profile
    .command('remove')
    .description('remove one, and the credential that the vault keeps for it')
    .argument('<NAME>')
    .action(run(removeProfile))
  profile
    .command('import')
    .description('take over what another tool of the vendors knows')
    .argument('<FROM>', 'axiom-cli, or env: ATLAN_BASE_URL, ATLAN_API_KEY, AXIOM_…')
    .action(run(importProfiles))
}

function withProfileOptions(command: Command): Command {
  return command
    .addOption(new Option('--provider <NAME>', 'the product').choices(['atlan', 'axiom']))
    .option('--org-id <ID>', 'organisation (Axiom)')
    .option(
      '--credential-from <SRC>',
      'where the credential is read: stdin, clipboard, file:PATH, env:NAME, command:CMD, vault:NAME',
    )
    .addOption(
      new Option(
        '--store <HOW>',
        'what is kept of it: itself in the vault (default), where it is read, or nothing',
      ).choices(['vault', 'reference', 'session']),
    )
    .option('--read-only', 'refuse every write through this profile')
    .option('--label <TEXT>', 'shown beside its name; production: every write is confirmed by name')
    .option('--color <NAME>', `its colour: ${profileColors.join(', ')}`)
}

async function list({ workbench, stderr }: CommandContext): Promise<Output> {
  const [profiles, chosen, newer] = await Promise.all([
    workbench.profiles.list(),
    workbench.profiles.default(),
    workbench.profiles.readOnlyBecause(),
  ])
  if (newer !== undefined) stderr.write(`${newer.title}\n`)
  const rows = profiles.map((profile) => [
    profile.name === chosen?.name ? '❯' : '',
    profile.name,
    profile.provider,
    profile.baseUrl,
    sayCredential(profile),
    profile.label ?? '',
    profile.readOnly ? 'read-only' : '',
  ])
  return {
    json: {
      profiles: profiles.map((profile) => profileJson(profile, chosen)),
      total: profiles.length,
    },
    text:
      rows.length === 0
        ? 'No profile yet. tokenbench setup makes one; tokenbench setup --practice tries it without.'
        : textTable(['', 'name', 'product', 'address', 'credential', 'label', 'writes'], rows),
  }
}

async function show({ workbench }: CommandContext, name: string | undefined): Promise<Output> {
  const chosen = await workbench.profiles.default()
  const profile = name === undefined ? chosen : await workbench.profiles.get(name)
  if (profile === undefined) throw new ProblemError(noneInUse)
  const { identity, label, color, orgId } = profile
  return {
    json: profileJson(profile, chosen),
    text: textFacts([
      ['name', profile.name],
      ['product', profile.provider],
      ['address', profile.baseUrl],
      ...fact('organisation', orgId),
      ['credential', sayCredential(profile)],
      ...fact('signs in as', identity),
      ['writes', profile.readOnly ? 'refused: read-only' : 'allowed'],
      ...fact('label', label),
      ...fact('colour', color),
    ]),
  }
}

const fact = (name: string, value: string | undefined): [string, string][] =>
  value === undefined ? [] : [[name, value]]

async function use({ workbench }: CommandContext, name: string): Promise<Output> {
  const profile = await workbench.profiles.use(name)
  return { json: profileJson(profile, profile), text: `${profile.name} is the default now.` }
}

const noneInUse = {
  kind: 'not-found' as const,
  code: 'no-profile',
  title: 'No profile is set up yet.',
  nextSteps: [{ text: 'Let the guided set-up make one.', command: 'tokenbench setup' }],
}
