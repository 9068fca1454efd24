import { join } from 'node:path'
import type { Home } from '../harness/home.ts'
import { mainFile } from '../harness/program.ts'
import type { Tenant } from '../harness/tenant.ts'
import { Terminal, type TerminalOptions } from '../harness/terminal.ts'

/** The guided set-up in a pseudo-terminal, with the steps that a person takes in it. */
export class Wizard {
  /** With the tenant said on the command line, unless `asked`. */
  static start(tenant: Tenant, home: Home, options: TerminalOptions = {}, asked = false): Wizard {
    const words = [mainFile, 'setup', ...(asked ? [] : ['--url', tenant.url])]
    return new Wizard(tenant, home, Terminal.start(process.execPath, words, { home, ...options }))
  }

  readonly terminal: Terminal
  readonly #tenant: Tenant
  readonly #home: Home

  private constructor(tenant: Tenant, home: Home, terminal: Terminal) {
    this.#tenant = tenant
    this.#home = home
    this.terminal = terminal
  }

  /** From the start to the question for the name. */
  async signIn(): Promise<void> {
    await this.terminal.waitFor('How do you sign in')
    await this.terminal.paste(this.#tenant.practice.atlan.apiToken.secret)
    await this.terminal.waitFor('a token alone')
    this.terminal.press('enter')
    await this.terminal.waitFor('time left')
    this.terminal.press('enter')
    await this.terminal.waitFor('What is the new token called?')
  }

  /** From the name to the bearer's step, with the secret in a file. */
  async describe(name: string, seen: { personas?: () => void } = {}): Promise<void> {
    await this.toTheSecret(name, seen)
    await this.keepInFile(`${name}.token`)
    await this.toTheBearer()
  }

  /** From the name to the question where the secret shall go. */
  async toTheSecret(name: string, seen: { personas?: () => void } = {}): Promise<void> {
    await this.write(name)
    await this.terminal.waitFor(`What is “${name}” for?`)
    this.terminal.press('enter')
    await this.terminal.waitFor('❯ 90 days')
    this.terminal.press('enter')
    await this.terminal.waitFor(/\[ \] Data Assets/)
    this.terminal.type('assets')
    await this.terminal.waitFor('match the filter')
    this.terminal.press('tab')
    await this.terminal.waitFor(/\[x\] Data Assets/)
    seen.personas?.()
    this.terminal.press('enter')
    await this.terminal.waitFor('Where shall the secret')
  }

  /** Answers where the secret goes with a new file of the home folder. */
  async keepInFile(file: string): Promise<void> {
    // The list comes a moment after its question: a key before it would be nobody's.
    await this.terminal.waitFor('❯ the vault')
    this.terminal.press('down')
    await this.terminal.waitFor(/❯ a file/)
    this.terminal.press('enter')
    await this.terminal.waitFor('File:')
    this.terminal.press('ctrl-u')
    await this.write(join(this.#home.folder, file))
  }

  async toTheBearer(): Promise<void> {
    await this.terminal.waitFor('❯ yes')
    this.terminal.press('enter')
    await this.terminal.waitFor('Borrow the browser sign-in')
  }

  /** From a recognised bearer to the review, with “development” of Snowflake chosen. */
  async choose(): Promise<void> {
    this.terminal.press('enter')
    await this.terminal.waitFor(/\[ \] development/)
    this.terminal.type('snowflake')
    await this.terminal.waitFor('match the filter')
    this.terminal.press('tab')
    await this.terminal.waitFor(/\[x\] development\s+snowflake/)
    this.terminal.press('enter')
    await this.terminal.waitFor('enter do it')
  }

  /** Types one line and goes on with it. */
  async write(line: string): Promise<void> {
    this.terminal.type(line)
    await this.terminal.waitFor(line.slice(-20))
    this.terminal.press('enter')
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.terminal.close()
  }
}
