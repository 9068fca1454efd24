import { ProblemError } from '#src/domain/problem.ts'
import { changeMembersFlow } from '#src/jobs/flows/change-members.ts'
import { type Membership, memberships } from '#src/jobs/flows/memberships.ts'
import { noBearer } from '#src/jobs/flows/questions/bearer.ts'
import { refuseOtherIdentity } from '#src/jobs/queries/same-identity.ts'
import { holdCredential } from '#src/jobs/queries/target-credential.ts'
import type { CommandContext, Output } from './command.ts'
import { refsFrom, refuseStdinTwice } from './refs-from.ts'
import { given, runUnattended } from './run-unattended.ts'
import { targetOfWrite } from './target-of-write.ts'
import { writtenJson } from './written-json.ts'

interface MemberOptions {
  readonly token?: readonly string[]
  readonly on?: readonly string[]
  readonly tokenFrom?: string
  readonly onFrom?: string
  readonly connector?: string
  readonly bearerFrom?: string
}

/** `grant` and `revoke`: tokens into a list of members, or out of it; all others stay. */
export const changeMembers =
  (membership: Membership, way: 'grant' | 'revoke') =>
  async (
    context: CommandContext,
    { token, on, tokenFrom, onFrom, connector, bearerFrom }: MemberOptions,
  ): Promise<Output> => {
    const { workbench, signal } = context
    if (bearerFrom === undefined) throw new ProblemError(noBearer(memberships[membership].type))
    refuseStdinTwice([bearerFrom, tokenFrom, onFrom])
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
    const inputs = given({
      bearer,
      tokens: await refsFrom(workbench, token, tokenFrom, signal),
      on: await refsFrom(workbench, on, onFrom, signal),
    })
    return runUnattended(context, target, flow, inputs, writtenJson)
  }
