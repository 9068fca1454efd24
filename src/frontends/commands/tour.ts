import { ProblemError } from '#src/domain/problem.ts'
import { tokenJson } from '#src/domain/token.ts'
import type { Applied } from '#src/jobs/flows/applied.ts'
import { runFlow } from '#src/jobs/flows/run.ts'
import { setUpFlow } from '#src/jobs/flows/set-up.ts'
import { listConnections } from '#src/jobs/queries/connections.ts'
import type { Target } from '#src/jobs/queries/target.ts'
import { signIn } from '#src/jobs/queries/target-credential.ts'
import type { PracticeTenants } from '#src/workbench.ts'
import type { CommandContext, Output } from './command.ts'
import { connectionJson } from './connection-json.ts'
import { TourAsker } from './tour-asker.ts'

/** `tour`: the main job from end to end, unattended, on the built-in practice tenant. */
export async function tour(context: CommandContext): Promise<Output> {
  const { workbench, globals, stdout, signal } = context
  const { practice } = workbench
  if (practice === undefined) throw new Error('the tour runs on the practice tenant')
  const say = (line: string) => (globals.json ? undefined : stdout.write(`${line}\n`))
  say('tokenbench tour: a new token, its persona, its secret, and connection admin rights,')
  say(`on a practice tenant at ${practice.atlan.baseUrl}. Nothing of this is real.\n`)

  const asker = new TourAsker(workbench.clock, signal, say)
  const target = { origin: practice.atlan.baseUrl, provider: 'atlan', source: 'practice' } as const
  const connection = await firstDevelopment(context, target)
  const inputs = await answersFor(practice, connection.guid, context.folder)
  const { result } = await runFlow(setUpFlow(workbench), inputs, asker)
  if (result?.created === undefined) throw new ProblemError(failed(result))

  const { token } = result.created
  const after = result.connections[0] ?? connection
  const stayed = connection.admins.users.every((user) => after.admins.users.includes(user))
  const ok =
    stayed && result.outcomes.every(({ verified, effective }) => verified && effective === 'yes')
  const steps = asker.steps()
  say('')
  say(
    ok
      ? `Done: “${token.name}” administers ${after.name}, beside everybody who did before.`
      : 'Something did not read back as planned.',
  )
  say('Now yourself: npm start in a terminal, or tokenbench setup for your own tenant.')
  return {
    json: {
      ok,
      steps,
      token: tokenJson(token, workbench.clock.now()),
      connection: connectionJson(after),
    },
    text: '',
    silent: !globals.json,
    exitCode: ok ? 0 : 1,
  }
}

/** One of the seeded connections that `conn.admin` administers. */
async function firstDevelopment({ workbench, signal }: CommandContext, target: Target) {
  const { credential } = await signIn(workbench, target, signal)
  const connections = await listConnections(workbench.client(credential.handle), signal)
  const development = connections.find(
    ({ name, connector }) => name === 'development' && connector === 'snowflake',
  )
  if (development === undefined) throw new Error('the practice tenant has a “development”')
  return development
}

async function answersFor(practice: PracticeTenants, connection: string, folder: string) {
  return {
    tenant: practice.atlan.baseUrl,
    signIn: practice.atlan.apiToken.secret,
    name: 'orders-loader',
    description: 'loads the orders every hour',
    expires: '90d',
    personas: ['Data Assets'],
    destination: `file:${folder}/orders-loader.token`,
    administer: 'yes',
    bearer: await practice.copyAsCurl('conn.admin'),
    on: [connection],
  }
}

function failed(result: Applied | undefined) {
  const problem = result?.outcomes.find((outcome) => outcome.problem !== undefined)?.problem
  return (
    problem ?? {
      kind: 'failed' as const,
      code: 'tour-failed',
      title: 'The tour did not get to its end.',
      nextSteps: [{ text: 'Run it again with --verbose to see every request.' }],
    }
  )
}
