import type { Rule } from '#src/jobs/diagnosis/explain/case.ts'
import { accessRules } from './access.ts'
import { axiomRules } from './axiom.ts'
import { credentialRules } from './credential.ts'
import { notFoundRules } from './not-found.ts'
import { roadRules } from './road.ts'
import { serverRules } from './server.ts'

/** Every cause that is known. Among equally likely ones the earlier is said first. */
export const rules: readonly Rule[] = [
  ...credentialRules,
  ...roadRules,
  ...accessRules,
  ...notFoundRules,
  ...axiomRules,
  ...serverRules,
]
