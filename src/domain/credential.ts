/** Names a secret held in this run's memory. Answers and plans carry handles, never secrets. */
export type CredentialHandle = string & { readonly __brand: 'CredentialHandle' }

/** Where a credential came from, for `status` and messages: `env:NAME`, `paste`, `file:PATH`… */
export type CredentialSource = string
