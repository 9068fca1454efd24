import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { posixWords } from '#src/capture/readers/posix-words.ts'
import type { PracticeOptions } from '#src/practice/start.ts'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'

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
   * a place for a secret. Gives the secret where one was made.
   */
  async follow(command: string, env: object = this.tenant.signedIn): Promise<string | undefined> {
    const [, ...words] = posixWords(command, 0, new Set()).words
    const kept = join(this.#home.folder, `secret-${++this.#secrets}`)
    const bearer = join(this.#home.folder, `bearer-${this.#secrets}`)
    writeFileSync(bearer, await this.tenant.practice.issueBearer('conn.admin'))
    const makes = words[0] === 'token' && /^(?:create|rotate)$/.test(words[1] ?? '')
    const asked = words.map((word) => (word === 'clipboard' ? `file:${bearer}` : word))
    const ran = await runInProcess(
      [...asked, '--yes', ...(makes ? ['--secret-to', `file:${kept}`] : [])],
      { env: env as Record<string, string> },
    )
    if (ran.code !== 0) throw new Error(`${command} ended with ${ran.code}: ${ran.stderr}`)
    return makes ? readFileSync(kept, 'utf8').trim() : undefined
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
