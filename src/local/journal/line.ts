import * as z from 'zod/mini'
import type { CapabilityMatrix } from '#src/domain/capability-matrix.ts'
import type { Step } from '#src/domain/plan.ts'

/** Of the lines' form; raised by whatever an older version would misunderstand. */
export const lineVersion = 1

type WithoutHandle<S> = S extends unknown ? Omit<S, 'by'> : never

/** A step as it is kept: it is carried out again with a credential of another run. */
export type KeptStep = WithoutHandle<Step>

const date = z.pipe(
  z.iso.datetime(),
  z.transform((text: string) => new Date(text)),
)

const texts = z.readonly(z.array(z.string()))
const named = z.object({ id: z.string(), name: z.string() })
const object = z.object({ type: z.string(), id: z.nullable(z.string()), name: z.string() })
const content = z.object({ name: z.string(), description: z.string(), personas: texts })
const members = z.object({
  adminUsers: texts,
  adminGroups: texts,
  adminRoles: texts,
  viewerUsers: texts,
  viewerGroups: texts,
})
const reference = { guid: z.string(), qualifiedName: z.string(), name: z.string() }
const memberObject = z.discriminatedUnion('type', [
  z.object({ type: z.literal('connection'), ...reference, connector: z.string() }),
  z.object({ type: z.literal('collection'), ...reference }),
])

// Written by ourselves, like the steps.
const matrix = z.custom<CapabilityMatrix>((value) => typeof value === 'object' && value !== null)

const axiomContent = z.object({
  name: z.string(),
  description: z.string(),
  expiresAt: z.nullable(date),
  capabilities: matrix,
})

const write = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('create-token'),
    name: z.string(),
    description: z.string(),
    personas: texts,
    lifetimeSeconds: z.int(),
    namesakes: texts,
    creator: z.exactOptional(z.string()),
  }),
  z.object({ kind: z.literal('update-token'), token: named, before: content, after: content }),
  z.object({ kind: z.literal('delete-token'), token: named, before: content }),
  z.object({
    kind: z.literal('change-members'),
    object: memberObject,
    field: z.enum(['adminUsers', 'viewerUsers']),
    before: members,
    basedOn: z.exactOptional(z.number()),
    added: texts,
    removed: texts,
  }),
  z.object({
    kind: z.literal('create-axiom-token'),
    content: axiomContent,
    before: texts,
    replaces: z.exactOptional(z.object({ id: z.string(), name: z.string(), endsAt: date })),
    orgId: z.exactOptional(z.string()),
  }),
  z.object({
    kind: z.literal('delete-axiom-token'),
    token: named,
    orgId: z.exactOptional(z.string()),
  }),
  z.object({ kind: z.literal('other'), object, what: z.string(), look: z.string() }),
])

const at = { at: date }

const begun = z.object({
  ...at,
  line: z.literal('begun'),
  v: z.literal(lineVersion),
  id: z.string(),
  process: z.object({ pid: z.int(), began: z.string() }),
  profile: z.exactOptional(z.string()),
  origin: z.string(),
  action: z.string(),
  title: z.string(),
  of: z.exactOptional(z.object({ way: z.enum(['undoes', 'resumes', 'settles']), id: z.string() })),
  changes: z.array(z.looseObject({ object, field: z.string(), added: texts, removed: texts })),
  // Written by ourselves from a `Step`; whoever carries it out looks at its kind.
  steps: z.array(z.custom<KeptStep>((step) => typeof step === 'object' && step !== null)),
})

const overwritten = z.object({
  ...at,
  line: z.literal('overwritten'),
  write: z.int(),
  by: z.string(),
  added: texts,
  removed: texts,
  /** What they had changed on other lists, a phrase each: a person puts it back. */
  beside: texts,
})

const line = z.discriminatedUnion('line', [
  begun,
  z.object({ ...at, line: z.literal('sending'), first: z.int(), writes: z.array(write) }),
  z.object({
    ...at,
    line: z.literal('answered'),
    first: z.int(),
    count: z.int(),
    answer: z.enum(['accepted', 'refused', 'lost']),
  }),
  z.object({
    ...at,
    line: z.literal('outcome'),
    step: z.int(),
    object,
    state: z.enum(['done', 'already', 'failed', 'unknown']),
    verified: z.boolean(),
    problem: z.exactOptional(z.string()),
  }),
  z.object({ ...at, line: z.literal('looked-back'), writes: z.array(z.int()) }),
  overwritten,
  z.object({
    ...at,
    line: z.literal('settled'),
    write: z.int(),
    as: z.enum(['arrived', 'not-arrived', 'deleted', 'repeated']),
    id: z.exactOptional(z.string()),
  }),
  z.object({ ...at, line: z.literal('ended'), interrupted: z.boolean() }),
])

export type Line = z.infer<typeof line>
export type Begun = z.infer<typeof begun>
export type Overwritten = z.infer<typeof overwritten>
type Unstamped<L> = L extends unknown ? Omit<L, 'at'> : never
/** A line to be written: when is known where it is written. */
export type NewLine = Unstamped<Line>

/** The lines of a file that can be read; a torn one, and one of a newer version, is passed over. */
export function decodeLines(text: string): Line[] {
  return text.split('\n').flatMap((raw) => {
    if (raw === '') return []
    try {
      const decoded = z.safeParse(line, JSON.parse(raw))
      return decoded.success ? [decoded.data] : []
    } catch {
      return []
    }
  })
}
