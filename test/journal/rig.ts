import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { vi } from 'vitest'
import type { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { Program } from '../harness/program.ts'
import type { Tenant } from '../harness/tenant.ts'

export const patient = { timeout: 10_000, interval: 5 }

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

  /** A real process that is killed while a request is on its way; what it sent still arrives. */
  async killWhileSending(words: readonly string[]): Promise<void> {
    const stdin = await this.tenant.practice.issueBearer('conn.admin')
    const options = { home: this.home, env: this.tenant.signedIn, stdin }
    await using program = Program.start([...words, '--bearer-from', 'stdin', '--json'], options)
    // The fault has struck: the request is at the tenant, which takes its time.
    await vi.waitUntil(() => this.faultsHaveStruck(), patient)
    program.signal('SIGKILL')
  }

  async faultsHaveStruck(): Promise<boolean> {
    const answer = await fetch(`${this.tenant.url}/_practice/control`)
    const { faults } = (await answer.json()) as { faults: unknown[] }
    return faults.length === 0
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

  /** What the practice tenant does wrong from now on. */
  faults(...faults: string[]): Promise<void> {
    return this.control({ faults })
  }

  async control(settings: object): Promise<void> {
    const answer = await fetch(`${this.tenant.url}/_practice/control`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(settings),
    })
    if (!answer.ok) throw new Error(`the practice tenant answered ${answer.status}`)
  }

  /** Lets what stands in the journal have been written an hour earlier. */
  letAnHourPass(): void {
    for (const path of this.journalFiles()) {
      const earlier = (text: string) => new Date(Date.parse(text) - 3_600_000).toISOString()
      const lines = readFileSync(path, 'utf8')
      writeFileSync(path, lines.replace(/(?<="at":")[^"]+/g, earlier))
    }
  }

  journalFiles(): string[] {
    const folder = join(this.home.state, 'journal')
    if (!existsSync(folder)) return []
    return readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => join(folder, name))
  }
}
