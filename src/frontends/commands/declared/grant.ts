import type { Command } from 'commander'
import type { Run } from '#src/frontends/commands/command.ts'
import { collect } from '#src/frontends/commands/option-values.ts'

/** `grant` and `revoke`: `connection-admin · collection-editor · collection-viewer`. */
export function grantCommands(program: Command, run: Run): void {
  const grant = program.command('grant').description('give tokens rights (Atlan)')
  const revoke = program.command('revoke').description('take rights from tokens (Atlan)')
  for (const [membership, sentences] of Object.entries(descriptions) as Entries) {
    membershipCommand(grant, run, membership, 'grant', sentences.grant)
    membershipCommand(revoke, run, membership, 'revoke', sentences.revoke)
  }
}

function membershipCommand(
  parent: Command,
  run: Run,
  membership: Membership,
  way: 'grant' | 'revoke',
  description: string,
): void {
  const object = membership === 'connection-admin' ? 'connection' : 'collection'
  const command = parent
    .command(membership)
    .description(description)
    .option('--token <REF>', 'token: id, client id or exact name; may be repeated', collect)
    .option('--on <REF>', `${object}: GUID, qualified name or exact name; may be repeated`, collect)
    .option('--token-from <SRC>', 'more tokens, one REF a line')
    .option('--on-from <SRC>', `more ${object}s, one REF a line`)
    .option('--bearer-from <SRC>', 'the bearer: clipboard, stdin, file:PATH, env:NAME, command:CMD')
  if (object === 'connection')
    command.option('--connector <NAME>', 'narrows exact names of connections')
  command.action(
    run(() =>
      import('#src/frontends/commands/memberships.ts').then((m) =>
        m.changeMembers(membership, way),
      ),
    ),
  )
}

const descriptions = {
  'connection-admin': {
    grant: 'make tokens admins of connections, with the bearer of a person who is one',
    revoke: 'take admin of connections from tokens, with the bearer of a person who is one',
  },
  'collection-editor': {
    grant: 'make tokens editors of collections, with the bearer of one of their editors',
    revoke: 'take editor of collections from tokens, with the bearer of one of their editors',
  },
  'collection-viewer': {
    grant: 'make tokens viewers of collections, with the bearer of one of their editors',
    revoke: 'take viewer of collections from tokens, with the bearer of one of their editors',
  },
} as const

type Membership = keyof typeof descriptions
type Entries = [Membership, (typeof descriptions)[Membership]][]
