import { readFile } from 'node:fs/promises'
import * as z from 'zod/mini'
import { type ProblemError, problemError } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { absolutePath } from '#src/local/absolute-path.ts'
import { systemCode } from '#src/local/system-error.ts'
import { axiomUrl } from './axiom-url.ts'
import { type Imported, importedOf } from './imported.ts'

/**
 * What Axiom's command line keeps in `~/.axiom.toml`: one deployment a profile. The active one is
 * named by `active_deployment`, or by `active_deployments` as the other tool for the same file
 * writes it; a single one is always active (seen from axiomhq/cli).
 *
 * @throws ProblemError `axiom-cli-missing` (not found) or `axiom-cli-unreadable`; nothing of the
 *   file's text is in them
 */
export async function importAxiomCli(path = '~/.axiom.toml'): Promise<Imported> {
  const { active_deployment, active_deployments, deployments } = await read(absolutePath(path))
  const entries = Object.entries(deployments)
  const named = [active_deployment, active_deployments].find(
    (name) => name !== undefined && Object.hasOwn(deployments, name),
  )
  const active = entries.length === 1 ? entries[0]?.[0] : named
  return importedOf(
    entries.map(([name, { url, token, org_id }]) => ({
      name,
      provider: 'axiom',
      url: axiomUrl(url),
      token,
      orgId: org_id,
      isDefault: name === active,
    })),
  )
}

const optionalText = z.catch(z.string(), '')

const fileSchema = z.object({
  active_deployment: z.optional(z.string()),
  active_deployments: z.optional(z.string()),
  deployments: z._default(
    z.record(
      z.string(),
      z.object({ url: optionalText, token: optionalText, org_id: optionalText }),
    ),
    {},
  ),
})

async function read(path: string): Promise<z.infer<typeof fileSchema>> {
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
    throw systemCode(thrown) === 'ENOENT' ? missing(path) : unreadable(path)
  })
  const { parse } = await import('smol-toml')
  try {
    return fileSchema.parse(parse(text))
  } catch {
    // The parser's own error shows the line, and a token may be in it.
    throw unreadable(path)
  }
}

const missing = (path: string): ProblemError =>
  problemError('not-found', 'axiom-cli-missing', `There is no file ${sanitise(path)}.`, {
    text: 'Sign in with Axiom’s own command line first, or add the profile by hand.',
    command: 'tokenbench profile add --help',
  })

const unreadable = (path: string): ProblemError =>
  problemError('failed', 'axiom-cli-unreadable', `The file ${sanitise(path)} cannot be read.`, {
    text: 'Check whether Axiom’s own command line still works with it.',
  })
