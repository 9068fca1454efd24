import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import type { Finished } from '../harness/program.ts'
import type { Tenant } from '../harness/tenant.ts'
import type { PageLine } from './pages.ts'

/**
 * Somebody who reads a page from its top and runs its lines, on practice tenants: with the address of
 * theirs, with the right thing on the clipboard, and answering what they are asked.
 */
export class Reader {
  readonly #tenant: Tenant
  readonly #home: Home
  readonly #files: Readonly<Record<string, string>>

  /** At their desk: a folder with the files that pages speak of. */
  constructor(tenant: Tenant, home: Home) {
    this.#tenant = tenant
    this.#home = home
    const { atlan } = tenant.practice
    this.#files = {
      'axiom.token': tenant.practice.axiom.apiToken,
      'connections.txt': 'default/snowflake/1671102233\ndefault/bigquery/1699271012\n',
      'collections.txt': 'My query collection\n',
      'error.log': refused,
      'lines.txt': 'status\n# who may what\naccess nightly-etl\n',
      'prod.token': atlan.apiToken.secret,
      'request.txt': `curl ${tenant.url}/api -H 'authorization: Bearer ${atlan.apiToken.secret}'`,
      'load.sh': '#!/bin/sh\ntest -n "$ATLAN_API_KEY"\n',
    }
    for (const [name, text] of Object.entries(this.#files)) {
      writeFileSync(join(home.folder, name), text, { mode: 0o700 })
    }
  }

  async run({ words, input }: PageLine): Promise<Finished> {
    const plan = words[0] === 'undo' ? await this.#newestPlan() : ''
    const here = words.map((word, at) => {
      if (at === 1 && plan !== '') return plan
      return words[at - 1] === '--secret-to' && word === 'clipboard'
        ? `file:${this.#home.folder}/copied`
        : this.#here(word)
    })
    const stdin = input === undefined ? await this.#clipboard(words) : (this.#files[input] ?? '')
    const options = { ...this.#person, stdin }
    const all = [...here, ...this.#address(words)]
    const asked = await runInProcess(all, options)
    const answer = /--yes\S*/.exec(asked.stderr)?.[0]
    return asked.code === 5 && answer !== undefined
      ? runInProcess([...all, answer], options)
      : asked
  }

  get #person() {
    const { atlan, axiom } = this.#tenant.practice
    const env = {
      TOKENBENCH_VAULT_KEY: 'file',
      ATLAN_BASE_URL: atlan.baseUrl,
      ATLAN_API_KEY: atlan.apiToken.secret,
      AXIOM_TOKEN: axiom.apiToken,
      AXIOM_URL: axiom.baseUrl,
    }
    return { home: this.#home, env }
  }

  async #newestPlan(): Promise<string> {
    return (await runInProcess(['history', '--json'], this.#person)).json().history[0].id
  }

  /** What a word of the page is called here. */
  #here(word: string): string {
    return word
      .replace(/^(https:\/\/)?(acme|prod)\.atlan\.com$/, this.#tenant.url)
      .replace(/^file:/, `file:${this.#home.folder}/`)
      .replace(/^clipboard$/, 'stdin')
      .replace(/^(\.\/load\.sh|support\.md)$/, `${this.#home.folder}/$1`)
  }

  /** Where Axiom is: nobody says that on a page, since there is one only. */
  #address(words: readonly string[]): string[] {
    const isAxiom = words.includes('add') && words.includes('axiom')
    return isAxiom ? ['--url', this.#tenant.practice.axiom.baseUrl] : []
  }

  async #clipboard(words: readonly string[]): Promise<string> {
    const { practice } = this.#tenant
    if (words[0] === 'repl') return ''
    if (words.includes('--bearer-from') || words[0] === 'capture') {
      return practice.copyAsCurl('data.owner')
    }
    return words[0] === 'explain' ? refused : practice.atlan.apiToken.secret
  }
}

const refused = 'ATLAS-403-00-001 dbt-cloud is not authorized to perform read entity: type=Table'
