import { onTestFinished } from 'vitest'
import { type PracticeOptions, startPractice } from '#src/practice/start.ts'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'

/** A practice organisation, a home that signs in to it, and reads that no client of ours takes part in. */
export async function organisation(options: PracticeOptions = {}) {
  const practice = await startPractice(options)
  const home = new Home()
  onTestFinished(async () => {
    home.remove()
    await practice.close()
  })
  const { baseUrl, orgId, personalAccessToken, apiToken } = practice.axiom
  const env = {
    TOKENBENCH_PROVIDER: 'axiom',
    TOKENBENCH_URL: baseUrl,
    TOKENBENCH_ORG_ID: orgId,
    TOKENBENCH_TOKEN: personalAccessToken,
    TOKENBENCH_VAULT_KEY: 'file',
  }
  const get = (path: string, secret: string) =>
    fetch(baseUrl + path, { headers: { authorization: `Bearer ${secret}` } })
  return {
    practice,
    home,
    env,
    /** Runs a command line of words separated by blanks, or as they are. */
    run: (words: string | readonly string[], more: { stdin?: string; env?: object } = {}) =>
      runInProcess(typeof words === 'string' ? words.trim().split(' ') : words, {
        home,
        ...(more.stdin === undefined ? {} : { stdin: more.stdin }),
        env: { ...env, ...more.env },
      }),
    /** All tokens, as they stand there. */
    tokens: async (): Promise<StoredToken[]> =>
      (await (await get('/v2/tokens', apiToken)).json()) as StoredToken[],
    /** What a read that needs no capability answers to a secret. */
    statusOf: async (secret: string): Promise<number> => (await get('/v2/datasets', secret)).status,
  }
}

export interface StoredToken {
  readonly id: string
  readonly name: string
  readonly expiresAt: string | null
  readonly datasetCapabilities: object
  readonly viewCapabilities?: object
  readonly orgCapabilities: object
}
