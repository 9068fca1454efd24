import { type Problem, ProblemError, problemOf } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { verifyCredential } from '#src/jobs/queries/verify-credential.ts'
import { importAxiomCli } from '#src/local/profiles/import-axiom-cli.ts'
import { importEnvironment } from '#src/local/profiles/import-environment.ts'
import type { Imported, ImportedProfile, PassedOver } from '#src/local/profiles/imported.ts'
import type { Profile } from '#src/local/profiles/profile.ts'
import type { CommandContext, Output } from './command.ts'
import { keepInVault } from './keep-in-vault.ts'
import { foundOut } from './profile-add.ts'
import { profileJson } from './profile-words.ts'

/** `profile import`: what another tool keeps, checked, as profiles with their secret in the vault. */
export async function importProfiles(context: CommandContext, from: string): Promise<Output> {
  const { profiles } = context.workbench
  const { found, passedOver } = await readFrom(context, from)
  for (const { secret } of found) context.workbench.redactor.watch(secret)
  if (found.length + passedOver.length === 0) throw new ProblemError(nothing(from))
  const made: Profile[] = []
  const problems: Problem[] = []
  const left: PassedOver[] = [...passedOver]
  const taken = new Set((await profiles.list()).map(({ name }) => name))
  const before = await profiles.default()
  for (const one of found) {
    if (taken.has(one.name)) {
      left.push({ name: one.name, why: 'There is a profile of that name already.' })
      continue
    }
    try {
      const profile = await importOne(context, one)
      made.push(profile)
      if (one.isDefault && before === undefined) await profiles.use(profile.name)
    } catch (thrown) {
      const problem = problemOf(thrown)
      // Without a vault none of them can be kept: that is said once.
      if (problem.kind === 'refused' && problem.code.startsWith('vault-')) throw thrown
      problems.push(problem)
      left.push({ name: one.name, why: problem.title })
    }
  }
  const [first] = problems
  if (made.length === 0 && first !== undefined) throw new ProblemError(first)
  const chosen = await profiles.default()
  return {
    json: {
      profiles: made.map((profile) => profileJson(profile, chosen)),
      passedOver: left,
      total: made.length,
    },
    text: [
      ...made.map(({ name, baseUrl, identity }) =>
        identity === undefined
          ? `Profile ${name} for ${baseUrl}.`
          : `Profile ${name} for ${baseUrl}, as ${identity}.`,
      ),
      ...left.map(({ name, why }) => `Passed over ${sanitise(name)}: ${why}`),
    ].join('\n'),
    exitCode: problems.length === 0 ? 0 : 1,
  }
}

async function readFrom({ workbench }: CommandContext, from: string): Promise<Imported> {
  if (from === 'env') return importEnvironment(workbench.environment)
  if (from === 'axiom-cli') return importAxiomCli()
  throw new ProblemError(unknown)
}

async function importOne(context: CommandContext, one: ImportedProfile): Promise<Profile> {
  const { secret, kind: _, isDefault: __, ...wanted } = one
  const { workbench, signal } = context
  const source = 'import'
  const verified = await verifyCredential(workbench, secret, wanted, source, signal)
  return keepInVault(context, { ...wanted, ...foundOut(verified) }, verified, false)
}

const unknown: Problem = {
  kind: 'usage',
  code: 'import-unknown',
  title: 'Import from where?',
  nextSteps: [{ text: 'Say axiom-cli, or env.' }],
}

const nothing = (from: string): Problem => ({
  kind: 'not-found',
  code: 'nothing-to-import',
  title:
    from === 'env'
      ? 'None of the variables ATLAN_BASE_URL, ATLAN_API_KEY, AXIOM_TOKEN is set.'
      : 'Axiom’s command line keeps no deployment here.',
  nextSteps: [{ text: 'Add a profile by hand.', command: 'tokenbench profile add --help' }],
})
