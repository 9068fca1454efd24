import type { Command } from 'commander'
import type { Run } from './command.ts'
import { membershipCommands } from './memberships.ts'

/** `grant` and `revoke`: `connection-admin · collection-editor · collection-viewer`. */
export function grantCommands(program: Command, run: Run): void {
  const grant = program.command('grant').description('give tokens rights (Atlan)')
  membershipCommands(grant, run, 'grant')
  const revoke = program.command('revoke').description('take rights from tokens (Atlan)')
  membershipCommands(revoke, run, 'revoke')
}
