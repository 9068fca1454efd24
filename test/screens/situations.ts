import type { Situation } from '#src/jobs/flows/asker.ts'

const steps = [
  'Tenant',
  'Sign-in',
  'Name',
  'Expiry',
  'Personas',
  'Secret',
  'Browser bearer',
  'Connections',
  'Review',
  'Done',
]

/** A guided set-up on the practice tenant that has come to this step. */
export function situationAt(step: string, bearerExpiresAt?: Date): Situation {
  const at = steps.indexOf(step)
  return {
    flow: 'setup',
    steps: steps.map((title, index) => ({ title, state: stateOf(index, at) })),
    tenant: { host: '127.0.0.1:40121', practice: true },
    identity: { username: 'conn.admin', kind: 'user', roles: ['$admin'] },
    ...(bearerExpiresAt ? { bearerExpiresAt } : {}),
  }
}

function stateOf(index: number, at: number) {
  if (index === at) return 'current'
  return index < at ? 'done' : 'ahead'
}
