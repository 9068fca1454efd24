import { readFile } from 'node:fs/promises'
import { readCapabilityJson } from '#src/domain/capability-json.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import type { CommandContext } from '#src/frontends/commands/command.ts'
import type { CapabilityWishes } from '#src/jobs/flows/axiom/wanted-capabilities.ts'
import { type AxiomSignIn, axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import { findAxiomToken } from '#src/jobs/queries/axiom-tokens.ts'

/** The flags that say what a token may do, as commander gives them. */
export interface CapabilityOptions {
  readonly dataset?: readonly string[]
  readonly view?: readonly string[]
  readonly org?: readonly string[]
  readonly preset?: string
  readonly like?: string
  readonly from?: string
}

/**
 * What the flags wish for.
 * @param signIn who looks the token of `--like` up; absent, it is left out
 * @throws ProblemError `file-not-read` (usage), and what is wrong with the file or the reference
 */
export async function wishesOf(
  { workbench, signal }: CommandContext,
  signIn: AxiomSignIn | undefined,
  options: CapabilityOptions,
): Promise<CapabilityWishes> {
  const { dataset = [], view = [], org = [], preset, like, from } = options
  const file = from === undefined ? undefined : readCapabilityJson(await read(from))
  const model =
    like === undefined || signIn === undefined
      ? undefined
      : await findAxiomToken(axiomOf(workbench, signIn), like, signal)
  return {
    dataset,
    view,
    org,
    ...(preset === undefined ? {} : { preset }),
    ...(file === undefined ? {} : { from: file }),
    ...(model === undefined ? {} : { like: model.capabilities }),
  }
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    throw new ProblemError(notRead(path))
  }
}

const notRead = (path: string): Problem => ({
  kind: 'usage',
  code: 'file-not-read',
  title: `The file ${sanitise(path)} of --from could not be read.`,
  nextSteps: [{ text: 'Give the path of a JSON file with capabilities.' }],
})
