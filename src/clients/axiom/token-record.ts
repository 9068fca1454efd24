import * as z from 'zod/mini'
import { optionalText, text } from '#src/clients/http/decode.ts'
import type { AxiomToken } from '#src/domain/axiom-token.ts'
import { capabilityMembers, newerMembers, tidy } from './capability-record.ts'
import { instantOrNever } from './instant-or-never.ts'

const members = z.looseObject({
  id: text,
  name: text,
  description: optionalText,
  expiresAt: instantOrNever,
  ...capabilityMembers,
  samlAuthenticated: z.nullish(z.boolean()),
})

/** A token as Axiom sends it, without its secret. */
export const tokenRecord = z.pipe(members, z.transform(tokenOf))

/** The same where it was just made. */
export const createdRecord = z.pipe(
  z.extend(members, { token: z.nullish(z.string()) }),
  z.transform(({ token: secret, ...token }) => ({ token: tokenOf(token), secret: secret ?? '' })),
)

function tokenOf(record: z.output<typeof members>): AxiomToken {
  const { id, name, description, expiresAt, samlAuthenticated } = record
  const { datasetCapabilities, viewCapabilities, orgCapabilities } = record
  const known = { datasetCapabilities, viewCapabilities, orgCapabilities }
  return {
    id,
    name,
    description,
    expiresAt,
    capabilities: tidy({ ...known, ...newerMembers(record) }),
    samlAuthenticated: samlAuthenticated ?? false,
  }
}
