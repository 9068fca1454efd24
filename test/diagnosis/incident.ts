import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { posixWords } from '#src/capture/readers/posix-words.ts'
import type { PracticeOptions } from '#src/practice/start.ts'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'
import type { Given } from './fault-row.ts'
import { walk } from './set-up.ts'

/** A request as a failing program sends it. */
export interface Sent {
  readonly credential?: string
  readonly method?: string
  readonly path: string
  readonly body?: object
  readonly headers?: Readonly<Record<string, string>>
  /** Axiom's address; Atlan's is the default. */
  readonly base?: string
}

export interface Cause {
  readonly code: string
  readonly likelihood: string
  readonly text: string
  readonly evidence: readonly string[]
  readonly nextSteps: readonly {
    readonly text: string
    readonly command?: string
    readonly request?: string
  }[]
}

export interface Explained {
  readonly summary: string
  readonly causes: readonly Cause[]
  readonly unchecked: readonly string[]
  readonly missing: readonly string[]
}

/** A practice tenant on which things fail for real, and what a person would paste of it. */
export class Incident {
  static async start(options: PracticeOptions = {}): Promise<Incident> {
    return new Incident(await Tenant.start({ indexLagMs: 0, grantDelayMs: 0, ...options }))
  }

  readonly tenant: Tenant
  readonly #home = new Home()
  #secrets = 0

  private constructor(tenant: Tenant) {
    this.tenant = tenant
    this.#home.makeFolder('.')
  }

  /** Sends it and gives what came, and the text of both: a cURL and the answer under it. */
  async send(sent: Sent) {
    const { credential, method = 'GET', path, body, headers, base = this.tenant.url } = sent
    const all: Record<string, string> = {
      ...(credential !== undefined && { authorization: `Bearer ${credential}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    }
    const written = Object.entries(all).map(([name, value]) => ` -H '${name}: ${value}'`)
    const data = body === undefined ? '' : ` --data-raw '${JSON.stringify(body)}'`
    const curl = `curl -X ${method} '${base}${path}'${written.join('')}${data}`
    const payload = body === undefined ? {} : { body: JSON.stringify(body) }
    const answer = await fetch(base + path, { method, headers: all, ...payload })
    const text = await answer.text()
    const head = [`HTTP/1.1 ${answer.status} ${answer.statusText}`]
    for (const [name, value] of answer.headers) head.push(`${name}: ${value}`)
    const response = `${head.join('\n')}\n\n${text}`
    return { status: answer.status, text, curl, response, pasted: `${curl}\n\n${response}` }
  }

  /** What `explain` says of a text; signed in with the practice API token unless said otherwise. */
  async explain(
    text: string,
    words: readonly string[] = [],
    env: object = this.tenant.signedIn,
  ): Promise<Explained> {
    const ran = await runInProcess(['explain', '--json', ...words], {
      stdin: text,
      env: env as Record<string, string>,
    })
    if (ran.code !== 0) throw new Error(`explain ended with ${ran.code}: ${ran.stdout}`)
    return ran.json()
  }

  /**
   * Runs a printed command as it is, with what it would ask for: a yes, a bearer on the clipboard,
   * a place for a secret, the answers of a set-up. Gives the secret where one was made, and else
   * what it printed.
   */
  async follow(
    command: string,
    env: Readonly<Record<string, string>> = this.tenant.signedIn,
    gives: Given = {},
  ): Promise<{ readonly made?: string; readonly printed?: unknown }> {
    const [, ...words] = posixWords(command, 0, new Set()).words
    const bearer = await this.tenant.practice.issueBearer('conn.admin')
    if (words[0] === 'setup') {
      const signIn = env.TOKENBENCH_TOKEN ?? ''
      const walked = await walk({ words: words.slice(1), signIn, bearer, name: 'made', gives })
      if (walked.secret === undefined) throw new Error(`${command} ended: ${walked.said}`)
      return { made: walked.secret }
    }
    const kept = join(this.#home.folder, `secret-${++this.#secrets}`)
    const copied = join(this.#home.folder, `bearer-${this.#secrets}`)
    writeFileSync(copied, bearer)
    const makes = words[0] === 'token' && /^(?:create|rotate)$/.test(words[1] ?? '')
    const asked = words.map((word) => (word === 'clipboard' ? `file:${copied}` : word))
    const to = makes ? ['--secret-to', `file:${kept}`] : []
    const ran = await runInProcess([...asked, '--yes', '--json', ...to], { env })
    if (ran.code !== 0) throw new Error(`${command} ended with ${ran.code}: ${ran.stderr}`)
    return makes ? { made: readFileSync(kept, 'utf8').trim() } : { printed: ran.json() }
  }

  /** A token of its own, made beside our own code. */
  async newToken(name: string, more: object = {}): Promise<NewToken> {
    const made = await this.send({
      credential: this.tenant.practice.atlan.apiToken.secret,
      method: 'POST',
      path: '/api/service/apikeys',
      body: { displayName: name, personaQualifiedNames: [], validitySeconds: 86_400, ...more },
    })
    const { id, clientId, attributes } = JSON.parse(made.text)
    return { id, secret: attributes.accessToken, account: `service-account-${clientId}` }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#home.remove()
    await this.tenant[Symbol.asyncDispose]()
  }
}

export interface NewToken {
  readonly id: string
  readonly secret: string
  readonly account: string
}

/** Tries until it is true: rights are handed on with a delay. */
export async function soon(check: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await check()); tries += 1) {
    if (tries > 100) throw new Error('it never came about')
    await wait(20)
  }
}
