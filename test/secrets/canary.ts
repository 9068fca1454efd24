import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { type Finished, mainFile, run } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { filesIn, piecesOf, secretFile } from './kept.ts'
import { recordingPrograms } from './recording-programs.ts'

/**
 * A home in which every secret is known. What is printed, drawn, written or given to other programs
 * is looked through for 8 characters in a row of any of them.
 */
export class Canary {
  static async start(): Promise<Canary> {
    const tenant = await Tenant.start()
    return new Canary(tenant, await tenant.practice.issueBearer('conn.admin'))
  }

  readonly tenant: Tenant
  readonly home = new Home()
  /** Where secrets are on purpose: what they are read from, and where they were handed over to. */
  readonly outside = new Home()
  readonly passphrase = randomBytes(24).toString('base64url')
  readonly environment: Readonly<Record<string, string>>
  readonly #secrets: Record<string, string>
  readonly #places: [string, string][] = []
  readonly #onPurpose = new Set<string>()
  readonly #recorded: string

  private constructor(tenant: Tenant, bearer: string) {
    this.tenant = tenant
    const { atlan, axiom } = tenant.practice
    this.#secrets = {
      'the API token': atlan.apiToken.secret,
      'the bearer': bearer,
      'the passphrase': this.passphrase,
      'the personal access token': axiom.personalAccessToken,
      'the token of Axiom': axiom.apiToken,
    }
    const programs = recordingPrograms(this.outside)
    this.#recorded = programs.folder
    this.environment = {
      ...programs.environment,
      TMPDIR: this.home.makeFolder('tmp'),
      TOKENBENCH_VAULT_KEY: 'file',
      ATLAN_BASE_URL: tenant.url,
      ATLAN_API_KEY: atlan.apiToken.secret,
      AXIOM_URL: axiom.baseUrl,
      AXIOM_ORG_ID: axiom.orgId,
      AXIOM_TOKEN: axiom.personalAccessToken,
    }
  }

  /** A source that holds a secret, as a person would have it. */
  from(name: string): string {
    const secret = this.#secrets[name]
    if (secret === undefined) throw new Error(`there is no ${name}`)
    return `file:${secretFile(this.outside, name.replaceAll(' ', '-'), secret)}`
  }

  /** A destination on purpose. */
  to(name: string): string {
    return `file:${join(this.outside.folder, `to-${name}`)}`
  }

  /** A file in the home that holds a secret on purpose; what it holds is known from now on. */
  knowFile(path: string): void {
    this.#onPurpose.add(path)
    this.#know(path, readFileSync(path, 'utf8').trim())
  }

  /**
   * Runs a command line, and keeps what it printed.
   * @param as `process` where children or the environment of the process take part
   */
  async run(
    words: readonly string[],
    as: 'process' | 'here' = 'here',
    stdin?: string,
  ): Promise<Finished> {
    const options = {
      home: this.home,
      env: this.environment,
      ...(stdin === undefined ? {} : { stdin }),
    }
    const ended = await (as === 'process' ? run(words, options) : runInProcess(words, options))
    const said = words.join(' ')
    this.see(`stdout of ${said}`, ended.stdout)
    this.see(`stderr of ${said}`, ended.stderr)
    return ended
  }

  see(place: string, text: string): void {
    this.#places.push([place, text])
  }

  /** The places that hold a piece of a secret; never the piece itself. */
  leaks(): string[] {
    for (const { path, text } of filesIn(this.outside.folder))
      if (/\/to-[^/]*$/.test(path)) this.#know(path, text.trim())
    const kept = filesIn(this.home.folder).filter(({ path }) => !this.#isOnPurpose(path))
    for (const { path, text } of kept) this.see(path, text)
    for (const { path, text } of filesIn(this.#recorded)) this.see(path, text)
    return leaksIn(this.#places, this.#secrets)
  }

  /** What programs that tokenbench started wrote down of their start. */
  recorded(): number {
    return filesIn(this.#recorded).length
  }

  /** What is where it is on purpose would have been seen anywhere else. */
  leaksOnPurpose(): string[] {
    const places = [...this.#onPurpose, ...filesIn(this.outside.folder).map(({ path }) => path)]
    return leaksIn(
      places.map((path) => [path, readFileSync(path, 'latin1')]),
      this.#secrets,
    )
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.home.remove()
    this.outside.remove()
    await this.tenant[Symbol.asyncDispose]()
  }

  #know(name: string, secret: string): void {
    this.#secrets[name] = secret
  }

  #isOnPurpose(path: string): boolean {
    return this.#onPurpose.has(path) || /\/vault(\.json|-\w+\.key)$/.test(path)
  }
}

/**
 * The program itself, which its compiled code repeats. Base64 of a common word in it may be that of
 * the same word in a token.
 */
let bundle: string | undefined
function ours(): string {
  bundle ??= filesIn(dirname(mainFile))
    .map(({ text }) => text)
    .join('\n')
  return bundle
}

/**
 * The whole UUID that a piece stands in. Tokens of Axiom are UUIDs, a trace holds thousands of others,
 * and with their fixed digits two of them have 8 characters in common every now and then.
 */
function idAround(text: string, at: number): string | undefined {
  const [from, to] = [Math.max(0, at - 36), at + 44]
  const ids = [...text.slice(from, to).matchAll(/[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/gi)]
  return ids.find(({ index }) => from + index <= at && at + 8 <= from + index + 36)?.[0]
}

function leaksIn(
  places: readonly (readonly [string, string])[],
  secrets: Readonly<Record<string, string>>,
): string[] {
  const pieces = new Map(
    Object.entries(secrets).flatMap(([name, secret]) =>
      piecesOf(secret).map((piece) => [piece, name] as const),
    ),
  )
  return places.flatMap(([place, text]) => {
    for (let at = 0; at + 8 <= text.length; at += 1) {
      const piece = text.slice(at, at + 8)
      const name = pieces.get(piece)
      if (name === undefined || ours().includes(piece)) continue
      const id = idAround(text, at)
      if (id === undefined || secrets[name]?.includes(id))
        return [`${name} in ${place}, at ${at} of ${text.length}`]
    }
    return []
  })
}
