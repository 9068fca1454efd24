import { linkPersonasFlow } from '#src/jobs/flows/link-personas.ts'
import type { CommandContext, Output } from './command.ts'
import { given, runUnattended } from './run-unattended.ts'
import { signInForWrite } from './sign-in-for-write.ts'
import { writtenJson } from './written-json.ts'

interface LinkOptions {
  readonly token?: readonly string[]
  readonly persona?: readonly string[]
}

/** `persona link · unlink`: personas for tokens; all others stay. */
export const linkPersonas =
  (way: 'link' | 'unlink') =>
  async (context: CommandContext, { token, persona }: LinkOptions): Promise<Output> => {
    const { target, signIn } = await signInForWrite(context)
    const flow = linkPersonasFlow(context.workbench, signIn, way)
    const inputs = given({ tokens: token, personas: persona })
    return runUnattended(context, target, flow, inputs, writtenJson)
  }
