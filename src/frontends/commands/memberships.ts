import type { Command } from 'commander'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { changeMembersFlow } from '#src/jobs/flows/change-members.ts'
import type { Membership } from '#src/jobs/flows/memberships.ts'
import { refuseOtherIdentity } from '#src/jobs/queries/same-identity.ts'
import { holdCredential } from '#src/jobs/queries/target.ts'
import type { CommandContext, Output, Run } from './command.ts'
import { collect } from './option-values.ts'
import { given, runUnattended } from './run-unattended.ts'
import { targetOfWrite } from './target-of-write.ts'
import { writtenJson } from './written-json.ts'

type Way = 'grant' | 'revoke'

const words: Readonly<Record<Membership, Readonly<Record<Way | 'whose', string>>>> = {
  'connection-admin': {
    grant: 'make tokens admins of connections, with the bearer of a person who is one',
    revoke: 'take admin of connections from tokens, with the bearer of a person who is one',
    whose: 'a connection admin',
  },
  'collection-editor': {
    grant: 'make tokens editors of collections, with the bearer of one of their editors',
    revoke: 'take editor of collections from tokens, with the bearer of one of their editors',
    whose: 'an editor of the collection',
  },
  'collection-viewer': {
    grant: 'make tokens viewers of collections, with the bearer of one of their editors',
    revoke: 'take viewer of collections from tokens, with the bearer of one of their editors',
    whose: 'an editor of the collection',
  },
}

const all: readonly Membership[] = ['connection-admin', 'collection-editor', 'collection-viewer']

/** Adds the same three commands to `grant` and to `revoke`. */
export function membershipCommands(parent: Command, run: Run, way: Way): void {
  for (const membership of all) {
    const object = membership === 'connection-admin' ? 'connection' : 'collection'
    const command = parent
      .command(membership)
      .description(words[membership][way])
      .option('--token <REF>', 'token: id, client id or exact name; may be repeated', collect)
      .option(
        '--on <REF>',
        `${object}: GUID, qualified name or exact name; may be repeated`,
        collect,
      )
      .option(
        '--bearer-from <SRC>',
        'the bearer: clipboard, stdin, file:PATH, env:NAME, command:CMD',
      )
    if (object === 'connection')
      command.option('--connector <NAME>', 'narrows exact names of connections')
    command.action(
      run((context, options: MemberOptions) => change(context, membership, way, options)),
    )
  }
}

interface MemberOptions {
  readonly token?: readonly string[]
  readonly on?: readonly string[]
  readonly connector?: string
  readonly bearerFrom?: string
}

async function change(
  context: CommandContext,
  membership: Membership,
  way: Way,
  { token, on, connector, bearerFrom }: MemberOptions,
): Promise<Output> {
  const { workbench, signal } = context
  if (bearerFrom === undefined) throw new ProblemError(noBearer(words[membership].whose))
  const target = await targetOfWrite(context)
  const { origin } = target
  // Without a credential of one's own the person's bearer looks the tokens up.
  const signIn =
    target.source === undefined ? undefined : await holdCredential(workbench, target, signal)
  if (signIn !== undefined) await refuseOtherIdentity(workbench, target, signIn, signal)
  const flow = changeMembersFlow(workbench, {
    membership,
    way,
    origin,
    ...(signIn === undefined ? {} : { signIn }),
    ...(connector === undefined ? {} : { connector }),
  })
  const bearer = await workbench.readSource(bearerFrom, signal, { origin, isBearer: true })
  const inputs = given({ bearer, tokens: token, on })
  return runUnattended(context, target, flow, inputs, writtenJson)
}

const noBearer = (whose: string): Problem => ({
  kind: 'usage',
  code: 'missing-bearer',
  title: `--bearer-from is missing: where the bearer of ${whose} is read.`,
  detail: `Copy a request as cURL in the browser’s developer tools, where ${whose} is signed in.`,
  nextSteps: [{ text: 'Then: --bearer-from clipboard, or stdin, or file:PATH' }],
})
