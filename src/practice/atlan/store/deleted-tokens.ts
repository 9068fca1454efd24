import type { Table } from './table.ts'
import { type ApiToken, accountNameOf } from './token-store.ts'

/** Remembers deleted tokens, for a service that is slow to hear of it. */
export class DeletedTokens {
  readonly #deleted = new Map<string, { readonly token: ApiToken; readonly at: number }>()
  readonly #now: () => number

  /** @param now epoch ms */
  constructor(tokens: Table<ApiToken>, now: () => number) {
    this.#now = now
    tokens.watch((_id, before, after) => {
      if (before && !after) this.#deleted.set(accountNameOf(before), { token: before, at: now() })
    })
  }

  /** The token with this account name, if it was deleted less than `delayMs` ago. */
  youngerThan(delayMs: number, accountName: string): ApiToken | undefined {
    const found = this.#deleted.get(accountName)
    return found && this.#now() - found.at < delayMs ? found.token : undefined
  }
}
