import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { ProblemError } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { systemCode } from './system-error.ts'

/** What a person or an administrator does not want to happen on this machine. */
export interface Policy {
  /** The file that forbids to keep secrets on the disk, in a vault or in a file. */
  readonly diskForbiddenBy?: string
}

/**
 * Reads `policy.json`, the administrator's and the one in the state folder; what either of them
 * forbids is forbidden. The form is ours: `{"version":1,"secretsOnDisk":"forbidden"}`, where
 * `allowed` is the other choice and nothing else may stand in it.
 *
 * @param sitePath where the administrator's is; another place in tests
 * @throws ProblemError `policy-unreadable` (refused): a rule that cannot be read is not ignored
 */
export async function readPolicy(
  stateFolder: string,
  sitePath = sitePolicyPath(),
): Promise<Policy> {
  for (const path of [sitePath, join(stateFolder, 'policy.json')]) {
    const text = await textOf(path)
    if (text !== undefined && decode(text, path).secretsOnDisk === 'forbidden')
      return { diskForbiddenBy: path }
  }
  return {}
}

/** In a folder that only an administrator can write to; no variable can point elsewhere. */
export function sitePolicyPath(platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32') return 'C:\\ProgramData\\tokenbench\\policy.json'
  if (platform === 'darwin') return '/Library/Application Support/tokenbench/policy.json'
  return '/etc/tokenbench/policy.json'
}

// Strict: a rule of a newer version is not passed over.
const policySchema = z.strictObject({
  version: z.literal(1),
  secretsOnDisk: z.enum(['allowed', 'forbidden']),
})

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT' || systemCode(thrown) === 'ENOTDIR') return undefined
    throw unreadable(path)
  }
}

function decode(text: string, path: string): z.infer<typeof policySchema> {
  try {
    return policySchema.parse(JSON.parse(text))
  } catch {
    throw unreadable(path)
  }
}

const unreadable = (path: string): ProblemError =>
  new ProblemError({
    kind: 'refused',
    code: 'policy-unreadable',
    title: `The policy ${sanitise(path)} cannot be read, so nothing is kept on this disk.`,
    nextSteps: [
      { text: 'Mend it: {"version":1,"secretsOnDisk":"forbidden"}, or "allowed".' },
      { text: 'Meanwhile use --store session.' },
    ],
  })
