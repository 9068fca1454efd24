import type { Outcome } from '#src/domain/plan.ts'
import type { Begun, Line, Overwritten } from './line.ts'
import type { Answer, Write } from './write.ts'

/** A write that was about to be sent, and what is known of it. */
export interface SentWrite {
  /** Counted from 0 in its plan. */
  readonly index: number
  readonly at: Date
  readonly write: Write
  /** Absent when the process died before there was one. */
  readonly answer?: Answer
  /** The outcome of its object, when that says what became of it. */
  readonly outcome?: KeptOutcome
  /** What became of it as was found out later. `id`: of the token that it created. */
  readonly settled?: { readonly as: SettledAs; readonly id?: string }
  /** Somebody else's change that it wrote over. */
  readonly overwrote?: Overwritten
  /** The audit was looked at, and was up to date. */
  readonly lookedBack: boolean
}

export type SettledAs = Extract<Line, { line: 'settled' }>['as']
export type KeptOutcome = Pick<Outcome, 'object' | 'state' | 'verified'> & {
  readonly problem?: string
}

/** All that the journal says of one plan. */
export interface PlanRecord extends Omit<Begun, 'line' | 'v'> {
  readonly writes: readonly SentWrite[]
  /** By the step's index; absent for steps that nothing is known of. */
  readonly outcomes: ReadonlyMap<number, KeptOutcome>
  /** Absent when its process died, or is at work. */
  readonly ended?: { readonly at: Date; readonly interrupted: boolean }
}

/**
 * Whether a write was carried out is not known: it was neither refused nor accepted, and neither
 * the outcome of its object nor somebody who looked later says so. A creation that was accepted
 * stays in doubt until its outcome: its secret may not have been handed over.
 */
export const isInDoubt = (sent: SentWrite): boolean =>
  sent.answer !== 'refused' &&
  sent.outcome === undefined &&
  sent.settled === undefined &&
  !wasAccepted(sent)

/** True for a write that certainly was carried out. */
export function hasArrived(sent: SentWrite): boolean {
  const { answer, outcome, settled } = sent
  if (settled !== undefined) return settled.as === 'arrived'
  if (answer === 'refused') return false
  if (outcome === undefined) return wasAccepted(sent)
  return outcome.state === 'done' || outcome.verified
}

const wasAccepted = ({ answer, write }: SentWrite): boolean =>
  answer === 'accepted' && !isCreation(write)

/** A write that makes a token, whose id only its answer says. */
export const isCreation = (write: Write): boolean =>
  write.kind === 'create-token' || write.kind === 'create-axiom-token'

/** What the lines of one plan's file come to; undefined when not even its beginning can be read. */
export function recordOf(lines: readonly Line[]): PlanRecord | undefined {
  const begun = lines.find((line) => line.line === 'begun')
  if (begun === undefined) return undefined
  const writes = new Map<number, SentWrite>()
  // By what they write, since a plan may be of thousands of objects.
  const writesOf = new Map<string, number[]>()
  const outcomes = new Map<number, KeptOutcome>()
  let ended: PlanRecord['ended']
  const amend = (index: number, more: Partial<SentWrite>): void => {
    const known = writes.get(index)
    if (known !== undefined) writes.set(index, { ...known, ...more })
  }
  for (const line of lines)
    switch (line.line) {
      case 'sending':
        for (const [offset, write] of line.writes.entries()) {
          const index = line.first + offset
          writes.set(index, { index, at: line.at, write, lookedBack: false })
          const key = keyOf(objectOf(write))
          writesOf.set(key, [...(writesOf.get(key) ?? []), index])
        }
        break
      case 'answered':
        for (let offset = 0; offset < line.count; offset += 1)
          amend(line.first + offset, { answer: line.answer })
        break
      case 'outcome': {
        const { line: _, at: __, step, ...outcome } = line
        outcomes.set(step, outcome)
        // A token that was to be created had no id when the write was noted.
        const { object } = outcome
        const keys = new Set([keyOf(object), keyOf({ ...object, id: null })])
        for (const index of [...keys].flatMap((key) => writesOf.get(key) ?? [])) {
          const sent = writes.get(index)
          if (sent !== undefined && isOpen(sent) && !isOld(outcome, sent) && says(outcome, sent))
            amend(index, { outcome })
        }
        break
      }
      case 'looked-back':
        for (const index of line.writes) amend(index, { lookedBack: true })
        break
      case 'overwritten':
        amend(line.write, { overwrote: line })
        break
      case 'settled':
        amend(line.write, {
          settled: { as: line.as, ...(line.id === undefined ? {} : { id: line.id }) },
        })
        break
      case 'ended':
        ended = { at: line.at, interrupted: line.interrupted }
    }
  const { line: _, v: __, ...about } = begun
  const all = [...writes.values()]
  return { ...about, writes: all, outcomes, ...(ended === undefined ? {} : { ended }) }
}

const isOpen = ({ outcome, settled }: SentWrite): boolean =>
  outcome === undefined && settled === undefined

/** A failure without an answer may have another reason than the write. */
const says = ({ state }: KeptOutcome, { answer }: SentWrite): boolean =>
  state === 'done' || state === 'already' || (state === 'failed' && answer === 'accepted')

/** A regenerated token has the name of the one that it is made out of. */
const isOld = ({ object }: KeptOutcome, { write }: SentWrite): boolean =>
  write.kind === 'create-axiom-token' && write.before.includes(object.id ?? '')

const keyOf = ({ type, id, name }: Outcome['object']): string =>
  JSON.stringify(id === null ? [type, null, name] : [type, id])

/** What a write is about; a token that is to be created has no id yet. */
export function objectOf(write: Write): Outcome['object'] {
  switch (write.kind) {
    case 'create-token':
      return { type: 'token', id: null, name: write.name }
    case 'update-token':
    case 'delete-token':
      return { type: 'token', ...write.token }
    case 'create-axiom-token':
      return { type: 'token', id: null, name: write.content.name }
    case 'delete-axiom-token':
      return { type: 'token', ...write.token }
    case 'change-members':
      return { type: write.object.type, id: write.object.guid, name: write.object.name }
    case 'other':
      return write.object
  }
}
