import type { Problem } from '#src/domain/problem.ts'
import { problemOf } from '#src/domain/problem.ts'
import { usernameOf } from '#src/domain/token.ts'
import { freeName, profileNameOf } from '#src/local/profiles/profile-name.ts'
import { signInName } from '#src/local/profiles/sign-in-name.ts'
import type { Vault } from '#src/local/secrets/vault/vault.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Applied } from './applied.ts'
import { type Asker, back, type Ending, type Situation } from './asker.ts'
import { text } from './input.ts'
import { type LeftSetUp, tellingWhatIsLeft } from './left-set-up.ts'
import { printedCommand } from './printed-command.ts'
import type { ChoiceQuestion } from './question.ts'
import { type Finished, type Given, runFlow } from './run.ts'
import { creating, type SetUpAnswers, setUpCommands, setUpFlow } from './set-up.ts'
import { withTimeLeft } from './time-left.ts'

export interface SetUpEnd {
  readonly ending: Ending
  readonly applied: Applied
  /** After practice: the person wants to do it on their own tenant. */
  readonly next?: 'own-tenant'
  /** The profile that was kept for next time. */
  readonly profile?: string
}

/**
 * The guided set-up with what comes around it: its end, and how to sign in next time.
 *
 * @param tell hears of what was answered when the person leaves before anything was written
 */
export async function runSetUp(
  workbench: Workbench,
  asker: Asker,
  given: Given,
  tell?: (left: LeftSetUp) => void,
): Promise<SetUpEnd> {
  const flow = withTimeLeft(workbench, setUpFlow(workbench), { canAskAgain: true })
  const left = tellingWhatIsLeft(workbench, flow, tell, creating)
  const finished = await runFlow(flow, given, asker, { left })
  const { result: applied, answers, situation } = finished
  if (applied === undefined || flow.end === undefined) throw new Error('a set-up is applied')
  const made = applied.created && workbench.secrets.get(applied.created.handle)?.secret
  const words = setUpCommands(flow, applied, answers)
  // Dropped here and not at the end of the run: the person may look at the last screen for long.
  workbench.secrets.dropAll()
  const practice = workbench.practiceAt(originOf(answers)) !== undefined
  const ending = {
    ...flow.end(applied, answers),
    situation: withoutBearer(situation),
    commands: words.map((one) => printedCommand(workbench, answers.tenant, one)),
    actions: practice ? [ownTenant] : [],
  }
  const action = await asker.end({ ...ending, ...(made && { secret: made }) })
  if (action === ownTenant.value) return { ending, applied, next: 'own-tenant' }
  if (practice || applied.created === undefined) return { ending, applied }
  const profile = await keepProfile(workbench, asker, finished, situation)
  if (profile === undefined) return { ending, applied }
  const at = { ...answers.tenant, profile }
  const commands = words.map((one) => printedCommand(workbench, at, one))
  return { ending: { ...ending, commands }, applied, profile }
}

const withoutBearer = ({ bearerExpiresAt: _, ...situation }: Situation): Situation => situation

const ownTenant = {
  key: 'o',
  label: 'now do the same on your own tenant',
  value: 'own-tenant',
} as const

const originOf = ({ tenant }: SetUpAnswers): string => tenant.origin

/** Asks how to sign in next time and keeps that as a profile; a known tenant keeps what it has. */
async function keepProfile(
  workbench: Workbench,
  asker: Asker,
  finished: Finished<SetUpAnswers, Applied>,
  situation: Situation,
): Promise<string | undefined> {
  const { answers } = finished
  const { origin, host } = answers.tenant
  const profiles = await workbench.profiles.list()
  if (profiles.some(({ baseUrl }) => baseUrl === origin)) return undefined
  const own = await ownToken(workbench, finished)
  const question = nextSignIn(answers, own)
  let problem: Problem | undefined
  for (;;) {
    const input = await asker.ask({ question, situation, ...(problem && { problem }) })
    if (input === back || text(input) === 'none') return undefined
    // `acme` for acme.atlan.com.
    const name = freeName(profileNameOf(host.split(/[.:]/)[0] ?? '', 'atlan'), profiles)
    const kept = { name, provider: 'atlan' as const, baseUrl: origin }
    const source = text(input)
    try {
      if (source === ownTokenValue && own !== undefined) await signInWithOwn(workbench, kept, own)
      else
        await workbench.profiles.add(
          source === 'ask'
            ? { ...kept, store: 'session' }
            : { ...kept, store: 'reference', credentialFrom: source },
        )
      return name
    } catch (thrown) {
      problem = problemOf(thrown)
    }
  }
}

/** The new token, where the vault of this run holds its secret. */
interface OwnToken {
  readonly vault: Vault
  readonly username: string
}

async function ownToken(
  { vault: { opened: vault } }: Workbench,
  { answers, result }: Finished<SetUpAnswers, Applied>,
): Promise<OwnToken | undefined> {
  if (vault === undefined || result?.created === undefined) return undefined
  const username = usernameOf(result.created.token)
  const name = { origin: originOf(answers), identity: username, purpose: 'token' }
  return (await vault.get(name)) === undefined ? undefined : { vault, username }
}

/** A profile with a copy of the secret of its own: each is forgotten by itself. */
async function signInWithOwn(
  workbench: Workbench,
  kept: { readonly name: string; readonly provider: 'atlan'; readonly baseUrl: string },
  { vault, username }: OwnToken,
): Promise<void> {
  const { name, baseUrl } = kept
  const entry = { origin: baseUrl, identity: username, purpose: 'token' }
  const secret = await vault.get(entry)
  if (secret === undefined) throw new Error('it was there a moment ago')
  const signIn = signInName({ name, baseUrl, identity: username })
  await vault.put({ ...signIn, kind: 'api-token', label: name }, secret)
  try {
    await workbench.profiles.add({
      ...kept,
      store: 'vault',
      vaultKey: vault.keptBy,
      identity: username,
    })
  } catch (thrown) {
    await vault.remove(signIn)
    throw thrown
  }
}

const ownTokenValue = 'own token'

function nextSignIn(
  answers: SetUpAnswers,
  own: OwnToken | undefined,
): ChoiceQuestion<'next', string> {
  const { tenant, destination, name } = answers
  const file = destination.text.startsWith('file:')
  return {
    kind: 'choice',
    key: 'next',
    step: 'Done',
    ask: `How shall tokenbench sign in to ${tenant.host} next time?`,
    checking: 'Keeping the profile',
    about: [
      own === undefined
        ? 'Kept is where the credential is found, never the credential itself.'
        : 'A token of its own stays in the vault; otherwise no credential is kept.',
    ],
    options: async () => [
      { value: 'ask', label: 'ask for an API token or a browser bearer each time' },
      ...(own === undefined
        ? []
        : [
            {
              value: ownTokenValue,
              label: 'with a token of its own',
              columns: [`“${name}”, its secret in the vault`],
            },
          ]),
      ...(file
        ? [
            {
              value: destination.text,
              label: `as “${name}”`,
              columns: [`its secret is read from ${destination.text.slice('file:'.length)}`],
            },
          ]
        : []),
      { value: 'none', label: 'keep nothing about this tenant' },
    ],
    initial: 'ask',
    answer: async (input) => ({ value: text(input) }),
  }
}
