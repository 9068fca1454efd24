import type { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import type { Tenant } from '../harness/tenant.ts'

/** A person at work on one tenant, from one home. */
export class Desk {
  readonly tenant: Tenant
  readonly home: Home

  constructor(tenant: Tenant, home: Home) {
    this.tenant = tenant
    this.home = home
  }

  /** Runs a command line that prints JSON; `stdin` is the bearer of somebody. */
  async run(words: readonly string[], stdin?: string) {
    const options = { home: this.home, env: this.tenant.signedIn }
    return runInProcess([...words, '--json'], stdin === undefined ? options : { ...options, stdin })
  }

  /** The same with the bearer of a person who administers both “development”. */
  async asAdmin(words: readonly string[]) {
    const bearer = await this.tenant.practice.issueBearer('conn.admin')
    return this.run([...words, '--bearer-from', 'stdin'], bearer)
  }

  grant(token: string, ...more: string[]) {
    const { guid } = this.tenant.development()
    const words = ['grant', 'connection-admin', '--token', token, '--on', guid]
    return this.asAdmin([...words, '--yes', ...more])
  }

  /** What the journal has, the newest first. */
  async history() {
    return (await this.run(['history'])).json().history
  }

  async lastPlan(): Promise<string> {
    const [{ id }] = await this.history()
    return id
  }

  async doubts() {
    return (await this.run(['doubts'])).json().doubts
  }
}
