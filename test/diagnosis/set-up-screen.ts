import { join } from 'node:path'
import { Home } from '../harness/home.ts'
import type { Key } from '../harness/keys.ts'
import { mainFile } from '../harness/program.ts'
import { Terminal } from '../harness/terminal.ts'

/** The guided set-up on a screen of 80×24, with what a person does in it where something is wrong. */
export class SetUpScreen {
  static start(address: string, isAxiom: boolean): SetUpScreen {
    const provider = isAxiom ? ['--provider', 'axiom'] : []
    const words = [mainFile, 'setup', '--url', address, ...provider]
    const home = new Home()
    const env = { TOKENBENCH_VAULT_KEY: 'none' }
    return new SetUpScreen(home, isAxiom, Terminal.start(process.execPath, words, { home, env }))
  }

  readonly terminal: Terminal
  readonly #home: Home
  readonly #isAxiom: boolean

  private constructor(home: Home, isAxiom: boolean, terminal: Terminal) {
    this.#home = home
    this.#isAxiom = isAxiom
    this.terminal = terminal
  }

  /** Pastes a credential and gives the problem that the screen then shows, in one line. */
  async refused(credential: string): Promise<string> {
    await this.terminal.paste(credential)
    // What has an end of its own is read by itself; anything else waits for Enter.
    const [shown] = await this.terminal.waitFor(/✗|\d characters[^✗]*enter go on/)
    if (shown !== '✗') this.terminal.press('enter')
    return this.problem()
  }

  async problem(): Promise<string> {
    await this.terminal.waitFor('✗', { timeoutMs: 20_000 })
    return this.terminal.screen().split('✗ ').slice(1).join(' ').replace(/\s+/g, ' ')
  }

  /** Goes back to the tenant and types another address. */
  async retype(address: string): Promise<void> {
    await this.#through([
      ['esc', 'Which Atlan tenant is it?'],
      [{ text: address }, `${address.length} characters`],
      ['enter', 'How do you sign in'],
    ])
  }

  /** Pastes a credential that is accepted, up to the question for the name. */
  async signIn(credential: string): Promise<void> {
    await this.#paste(credential)
    if (this.#isAxiom)
      await this.#through([
        [undefined, '❯ Practice'],
        ['enter', ''],
      ])
    await this.terminal.waitFor('What is the new token called?')
  }

  /** From the name to the place of its secret, and on to the next question. */
  async describe(name: string): Promise<void> {
    await this.#through([
      [{ text: name }, `❯ ${name}`],
      ['enter', `What is “${name}” for?`],
    ])
    await this.#through(this.#isAxiom ? ofAxiom : ofAtlan)
    const file = join(this.#home.folder, `${name}.token`)
    await this.#through([
      ['enter', '❯ a file'],
      ['enter', 'File:'],
      ['ctrl-u', /❯ *\n/],
      [{ text: file }, `❯ ${file}`],
    ])
    this.terminal.press('enter')
  }

  /** From the question whether it shall administer connections to the bearer that is borrowed. */
  async toTheBearer(): Promise<void> {
    await this.#through([
      [undefined, '❯ yes'],
      ['enter', 'Borrow the browser sign-in'],
    ])
  }

  /** From a bearer that is accepted to the review, with “production” chosen. */
  async borrow(bearer: string): Promise<void> {
    await this.#paste(bearer)
    await this.#through([
      [undefined, /\[ \] production/],
      [{ text: 'production' }, 'match the filter'],
      ['tab', /\[x\] production/],
      ['enter', 'enter do it'],
    ])
  }

  /** From the question whether it shall administer connections to the review. */
  async withoutConnections(): Promise<void> {
    if (!this.#isAxiom)
      await this.#through([
        [undefined, '❯ yes'],
        ['down', '❯ no'],
        ['enter', ''],
      ])
    await this.terminal.waitFor('enter do it')
  }

  /** From the review to what went wrong in doing it, and the exit code with which one leaves. */
  async failing(): Promise<readonly [problem: string, code: number | null]> {
    this.terminal.press('enter')
    await this.terminal.waitFor('enter finish')
    const problem = await this.problem()
    this.terminal.press('enter')
    return [problem, (await this.terminal.exit).code]
  }

  /** From the review to the end of the program; its exit code. */
  async doIt(): Promise<number | null> {
    await this.#through([
      ['enter', 'The same without the wizard'],
      ['enter', /How shall tokenbench sign in[\s\S]*❯ /],
      ['enter', ''],
    ])
    return (await this.terminal.exit).code
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.terminal.close()
    this.#home.remove()
  }

  /** Pastes a token alone, of which nobody knows the end, and goes on with what is recognised. */
  async #paste(token: string): Promise<void> {
    await this.terminal.paste(token)
    await this.#through([
      [undefined, 'a token alone'],
      ['enter', '✓ who'],
    ])
    this.terminal.press('enter')
  }

  /** Presses or types one thing after the other, each once the screen shows what the one before did. */
  async #through(steps: readonly Step[]): Promise<void> {
    for (const [what, seen] of steps) {
      if (typeof what === 'string') this.terminal.press(what)
      else if (what !== undefined) this.terminal.type(what.text)
      await this.terminal.waitFor(seen)
    }
  }
}

type Step = readonly [Key | { readonly text: string } | undefined, string | RegExp]

const ofAtlan: readonly Step[] = [
  ['enter', '❯ 90 days'],
  ['enter', /\[ \] Data Assets/],
  [{ text: 'assets' }, 'match the filter'],
  ['tab', /\[x\] Data Assets/],
]

const ofAxiom: readonly Step[] = [
  ['enter', '❯ ingest'],
  ['enter', '❯ 90 days'],
  ['enter', 'Chosen: nothing yet'],
  [{ text: 'http' }, 'match the filter'],
  ['tab', 'Chosen: http-logs'],
  ['enter', /Ingest +❯\[x\]/],
]
