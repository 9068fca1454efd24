import * as z from 'zod/mini'
import { optionalText, text } from '#src/clients/http/decode.ts'
import { instant } from './instant.ts'

const shared = { qualifiedName: text, name: optionalText }

/** An entity that people administer, as index and store give it, with what its type has besides. */
export const administeredRecord = <Own extends z.core.$ZodShape>(own: Own) =>
  z.object({
    guid: text,
    status: z.enum(['ACTIVE', 'DELETED']),
    createdBy: optionalText,
    createTime: instant,
    updateTime: instant,
    attributes: z.object({ ...shared, ...own }),
  })

interface Administered {
  readonly guid: string
  readonly status: 'ACTIVE' | 'DELETED'
  readonly createdBy: string
  readonly createTime: Date
  readonly updateTime: Date
  readonly attributes: { readonly qualifiedName: string; readonly name: string }
}

/** What all of them have. */
export const administeredOf = ({ attributes: of, ...entity }: Administered) => ({
  guid: entity.guid,
  qualifiedName: of.qualifiedName,
  name: of.name,
  status: entity.status,
  createdBy: entity.createdBy,
  createdAt: entity.createTime,
  updatedAt: entity.updateTime,
})
