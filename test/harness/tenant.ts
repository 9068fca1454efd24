import { type PracticeOptions, type PracticeTenants, startPractice } from '#src/practice/start.ts'

/**
 * A practice tenant for one test, and reads of it that no code of ours for clients takes part in:
 * what they say is what stands on the tenant.
 */
export class Tenant {
  static async start(options: PracticeOptions = {}): Promise<Tenant> {
    return new Tenant(await startPractice({ indexLagMs: 20, grantDelayMs: 50, ...options }))
  }

  readonly practice: PracticeTenants
  readonly url: string

  private constructor(practice: PracticeTenants) {
    this.practice = practice
    this.url = practice.atlan.baseUrl
  }

  /** The environment that signs commands in with the practice tenant's API token. */
  get signedIn() {
    return { TOKENBENCH_URL: this.url, TOKENBENCH_TOKEN: this.practice.atlan.apiToken.secret }
  }

  /** Where a user of the seed administers; throws for a name that the seed does not have. */
  user(username: string) {
    const user = this.practice.atlan.users.find((one) => one.username === username)
    if (user === undefined) throw new Error(`the seed has no ${username}`)
    return user
  }

  /** One of the two connections “development” that conn.admin administers. */
  development(connector = 'snowflake') {
    const found = this.user('conn.admin').adminOf.find(
      ({ name, qualifiedName }) => name === 'development' && qualifiedName.includes(connector),
    )
    if (found === undefined) throw new Error('the seed has a “development”')
    return found
  }

  /** The token objects of that name, as the tenant lists them. */
  tokensNamed(name: string): Promise<ListedToken[]> {
    return this.tokens({ displayName: name })
  }

  /** The first hundred token objects, as the tenant lists them. */
  async tokens(filter: object = {}): Promise<ListedToken[]> {
    const text = encodeURIComponent(JSON.stringify(filter))
    const listed = await this.#get<{ records: ListedToken[] }>(
      `/api/service/apikeys?limit=100&filter=${text}`,
    )
    return listed.records
  }

  async adminsOf(guid: string): Promise<string[]> {
    const { entity } = await this.#get<{ entity: { attributes: { adminUsers: string[] } } }>(
      `/api/meta/entity/guid/${guid}`,
    )
    return entity.attributes.adminUsers
  }

  /** The GUID of every entity that was updated since the start, once for each update. */
  async updates(): Promise<string[]> {
    const query = { term: { action: 'ENTITY_UPDATE' } }
    const { entityAudits } = await this.#post<{ entityAudits: { entityId: string }[] }>(
      '/api/meta/entity/auditSearch',
      { dsl: { from: 0, size: 10_000, query } },
    )
    return entityAudits.map(({ entityId }) => entityId)
  }

  /** Changes how the tenant behaves while it runs; tells which faults may still strike. */
  control(changes: object): Promise<{ readonly faults: readonly unknown[] }> {
    return this.#post('/_practice/control', changes)
  }

  async #post<T>(path: string, body: object): Promise<T> {
    const bearer = await this.practice.issueBearer('data.owner')
    const answer = await fetch(this.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    return (await answer.json()) as T
  }

  async #get<T>(path: string): Promise<T> {
    const bearer = await this.practice.issueBearer('data.owner')
    const answer = await fetch(this.url + path, { headers: { authorization: `Bearer ${bearer}` } })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    return (await answer.json()) as T
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.practice.close()
  }
}

interface ListedToken {
  readonly id: string
  readonly clientId: string
  readonly attributes: Readonly<Record<string, string>>
}
