import { Cancelled } from '#src/domain/cancelled.ts'
import type { KeyringPort } from '#src/local/secrets/vault/keyring-port.ts'

/** A keyring of the test: what it holds can be seen, and how it behaves can be changed. */
export interface FakeKeyring extends KeyringPort {
  readonly items: Map<string, string>
  /** How often it was asked. */
  calls: number
  /** What every call ends in; undefined when it works. */
  trouble: Error | string | 'never-answers' | undefined
}

export function fakeKeyring(trouble?: FakeKeyring['trouble']): FakeKeyring {
  const items = new Map<string, string>()
  const keyring: FakeKeyring = {
    items,
    calls: 0,
    trouble,
    read: async ({ service, account }, signal) => {
      await answer(signal)
      return items.get(`${service}/${account}`)
    },
    write: async ({ service, account }, value, signal) => {
      await answer(signal)
      items.set(`${service}/${account}`, value)
    },
    remove: async ({ service, account }, signal) => {
      await answer(signal)
      items.delete(`${service}/${account}`)
    },
  }
  const answer = async (signal: AbortSignal): Promise<void> => {
    keyring.calls += 1
    if (keyring.trouble === undefined) return
    if (keyring.trouble !== 'never-answers') throw keyring.trouble
    const { promise, reject } = Promise.withResolvers<void>()
    signal.addEventListener('abort', () => reject(new Cancelled()))
    await promise
  }
  return keyring
}
