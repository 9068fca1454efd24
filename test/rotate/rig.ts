import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { PracticeOptions } from '#src/practice/start.ts'
import { Home } from '../harness/home.ts'
import { type InProcessOptions, runInProcess } from '../harness/in-process.ts'
import type { Finished } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'

/** A tenant with a token to be rotated, and commands that are signed in to it. */
export class Rig {
  static async start(options: PracticeOptions = {}): Promise<Rig> {
    return new Rig(await Tenant.start({ indexLagMs: 0, grantDelayMs: 0, ...options }))
  }

  readonly tenant: Tenant
  readonly home = new Home()

  private constructor(tenant: Tenant) {
    this.tenant = tenant
  }

  run(
    words: readonly string[],
    { env, ...options }: Omit<InProcessOptions, 'home'> = {},
  ): Promise<Finished> {
    const { home, tenant } = this
    return runInProcess(words, { home, ...options, env: { ...tenant.signedIn, ...env } })
  }

  /** Runs it, and fails the test when it does not end well. */
  async done(words: readonly string[], options: Omit<InProcessOptions, 'home'> = {}) {
    const ended = await this.run(['--json', ...words], options)
    expect(ended.code, ended.stdout + ended.stderr).toBe(0)
    return ended.json()
  }

  /** A new token of that name with a persona, its secret in `NAME.token`. */
  async token(name: string, ...more: readonly string[]) {
    const words = ['token', 'create', name, '--secret-to', `file:${this.path(name)}`, '--yes']
    const made = await this.done([...words, '--description', 'moves things', ...more])
    return { ...made.token, secret: this.secret(name) }
  }

  async grant(membership: string, token: string, on: string, as: string): Promise<void> {
    const stdin = await this.tenant.practice.copyAsCurl(as)
    const words = ['grant', membership, '--token', token, '--on', on, '--bearer-from', 'stdin']
    await this.done([...words, '--yes'], { stdin })
  }

  rotate(name: string, words: readonly string[], options: Omit<InProcessOptions, 'home'> = {}) {
    const to = ['--secret-to', `file:${this.path('new')}`]
    return this.run(['token', 'rotate', name, ...words, ...to, '--json'], options)
  }

  path(name: string): string {
    return join(this.home.folder, `${name}.token`)
  }

  secret(name: string): string {
    return readFileSync(this.path(name), 'utf8').trim()
  }

  /** What the tenant answers to somebody who shows this secret. */
  async accepts(secret: string): Promise<boolean> {
    const headers = { authorization: `Bearer ${secret}` }
    return (await fetch(`${this.tenant.url}/api/service/users/current`, { headers })).ok
  }

  /** Faults from now on; none: no more. */
  async faults(...faults: readonly string[]): Promise<void> {
    const answer = await fetch(`${this.tenant.url}/_practice/control`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ faults }),
    })
    if (!answer.ok) throw new Error(await answer.text())
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.home.remove()
    await this.tenant[Symbol.asyncDispose]()
  }
}
