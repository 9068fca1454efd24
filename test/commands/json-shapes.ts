import * as z from 'zod/mini'

/* What the command line promises of its JSON. Fields may be added; these keep their meaning. */

const time = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/))
const texts = z.array(z.string())
const count = z.int().check(z.nonnegative())
const status = z.enum(['active', 'expiring', 'expired', 'never-expires'])
const named = z.object({ name: z.string() })
const reference = z.object({ guid: z.string(), qualifiedName: z.string(), name: z.string() })

export const atlanToken = z.object({
  id: z.string(),
  clientId: z.string(),
  username: z.string().check(z.startsWith('service-account-')),
  name: z.string(),
  description: z.string(),
  personas: z.array(z.object({ qualifiedName: z.string(), name: z.string() })),
  createdAt: time,
  createdBy: z.string(),
  expiresAt: time,
  status,
  reason: z.optional(z.literal('lifetime-overflow')),
})

const grants = z.record(z.string(), texts)

export const axiomToken = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  expiresAt: z.nullable(time),
  datasetCapabilities: z.record(z.string(), grants),
  viewCapabilities: z.record(z.string(), grants),
  orgCapabilities: grants,
  status,
})

const http = z.object({
  method: z.string(),
  path: z.string(),
  status: z.optional(z.number()),
  requestId: z.optional(z.string()),
})

const nextSteps = z.array(z.object({ text: z.string(), command: z.optional(z.string()) }))

const problem = z.object({
  code: z.string(),
  title: z.string(),
  detail: z.optional(z.string()),
  nextSteps,
  http: z.optional(http),
})

export const failure = z.strictObject({ problem })

const value = z.union([z.null(), z.string(), z.number(), z.boolean(), z.array(z.json()), z.json()])

const plan = z.object({
  action: z.string(),
  title: z.string(),
  danger: z.enum(['none', 'reversible', 'irreversible']),
  calls: count,
  changes: z.array(
    z.object({
      object: z.object({
        type: z.string(),
        id: z.nullable(z.string()),
        ref: z.string(),
        name: z.string(),
      }),
      field: z.string(),
      before: value,
      after: value,
      added: texts,
      removed: texts,
    }),
  ),
  warnings: z.array(z.object({ code: z.string(), text: z.string() })),
})

const outcome = z.object({
  object: z.object({ type: z.string(), id: z.nullable(z.string()), name: z.string() }),
  state: z.enum(['done', 'already', 'failed', 'unknown']),
  verified: z.boolean(),
  effective: z.enum(['yes', 'no', 'unknown']),
  problem: z.optional(problem),
})

export const planned = z.strictObject({ plan })

export const written = z.object({ plan, outcomes: z.array(outcome) })

const secret = z.object({ deliveredTo: z.string(), fingerprint: z.string() })

export const created = <Token extends z.core.$ZodType>(token: Token) =>
  z.object({ token, secret, plan, outcomes: z.array(outcome) })

export const rotated = <Token extends z.core.$ZodType>(token: Token) =>
  z.object({ token, secret, plan, outcomes: z.array(outcome), replaced: token })

export const statusOfTenant = z.object({
  profile: z.nullable(z.string()),
  provider: z.enum(['atlan', 'axiom']),
  baseUrl: z.url(),
  orgId: z.optional(z.string()),
  identity: z.object({
    username: z.string(),
    kind: z.enum(['api-token', 'user', 'personal-access-token']),
    roles: texts,
  }),
  credential: z.object({
    source: z.string(),
    fingerprint: z.string(),
    expiresAt: z.nullable(time),
  }),
  checkedAt: time,
  serverClockSkewMs: z.nullable(z.number()),
})

/** A list under its name, and how many there are. */
export const list = <Item extends z.core.$ZodType>(key: string, item: Item) =>
  z.object({ [key]: z.array(item), total: count })

export const persona = z.object({ qualifiedName: z.string(), name: z.string() })
export const connection = z.extend(reference, { adminUsers: texts })
export const collection = z.extend(reference, { adminUsers: texts, viewerUsers: texts })
export const dataset = named
export const view = named
export const profile = z.object({ name: z.string(), provider: z.string(), baseUrl: z.string() })
export const past = z.object({ id: z.string(), name: z.string() })

export const found = <Token extends z.core.$ZodType>(token: Token) =>
  z.object({ token: z.nullable(token), candidates: z.array(token), how: z.string() })

export const probed = z.object({ alive: z.nullable(z.boolean()), as: z.optional(z.string()) })

export const captured = z.object({
  variant: z.string(),
  requests: count,
  bearers: z.array(
    z.object({
      origin: z.optional(z.string()),
      fingerprint: z.string(),
      sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      kind: z.enum(['user', 'api-token', 'opaque']),
      username: z.optional(z.string()),
      expiresAt: z.optional(time),
      expired: z.boolean(),
      warnings: z.array(z.unknown()),
    }),
  ),
  problem: z.optional(problem),
})

export const explained = z.object({
  summary: z.string(),
  causes: z.array(
    z.object({
      code: z.string(),
      likelihood: z.enum(['certain', 'likely', 'possible']),
      text: z.string(),
      evidence: z.array(z.unknown()),
      nextSteps,
    }),
  ),
})

export const access = z.object({
  token: atlanToken,
  complete: z.boolean(),
  personas: z.array(persona),
  purposes: z.array(named),
  connections: z.array(z.extend(reference, { via: z.enum(['user', 'group', 'role']) })),
  collections: z.array(z.extend(reference, { as: z.enum(['editor', 'viewer']) })),
})

export const checked = z.object({
  ok: z.boolean(),
  checks: z.array(
    z.object({
      name: z.string(),
      state: z.enum(['ok', 'warning', 'failed', 'skipped']),
      detail: z.string(),
      nextSteps,
    }),
  ),
})
