import { type Command, Option } from 'commander'
import type { Run } from '#src/frontends/commands/command.ts'
import { profileColors } from '#src/local/profiles/profile.ts'

/** `profile list · show · add · set · use · remove · import`: the tenants a person works with. */
export function profileCommands(program: Command, run: Run): void {
  const profile = program.command('profile').description('the tenants you work with')
  profile
    .command('list')
    .description('all profiles')
    .action(
      run(() => import('#src/frontends/commands/profile-list.ts').then((m) => m.listProfiles)),
    )
  profile
    .command('show')
    .description('one profile, or the one in use')
    .argument('[NAME]')
    .action(run(() => import('#src/frontends/commands/profile-show.ts').then((m) => m.showProfile)))
  withProfileOptions(profile.command('add').description('add a tenant').argument('<NAME>')).action(
    run(() => import('#src/frontends/commands/profile-add.ts').then((m) => m.addProfile)),
  )
  withProfileOptions(
    profile
      .command('set')
      .description('change what is said; with --credential-from, check and keep a new credential')
      .argument('<NAME>'),
  )
    .option('--no-read-only', 'allow writes again')
    .action(run(() => import('#src/frontends/commands/profile-set.ts').then((m) => m.setProfile)))
  profile
    .command('use')
    .description('make one the default')
    .argument('<NAME>')
    .action(run(() => import('#src/frontends/commands/profile-use.ts').then((m) => m.useProfile)))
  profile
    .command('remove')
    .description('remove one, and the credential that the vault keeps for it')
    .argument('<NAME>')
    .action(
      run(() => import('#src/frontends/commands/profile-remove.ts').then((m) => m.removeProfile)),
    )
  profile
    .command('import')
    .description('take over what another tool of the vendors knows')
    .argument('<FROM>', 'axiom-cli, or env: ATLAN_BASE_URL, ATLAN_API_KEY, AXIOM_…')
    .action(
      run(() => import('#src/frontends/commands/profile-import.ts').then((m) => m.importProfiles)),
    )
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
    .addOption(new Option('--color <NAME>', 'its colour, in the header').choices(profileColors))
    .addOption(new Option('--profile-color <NAME>').hideHelp())
}
