export interface LoginEvent {
  readonly userId: string
  readonly sessionId: string
  /** Epoch milliseconds. */
  readonly at: number
}

export interface AdminEvent {
  readonly operation: 'CREATE' | 'UPDATE' | 'DELETE'
  readonly resource: 'CLIENT' | 'GROUP' | 'GROUP_MEMBERSHIP' | 'USER'
  /** E.g. `clients/<id>`. */
  readonly path: string
  readonly userId: string
  readonly at: number
}

/** What the identity service remembers, newest last. */
export interface EventLog {
  readonly logins: LoginEvent[]
  readonly admin: AdminEvent[]
}
