/** Where in the system's keyring a value is. */
export interface KeyringItem {
  readonly service: string
  readonly account: string
}

/**
 * The system's keyring as a library offers it. Every call may never settle, and may throw
 * anything; it ends what it started when the signal is aborted.
 */
export interface KeyringPort {
  /** Undefined when there is no such item. */
  read(item: KeyringItem, signal: AbortSignal): Promise<string | undefined>
  write(item: KeyringItem, value: string, signal: AbortSignal): Promise<void>
  /** Also fine when there is no such item. */
  remove(item: KeyringItem, signal: AbortSignal): Promise<void>
}
