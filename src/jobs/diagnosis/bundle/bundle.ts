import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { looksSecret } from '#src/domain/secret-shapes.ts'
import type { TraceEntry } from '#src/domain/trace-entry.ts'
import type { Check } from '#src/jobs/diagnosis/doctor/check.ts'
import type { TerminalFacts } from '#src/jobs/diagnosis/doctor/terminal.ts'
import type { Explanation } from '#src/jobs/diagnosis/explain/explanation.ts'
import { historyOf, pastPlanJson } from '#src/jobs/queries/history.ts'
import { writeNewFile } from '#src/local/files/new-file.ts'
import type { Profile } from '#src/local/profiles/profile.ts'
import type { Workbench } from '#src/workbench.ts'
import { bundleText } from './bundle-text.ts'
import { learnNames, Pseudonyms } from './pseudonyms.ts'

/** What goes into a bundle besides what the workbench itself knows. */
export interface BundleParts {
  readonly checks: readonly Check[]
  readonly terminal: TerminalFacts
  readonly explanation?: Explanation
  /** Names, mails and hosts stay as they are. */
  readonly withNames: boolean
}

/** All that a bundle says. */
export interface BundleContents {
  readonly versions: Readonly<Record<string, string>>
  readonly terminal: TerminalFacts
  readonly profiles: readonly Partial<Profile>[]
  readonly checks: readonly Check[]
  readonly explanation?: Explanation
  /** Of this run, the oldest first; without what was sent and answered. */
  readonly requests: readonly TraceEntry[]
  /** Of the journal, the newest first. */
  readonly plans: readonly object[]
}

const requestsKept = 100
const plansKept = 20

/**
 * What somebody who helps needs to see, as one readable text: Markdown, and the JSON behind it.
 * Names are replaced by stand-ins unless asked otherwise.
 *
 * @throws ProblemError `bundle-holds-secret` (refused) when a last search finds one: then there is
 *   no bundle
 */
export async function bundleOf(workbench: Workbench, parts: BundleParts): Promise<string> {
  const { redactor, trace, journal, profiles, version } = workbench
  const { checks, terminal, explanation, withNames } = parts
  const contents: BundleContents = {
    versions: {
      tokenbench: version,
      node: process.version,
      system: `${process.platform} ${process.arch}`,
    },
    terminal,
    profiles: (await profiles.list()).map(withoutReference),
    checks,
    ...(explanation === undefined ? {} : { explanation }),
    requests: trace.entries().slice(-requestsKept).map(withoutBodies),
    plans: (await historyOf(await journal.plans())).slice(0, plansKept).map(pastPlanJson),
  }
  const names = new Pseudonyms()
  if (!withNames) {
    // What the checks are called is our own word for them.
    learnNames(names, JSON.parse(JSON.stringify({ ...contents, checks: [] })))
    // Where a person's files are tells their login.
    names.stand('~', workbench.environment.HOME)
  }
  const text = names.replace(redactor.redact(bundleText(contents, withNames)))
  if (redactor.redact(text) !== text || looksSecret(text)) throw new ProblemError(holdsSecret)
  return text
}

/**
 * Writes a bundle to a new file that only its owner may read.
 * @throws ProblemError `file-exists` or `file-unusable` (refused)
 */
export const writeBundle = (path: string, bundle: string): Promise<void> =>
  writeNewFile(path, bundle)

/** Where a credential is read names a person's own files and programs. */
const withoutReference = ({ credentialFrom: _, ...profile }: Profile): Partial<Profile> => profile

const withoutBodies = ({
  requestBody: _,
  responseBody: __,
  query: ___,
  ...entry
}: TraceEntry): TraceEntry => entry

const holdsSecret: Problem = {
  kind: 'refused',
  code: 'bundle-holds-secret',
  title: 'The last search found what looks like a secret, so no bundle was written.',
  nextSteps: [
    { text: 'Look for a token in the name or the label of a profile, and take it out there.' },
  ],
}
