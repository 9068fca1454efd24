import type { Command } from 'commander'
import { sayDate, sayDistance, sayDuration } from '#src/domain/duration.ts'
import { sayRoles } from '#src/domain/identity.ts'
import { type Status, statusOf } from '#src/jobs/queries/status.ts'
import { targetOf } from '#src/jobs/queries/target.ts'
import type { CommandContext, Output, Run } from './command.ts'
import { textFacts } from './text-table.ts'

/** `status`: who am I, on which tenant, with what credential, how long still. */
export function statusCommand(program: Command, run: Run): void {
  program
    .command('status')
    .description('who you are, on which tenant, with what credential, for how long')
    .action(run(status))
}

async function status({ workbench, globals, signal }: CommandContext): Promise<Output> {
  const found = await statusOf(workbench, await targetOf(workbench, globals), signal)
  return { json: statusJson(found), text: statusText(found) }
}

function statusJson({ target, identity, fingerprint, expiresAt, checkedAt, clockSkewMs }: Status) {
  const { username, kind, roles } = identity
  return {
    profile: target.profile ?? null,
    provider: target.provider,
    baseUrl: target.origin,
    identity: { username, kind, roles },
    credential: { source: target.source, fingerprint, expiresAt },
    checkedAt,
    serverClockSkewMs: clockSkewMs ?? null,
  }
}

function statusText({ target, identity, expiresAt, checkedAt, clockSkewMs }: Status): string {
  const skewed = Math.abs(clockSkewMs ?? 0) > 60_000
  return textFacts([
    ['profile', target.profile ?? 'none, by its address'],
    ['tenant', target.origin],
    ['you are', `${identity.username} (${sayRoles(identity)})`],
    ['credential', `from ${target.source ?? 'nowhere'}`],
    [
      'expires',
      expiresAt === null
        ? 'it does not say'
        : `${sayDate(expiresAt)} (${sayDistance(expiresAt, checkedAt)})`,
    ],
    ...(skewed
      ? [['clock', `${sayDuration(Math.abs(clockSkewMs ?? 0))} off the tenant’s`] as const]
      : []),
  ])
}
