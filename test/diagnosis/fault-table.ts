import type { FaultRow } from './fault-row.ts'
import { accessFaults } from './fault-table-access.ts'
import { axiomFaults } from './fault-table-axiom.ts'
import { credentialFaults } from './fault-table-credential.ts'
import { personaFaults } from './fault-table-persona.ts'
import { roadFaults } from './fault-table-road.ts'

/** Causes that the practice tenants can be brought to, and what all parts of the product say. */
export const faultTable: readonly FaultRow[] = [
  ...credentialFaults,
  ...personaFaults,
  ...accessFaults,
  ...roadFaults,
  ...axiomFaults,
]
