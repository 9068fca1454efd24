import type { CredentialHandle } from '#src/domain/credential.ts'
import type { Identity } from '#src/domain/identity.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import type { Place as HeaderPlace } from '#src/frontends/ui/place-row.ts'
import { type PrintedWords, printedCommand } from '#src/jobs/flows/printed-command.ts'
import { refuseOtherAxiomIdentity } from '#src/jobs/queries/axiom-same-identity.ts'
import { type AxiomSignIn, axiomOf, holdAxiom } from '#src/jobs/queries/axiom-sign-in.ts'
import type { Credential } from '#src/jobs/queries/credential.ts'
import { refuseOtherIdentity } from '#src/jobs/queries/same-identity.ts'
import { type Target, type TargetChoice, targetOf } from '#src/jobs/queries/target.ts'
import { signIn } from '#src/jobs/queries/target-credential.ts'
import { sayPerson } from '#src/jobs/queries/verify-axiom.ts'
import type { Workbench } from '#src/workbench.ts'

/** A tenant that was signed in to: what reads and writes of a place need. */
export interface SignedIn {
  readonly workbench: Workbench
  readonly target: Target
  readonly credential: Credential
}

/** The tenant that this run works with, and who one is there once the tenant was asked. */
export class Desk {
  readonly workbench: Workbench
  /** Absent when nothing names a tenant: there is no profile yet. */
  readonly target: Target | undefined
  #credential: Credential | undefined
  #byHand: Credential | undefined
  #axiom: AxiomSignIn | undefined
  #axiomByHand: AxiomSignIn | undefined
  #person: Identity | undefined

  constructor(workbench: Workbench, target: Target | undefined) {
    this.workbench = workbench
    this.target = target
  }

  /** The same for an Axiom organisation. */
  async axiom(signal: AbortSignal): Promise<AxiomSignIn> {
    const { workbench } = this
    const target = this.target ?? (await targetOf(workbench, {}))
    this.#axiom ??= await holdAxiom(workbench, target, signal)
    return this.#axiom
  }

  /** Who one is on Axiom, for the header. An API token cannot ask which one it is. */
  async meetAxiom(signal: AbortSignal): Promise<void> {
    const signedIn = await this.axiom(signal)
    const { kind } = signedIn
    if (kind !== 'personal-access-token') return
    const { user } = await axiomOf(this.workbench, signedIn).users.current(signal)
    // Its roles are Axiom's own words: the header has no use for them.
    this.#person = { userId: user.id, username: sayPerson(user), kind, roles: [] }
  }

  /**
   * The same tenant, signed in as here, with secrets of its own: what a job borrows is never held
   * here, and is forgotten when the job's workbench is closed.
   */
  forOneJob(): Desk {
    const workbench = this.workbench.forOneJob()
    const job = new Desk(workbench, this.target)
    const lent = <Held extends { readonly handle: CredentialHandle }>(held: Held | undefined) => {
      const kept = held && this.workbench.secrets.get(held.handle)
      return held && kept && { ...held, handle: workbench.secrets.keep(kept.secret, kept) }
    }
    job.#credential = lent(this.#credential)
    job.#axiom = lent(this.#axiom)
    job.#person = this.#person
    return job
  }

  /** What names this tenant, as on the command line. */
  get choice(): TargetChoice {
    if (this.target === undefined) return {}
    const { profile, origin } = this.target
    return profile === undefined ? { url: origin } : { profile }
  }

  /** Signed in, and as who the profile was verified with: for whoever writes. */
  async toWrite(signal: AbortSignal): Promise<SignedIn> {
    const at = await this.signedIn(signal)
    await refuseOtherIdentity(at.workbench, at.target, at.credential, signal)
    return at
  }

  /** The same for an Axiom organisation. */
  async axiomToWrite(signal: AbortSignal): Promise<AxiomSignIn> {
    const signedIn = await this.axiom(signal)
    if (this.target !== undefined)
      await refuseOtherAxiomIdentity(this.workbench, this.target, signedIn, signal)
    return signedIn
  }

