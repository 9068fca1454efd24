import { quoteNames } from '#src/domain/some-of.ts'
import {
  type Case,
  command,
  endOf,
  hostOf,
  isPerson,
  knownToken,
  type Rule,
  subject,
} from '#src/jobs/diagnosis/explain/case.ts'
import {
  accessSteps,
  askAdmin,
  connectionOf,
  sayWho,
} from '#src/jobs/diagnosis/explain/cures/access.ts'
import { isAboutAsset, isGranted, sayAlive } from './refusal.ts'

/** Why personas and purposes do not let somebody at an asset. */
export const personaRules: readonly Rule[] = [
  {
    code: 'persona-denies',
    when: (found) =>
      isAboutAsset(found) && (found.evidence.coverage?.deniedBy.length ?? 0) > 0 && 'certain',
    text: (found) =>
      `A policy of ${quoteNames(found.evidence.coverage?.deniedBy)} denies it, and a denial beats whatever others allow.`,
    evidence: (found) => [sayAlive(found), sayAsset(found)],
    steps: (found) => [...unlinkSteps(found), { text: 'Or ask an admin to change that policy.' }],
  },
  {
    code: 'purpose-denies',
    when: (found) =>
      isAboutAsset(found) &&
      (found.evidence.coverage?.deniedByPurpose.length ?? 0) > 0 &&
      'certain',
    text: (found) =>
      `The purpose ${quoteNames(found.evidence.coverage?.deniedByPurpose)} denies it by a tag of the asset, and a denial beats whatever personas allow.`,
    evidence: (found) => [sayAlive(found), sayAsset(found)],
    steps: (found) => [
      askAdmin(
        `Please take ${sayWho(found)} out of the policy of the purpose ${quoteNames(found.evidence.coverage?.deniedByPurpose)} that denies this, or its tag off ${found.evidence.asset?.qualifiedName} where it is wrong there.`,
      ),
    ],
  },
  {
    code: 'persona-switched-off',
    when: (found) =>
      isAboutAsset(found) &&
      !isGranted(found) &&
      (found.evidence.coverage?.switchedOff.length ?? 0) > 0 &&
      'certain',
    text: (found) =>
      `${quoteNames(found.evidence.coverage?.switchedOff)} would allow it, but is switched off.`,
    evidence: (found) => [sayAsset(found)],
    steps: (found) => [
      askAdmin(
        `Please switch the persona ${quoteNames(found.evidence.coverage?.switchedOff)} on again: ${sayWho(found)} needs it.`,
      ),
      ...accessSteps(found),
    ],
  },
  {
    code: 'persona-lacks-action',
    when: (found) =>
      isAboutAsset(found) &&
      !isGranted(found) &&
      found.evidence.coverage?.deniedBy.length === 0 &&
      found.evidence.coverage.switchedOff.length === 0 &&
      found.evidence.coverage.otherwise.length > 0 &&
      'certain',
    text: (found) =>
      `${isPerson(found) ? 'Their' : 'Its'} personas reach the asset, but none allows to ${found.symptom.deed ?? 'read'} it.`,
    evidence: (found) => [
      sayAlive(found),
      `${quoteNames(found.evidence.coverage?.otherwise)} reaches it for something else.`,
    ],
    steps: accessSteps,
  },
  {
    code: 'no-persona-covers',
    when: (found) => {
      if (!isAboutAsset(found) || isPerson(found)) return undefined
      const { coverage, token } = found.evidence
      if (token === 'unknown-here') return false
      if (coverage === undefined) return 'likely'
      return Object.values(coverage).every((list) => list.length === 0) && 'certain'
    },
    text: (found) => {
      const { asset } = found.evidence
      if (asset === undefined || found.evidence.coverage === undefined)
        return `${subject(found)} ${endOf(found)?.status === 'expired' ? 'has expired, and nothing let it' : 'is alive, but nothing lets it'} ${found.symptom.deed ?? 'reach'} that asset: a token reaches only what its personas cover.`
      const place = connectionOf(found)?.said ?? asset.qualifiedName
      return knownToken(found)?.personas.length === 0
        ? `${subject(found)} has no persona, so nothing lets it at ${place}.`
        : `None of the personas of ${subject(found).replace(/^The/, 'the')} covers ${place}.`
    },
    evidence: (found) => [sayAlive(found), sayPersonas(found), sayAsset(found)],
    steps: accessSteps,
  },
  {
    code: 'person-reaches-not',
    when: (found) => isAboutAsset(found) && isPerson(found) && !isGranted(found) && 'likely',
    text: (found) =>
      found.evidence.coverage === undefined
        ? `No persona and no group of ${subject(found)} lets them do that there.`
        : found.evidence.person?.groups === undefined
          ? `No persona that names ${subject(found)} lets them do that there; what they have by a group is not visible.`
          : `No persona that ${subject(found)} has, by name or by a group, lets them do that there.`,
    evidence: (found) => [sayAsset(found), sayGroups(found)],
    steps: (found) => [
      askToJoin(found),
      found.evidence.witness !== undefined && {
        text: 'See what each persona reaches.',
        command: command(found, 'persona', 'list'),
      },
    ],
  },
]

function sayGroups({ evidence }: Case): string | undefined {
  const { groups } = evidence.person ?? {}
  if (groups === undefined) return undefined
  return groups.length === 0 ? 'They are in no group.' : `Their groups: ${groups.join(', ')}.`
}

/** A person is added by an admin; ready to be copied into a message. */
function askToJoin(found: Case) {
  const [narrowest] = found.evidence.fitting
  if (narrowest === undefined)
    return { text: 'Ask an admin which persona covers it, and to be added there.' }
  const request = `Please add ${subject(found)} to the persona “${narrowest.name}”: ${narrowest.reach}.`
  return askAdmin(request)
}

function sayAsset({ evidence }: Case): string | undefined {
  const { asset, witness } = evidence
  if (asset === undefined) return undefined
  if (asset.seen) return `The asset is ${asset.qualifiedName}.`
  return `${asset.qualifiedName} is not visible to this credential${witness ? ` at ${hostOf(witness.origin)}` : ''}.`
}

function sayPersonas(found: Case): string | undefined {
  const token = knownToken(found)
  if (token === undefined) return undefined
  return token.personas.length === 0 ? undefined : `It has ${quoteNames(token.personas)}.`
}

function unlinkSteps(found: Case) {
  const token = knownToken(found)
  if (token === undefined) return []
  return (found.evidence.coverage?.deniedBy ?? []).map(({ qualifiedName, name }) => ({
    text: `Take “${name}” from the token, if it needs nothing else of it.`,
    command: command(
      found,
      ...['persona', 'unlink', '--token', token.id, '--persona', qualifiedName],
    ),
  }))
}
