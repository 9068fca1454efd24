import type { Command } from 'commander'
import { linkPersonasFlow } from '#src/jobs/flows/link-personas.ts'
import type { CommandContext, Output, Run } from './command.ts'
import { collect } from './option-values.ts'
import { given, runUnattended } from './run-unattended.ts'
import { signInForWrite } from './sign-in-for-write.ts'
import { writtenJson } from './written-json.ts'

/** `persona link · unlink`. */
export function personaLinkCommands(persona: Command, run: Run): void {
  for (const [way, what] of [
    ['link', 'link personas to tokens; those that are linked stay'],
    ['unlink', 'take personas from tokens; all others stay'],
  ] as const)
    persona
      .command(way)
      .description(what)
      .option('--token <REF>', 'token: id, client id or exact name; may be repeated', collect)
      .option(
        '--persona <REF>',
        'persona: qualified name, GUID or exact name; may be repeated',
        collect,
      )
      .action(run((context, options: LinkOptions) => link(context, way, options)))
}

interface LinkOptions {
  readonly token?: readonly string[]
  readonly persona?: readonly string[]
}

async function link(
  context: CommandContext,
  way: 'link' | 'unlink',
  { token, persona }: LinkOptions,
): Promise<Output> {
  const { target, signIn } = await signInForWrite(context)
  const flow = linkPersonasFlow(context.workbench, signIn, way)
  const inputs = given({ tokens: token, personas: persona })
  return runUnattended(context, target, flow, inputs, writtenJson)
}