  get identity(): Identity | undefined {
    return this.#credential?.identity ?? this.#person
  }

  /** @throws ProblemError `no-profile` (usage), or what is wrong with the credential */
  async signedIn(signal: AbortSignal): Promise<SignedIn> {
    const { workbench } = this
    const target = this.target ?? (await targetOf(workbench, {}))
    this.#credential ??= (await signIn(workbench, target, signal)).credential
    return { workbench, target, credential: this.#credential }
  }

  /** Signs in with a credential that the person gave for this run. */
  signInWith(credential: Credential): void {
    this.#giveToLines(credential.handle)
    this.#credential = credential
    this.#byHand = credential
  }

  /** The same for an Axiom organisation. */
  axiomSignInWith(signIn: AxiomSignIn): void {
    this.#giveToLines(signIn.handle)
    this.#axiom = signIn
    this.#axiomByHand = signIn
    this.#person = undefined
  }

  /** What is typed, and what undoes and settles, signs in with it as well. */
  #giveToLines(handle: CredentialHandle): void {
    const given = this.workbench.secrets.get(handle)
    if (given !== undefined && this.target !== undefined)
      this.workbench.givenByHand.give(this.target, given.secret)
  }

  /** The credential that the person gave for this run; it goes before the profile's own. */
  get byHand(): Credential | undefined {
    return this.#byHand
  }

  /** The same for an Axiom organisation. */
  get axiomByHand(): AxiomSignIn | undefined {
    return this.#axiomByHand
  }

  /** The next need reads the credential again: it may have been mended meanwhile. */
  forgetSignIn(): void {
    if (this.target !== undefined) this.workbench.givenByHand.forget(this.target)
    this.#credential = undefined
    this.#byHand = undefined
    this.#axiom = undefined
    this.#axiomByHand = undefined
    this.#person = undefined
  }

  /** For the header of every screen. */
  get place(): HeaderPlace {
    const { target, workbench } = this
    const identity = this.identity ?? this.#nameless
    const ends = identity?.kind === 'user' ? this.#credential?.expiresAt : undefined
    if (target === undefined) return {}
    const { origin, profile, production, readOnly, kept } = target
    return {
      tenant: {
        host: new URL(origin).host,
        practice: workbench.practiceAt(origin) !== undefined,
        ...(profile === undefined ? {} : { profile }),
        ...(production && { production }),
        ...(readOnly && { readOnly }),
        ...(kept?.color === undefined ? {} : { color: kept.color }),
      },
      ...(identity === undefined ? {} : { identity }),
      ...(ends === undefined ? {} : { bearerExpiresAt: ends }),
    }
  }

  /** Axiom tells no API token which one it is: its kind is all that is known. */
  get #nameless(): HeaderPlace['identity'] {
    if (this.#axiom?.kind !== 'api-token') return undefined
    return { username: 'an API token (xaat-…)', kind: 'api-token', roles: [] }
  }

  /** The command line that does the same at this tenant. */
  commandLine(command: readonly string[]): string {
    return this.printed({ command })
  }

  /** The same of words that are parted by what they are. */
  printed(words: PrintedWords): string {
    if (this.target !== undefined) return printedCommand(this.workbench, this.target, words)
    return shellCommand(['tokenbench', ...words.command, ...(words.args ?? [])])
  }
}

/**
 * @param choice what the command line said
 * @throws ProblemError when it names a profile that is not there
 */
export async function openDesk(workbench: Workbench, choice: TargetChoice): Promise<Desk> {
  try {
    return new Desk(workbench, await targetOf(workbench, choice))
  } catch (thrown) {
    const isFirstRun = thrown instanceof ProblemError && thrown.problem.code === 'no-profile'
    if (isFirstRun) return new Desk(workbench, undefined)
    throw thrown
  }
}
