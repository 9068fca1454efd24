import type { Command } from 'commander'
import { outcomeJson, planJson } from '#src/domain/plan.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { grantConnectionAdminFlow } from '#src/jobs/flows/grant-connection-admin.ts'
import { refuseOtherIdentity } from '#src/jobs/queries/same-identity.ts'
import { holdCredential } from '#src/jobs/queries/target.ts'
import type { CommandContext, Output, Run } from './command.ts'
import { collect } from './option-values.ts'
import { given, runUnattended } from './run-unattended.ts'
import { targetOfWrite } from './target-of-write.ts'

/** `grant connection-admin`. */
export function grantCommands(program: Command, run: Run): void {
  const grant = program.command('grant').description('give tokens rights (Atlan)')
  grant
    .command('connection-admin')
    .description('make tokens admins of connections, with the bearer of a person who is one')
    .option('--token <REF>', 'token: id, client id or exact name; may be repeated', collect)
    .option(
      '--on <REF>',
      'connection: GUID, qualified name or exact name; may be repeated',
      collect,
    )
    .option('--connector <NAME>', 'narrows exact names of connections')
    .option('--bearer-from <SRC>', 'the bearer: clipboard, stdin, file:PATH, env:NAME, command:CMD')
    .action(run(grantConnectionAdmin))
}

interface GrantOptions {
  readonly token?: readonly string[]
  readonly on?: readonly string[]
  readonly connector?: string
  readonly bearerFrom?: string
}

async function grantConnectionAdmin(
  context: CommandContext,
  { token, on, connector, bearerFrom }: GrantOptions,
): Promise<Output> {
  const { workbench, signal } = context
  if (bearerFrom === undefined) throw new ProblemError(noBearer)
  const target = await targetOfWrite(context)
  // Without a credential of one's own the person's bearer looks the tokens up.
  const signIn =
    target.source === undefined ? undefined : await holdCredential(workbench, target, signal)
  if (signIn !== undefined) await refuseOtherIdentity(workbench, target, signIn, signal)
  const flow = grantConnectionAdminFlow(workbench, {
    origin: target.origin,
    ...(signIn === undefined ? {} : { signIn }),
    ...(connector === undefined ? {} : { connector }),
  })
  const bearer = await workbench.readSource(bearerFrom, signal, {
    origin: target.origin,
    isBearer: true,
  })
  const inputs = given({ bearer, tokens: token, on })
  return runUnattended(context, target, flow, inputs, ({ plan, result }) => ({
    plan: planJson(plan),
    outcomes: result.outcomes.map(outcomeJson),
  }))
}

const noBearer = {
  kind: 'usage' as const,
  code: 'missing-bearer',
  title: '--bearer-from is missing: where the bearer of a connection admin is read.',
  detail:
    'Copy a request as cURL in the browser’s developer tools, where a connection admin is signed in.',
  nextSteps: [{ text: 'Then: --bearer-from clipboard, or stdin, or file:PATH' }],
}
