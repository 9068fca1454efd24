import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { CredentialHandle } from '#src/domain/credential.ts'
import type { Plan } from '#src/domain/plan.ts'
import { wordsOfLine } from '#src/frontends/repl/words-of-line.ts'
import type { Action } from '#src/frontends/screens/workbench/action.ts'
import { type Desk, openDesk } from '#src/frontends/screens/workbench/desk.ts'
import { runAction } from '#src/frontends/screens/workbench/run-action.ts'
import type { Asker, Ending } from '#src/jobs/flows/asker.ts'
import type { Input } from '#src/jobs/flows/question.ts'
import { openWorkbench } from '#src/workbench.ts'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'

/**
 * A tenant of the one seed, as the profiles “acme” (Atlan) and “logs” (Axiom) of a home of its own.
 * An action runs at one side, and the command that its end shows is tried at another: at each the
 * same objects have the same identifiers.
 */
export class Side {
  static async start(): Promise<Side> {
    const side = new Side(await Tenant.start({ randomSeed: 7 }))
    const { baseUrl, orgId } = side.tenant.practice.axiom
    const products = {
      acme: ['--provider', 'atlan', '--url', side.tenant.url],
      logs: ['--provider', 'axiom', '--url', baseUrl, '--org-id', orgId],
    }
    for (const [profile, words] of Object.entries(products))
      await side.done(['profile', 'add', profile, ...words, '--store', 'session'], { profile })
    return side
  }

  readonly tenant: Tenant
  readonly home = new Home()

  private constructor(tenant: Tenant) {
    this.tenant = tenant
  }

  /** Runs a command, as the person whose tokens the profile is for. */
  async done(
    words: readonly string[],
    { profile = 'acme', stdin }: { readonly profile?: string; readonly stdin?: string } = {},
  ) {
    const ran = await runInProcess(['--json', ...words], {
      home: this.home,
      env: this.#environment(profile),
      ...(stdin === undefined ? {} : { stdin }),
    })
    expect(ran.code, `${words.join(' ')}\n${ran.stdout}${ran.stderr}`).toBe(0)
    return ran.json()
  }

  /** A workbench that is signed in there. */
  async desk(profile: string): Promise<Desk & AsyncDisposable> {
    const workbench = await openWorkbench({
      environment: this.home.environment(this.#environment(profile)),
      stdin: process.stdin,
      stdout: process.stdout,
    })
    const desk = await openDesk(workbench, { profile })
    return Object.assign(desk, { [Symbol.asyncDispose]: () => workbench.close() })
  }

  /** Puts what somebody copied out of their browser on the clipboard. */
  async copied(username: string): Promise<string> {
    const text = await this.tenant.practice.copyAsCurl(username)
    const held = join(this.home.makeFolder('bin'), 'held')
    writeFileSync(held, text)
    const program = `#!/bin/sh\ncat ${held}\n`
    writeFileSync(join(this.home.folder, 'bin', 'xclip'), program, { mode: 0o755 })
    return text
  }

  #environment(profile: string) {
    const { atlan, axiom } = this.tenant.practice
    return {
      PATH: `${join(this.home.folder, 'bin')}:${process.env.PATH}`,
      TOKENBENCH_TOKEN: profile === 'acme' ? atlan.apiToken.secret : axiom.personalAccessToken,
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.tenant.practice.close()
    this.home.remove()
  }
}

/** Answers by the key of their question; every other is answered with Enter. */
export class Script implements Asker {
  readonly present = false
  readonly #answers: Readonly<Record<string, Input>>
  plan: Plan | undefined
  ending: Ending | undefined

  constructor(answers: Readonly<Record<string, Input>>) {
    this.#answers = answers
  }

  async ask({ question, problem }: Parameters<Asker['ask']>[0]): Promise<Input> {
    const enter = 'initial' in question ? question.initial : undefined
    const input = this.#answers[question.key] ?? enter ?? question.fallback
    if (input === undefined || problem) throw new Error(problem?.title ?? `no ${question.key}`)
    return input
  }

  recognised = async () => true as const
  work: Asker['work'] = (_title, _situation, work) => work(new AbortController().signal, () => {})
  holdOn(): void {}

  /** With what the plan would write. */
  get usedHandles(): CredentialHandle[] {
    return [...new Set(this.plan?.steps.flatMap((step) => ('by' in step ? [step.by] : [])))]
  }

  async review(plan: Plan) {
    this.plan = plan
    return true as const
  }

  async end(ending: Ending) {
    this.ending = ending
    return undefined
  }
}

/** What changes, but for the moments that the two tenants tell apart. */
const changesOf = ({ changes }: Pick<Plan, 'changes'>) =>
  changes.map(({ object, field, added, removed }) => [object.name, field, added, removed])

/**
 * Does something at one side, and tries the command that its end shows at the other.
 * @returns the command
 */
export async function bothWays<Row>(
  desk: Desk,
  there: Side,
  action: Action<Row>,
  rows: readonly Row[],
  answers: Readonly<Record<string, Input>>,
): Promise<string> {
  const asker = new Script(answers)
  await runAction(desk, action, rows, asker)
  const [command = ''] = asker.ending?.commands ?? []
  const profile = desk.target?.profile ?? ''
  // In front: a name that looks like an option stands behind `--`.
  const tried = await there.done(['--dry-run', ...wordsOfLine(command)], { profile })
  if (asker.plan === undefined) throw new Error('every action has a plan')
  expect(changesOf(tried.plan), command).toEqual(changesOf(asker.plan))
  return command
}
