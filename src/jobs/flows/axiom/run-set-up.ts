import { type Problem, problemOf } from '#src/domain/problem.ts'
import type { Secret } from '#src/domain/secret.ts'
import { type Asker, back, type Ending, type Situation } from '#src/jobs/flows/asker.ts'
import { text } from '#src/jobs/flows/input.ts'
import { type LeftSetUp, tellingWhatIsLeft } from '#src/jobs/flows/left-set-up.ts'
import { type PrintedAt, printedCommand } from '#src/jobs/flows/printed-command.ts'
import type { ChoiceQuestion } from '#src/jobs/flows/question.ts'
import { type Given, runFlow } from '#src/jobs/flows/run.ts'
import type { Profile } from '#src/local/profiles/profile.ts'
import { freeName, profileNameOf } from '#src/local/profiles/profile-name.ts'
import { signInName } from '#src/local/profiles/sign-in-name.ts'
import type { Workbench } from '#src/workbench.ts'
import type { AxiomApplied } from './apply.ts'
import {
  type AxiomSetUpAnswers,
  axiomSetUpCommands,
  axiomSetUpFlow,
  credentialOf,
  organisationOf,
} from './set-up.ts'

export interface AxiomSetUpEnd {
  readonly ending: Ending
  readonly applied: AxiomApplied
  /** The profile that was kept for next time. */
  readonly profile?: string
}

/**
 * The guided set-up on Axiom with what comes around it: its end, and how to sign in next time.
 *
 * @param tell hears of what was answered when the person leaves before anything was written
 */
export async function runAxiomSetUp(
  workbench: Workbench,
  asker: Asker,
  given: Given,
  tell?: (left: LeftSetUp) => void,
): Promise<AxiomSetUpEnd> {
  const flow = axiomSetUpFlow(workbench)
  const left = tellingWhatIsLeft(workbench, flow, tell)
  const { result: applied, answers, situation } = await runFlow(flow, given, asker, { left })
  if (applied === undefined || flow.end === undefined) throw new Error('a set-up is applied')
  const signIn = credentialOf(answers)
  const secret = signIn && workbench.secrets.get(signIn.handle)?.secret
  const made = applied.created && workbench.secrets.get(applied.created.handle)?.secret
  const words = axiomSetUpCommands(flow, applied, answers)
  workbench.secrets.dropAll()
  const { origin } = answers.tenant
  const { known, next } = await profilesFor(workbench, answers)
  const commandsAt = (at: PrintedAt) => words.map((one) => printedCommand(workbench, at, one))
  const ending = { ...flow.end(applied, answers), situation, commands: commandsAt(next) }
  await asker.end({ ...ending, ...(made && { secret: made }) })
  const isPractice = workbench.practiceAt(origin) !== undefined
  if (isPractice || applied.created === undefined || known) return { ending, applied }
  const profile = await keepProfile(workbench, asker, answers, situation, secret)
  if (profile === undefined) return { ending, applied }
  return { ending: { ...ending, commands: commandsAt({ origin, profile }) }, applied, profile }
}

/** Whether a profile is kept for the organisation, and how its commands name it. */
async function profilesFor(
  workbench: Workbench,
  answers: AxiomSetUpAnswers,
): Promise<{ readonly known: boolean; readonly next: PrintedAt }> {
  const { origin } = answers.tenant
  const orgId = organisationOf(answers)
  const profiles = await workbench.profiles.list()
  const there = profiles.filter(({ baseUrl }) => baseUrl === origin)
  const known = there.find((one) => one.orgId === orgId)
  if (known !== undefined) return { known: true, next: { origin, profile: known.name } }
  // The address alone would mean the other organisation: then by the name that is offered next.
  const next = there.length === 0 ? { origin } : { origin, profile: nextName(orgId, profiles) }
  return { known: false, next }
}

const nextName = (orgId: string | undefined, profiles: readonly Profile[]): string =>
  freeName(profileNameOf(orgId ?? '', 'axiom'), profiles)

/** Asks how to sign in next time and keeps that as a profile. */
async function keepProfile(
  workbench: Workbench,
  asker: Asker,
  answers: AxiomSetUpAnswers,
  situation: Situation,
  secret: Secret | undefined,
): Promise<string | undefined> {
  const { origin } = answers.tenant
  const orgId = organisationOf(answers)
  const { opened: vault } = workbench.vault
  const question = nextSignIn(vault !== undefined && secret !== undefined)
  const name = nextName(orgId, await workbench.profiles.list())
  const signIn = credentialOf(answers)
  if (signIn === undefined) throw new Error('a set-up has signed in')
  const { kind, identity } = signIn
  const isPersons = kind === 'personal-access-token'
  const wanted = {
    name,
    provider: 'axiom' as const,
    baseUrl: origin,
    ...(orgId === undefined ? {} : { orgId }),
    ...(isPersons ? { identity: identity.username } : {}),
  }
  let problem: Problem | undefined
  for (;;) {
    const input = await asker.ask({ question, situation, ...(problem && { problem }) })
    if (input === back || text(input) === 'none') return undefined
    try {
      if (text(input) === 'vault' && vault !== undefined && secret !== undefined) {
        const entry = { ...signInName(wanted), kind: identity.kind, label: name }
        await vault.put(entry, secret)
        await workbench.profiles.add({ ...wanted, store: 'vault', vaultKey: vault.keptBy })
      } else await workbench.profiles.add({ ...wanted, store: 'session' })
      return name
    } catch (thrown) {
      problem = problemOf(thrown)
    }
  }
}

function nextSignIn(hasVault: boolean): ChoiceQuestion<'next', string> {
  return {
    kind: 'choice',
    key: 'next',
    step: 'Done',
    ask: 'How shall tokenbench sign in to this organisation next time?',
    checking: 'Keeping the profile',
    options: async () => [
      { value: 'ask', label: 'ask for a token each time' },
      ...(hasVault
        ? [{ value: 'vault', label: 'as now', columns: ['the token you pasted, in the vault'] }]
        : []),
      { value: 'none', label: 'keep nothing about this organisation' },
    ],
    initial: 'ask',
    answer: async (input) => ({ value: text(input) }),
  }
}
