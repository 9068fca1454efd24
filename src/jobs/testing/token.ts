import type { AtlanToken } from '#src/domain/token.ts'

/** The token “etl”, but for what a test says of it. */
export const atlanToken = (change: Partial<AtlanToken> = {}): AtlanToken => ({
  id: 'guid-1',
  clientId: 'apikey-1',
  name: 'etl',
  description: '',
  personas: [],
  createdAt: new Date(0),
  createdBy: 'data.owner',
  lifetimeSeconds: 60,
  ...change,
})
