import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { Clock } from '#src/domain/clock.ts'
import type { Outcome, Step } from '#src/domain/plan.ts'
import { problemOf } from '#src/domain/problem.ts'
import { thisProcess } from '#src/local/process-identity.ts'
import type { Journal, PlanJournal, PlanStart } from './journal.ts'
import { createDurably, JournalFile } from './journal-file.ts'
import { openJournalFolder } from './journal-folder.ts'
import { journalUnusable } from './journal-problems.ts'
import type { Answer, Write } from './write.ts'

export interface JournalSettings {
  readonly stateFolder: string
  readonly clock: Clock
  /** Takes secrets out of what is written. */
  readonly redact: (text: string) => string
}

/** The journal of a state folder: a folder with a file for each plan. Opens nothing by itself. */
export function openJournal(settings: JournalSettings): Journal {
  return {
    begin: (start) => beginPlan(settings, start),
  }
}

async function beginPlan(settings: JournalSettings, start: PlanStart): Promise<PlanJournal> {
  const { clock, redact, stateFolder } = settings
  const { plan, origin } = start
  const id = newId()
  let sent = 0
  let file: JournalFile
  const note = async (line: object): Promise<void> => {
    const whole = { at: clock.now(), ...line }
    const hide = (_key: string, value: unknown) =>
      typeof value === 'string' ? redact(value) : value
    await file.append(JSON.stringify(whole, hide))
  }
  try {
    const folder = await openJournalFolder(stateFolder)
    const path = join(folder, `${stamp(clock.now())}-${id}.jsonl`)
    await createDurably(path)
    file = new JournalFile(path)
    const { profile, action, title, danger, changes } = plan
    const steps = plan.steps.map(withoutHandle)
    const process = await thisProcess()
    const about = { v: 1, id, process, profile, origin, action, title, danger, changes, steps }
    await note({ line: 'begun', ...about })
  } catch (thrown) {
    throw journalUnusable(stateFolder, thrown)
  }
  /** What cannot be noted any more is only in doubt for longer: the write was sent all the same. */
  const noteIfPossible = (line: object): Promise<void> => note(line).catch(() => {})

  return {
    id,
    async send<T>(writes: readonly Write[], request: () => Promise<T>): Promise<T> {
      const first = sent
      sent += writes.length
      try {
        await note({ line: 'sending', first, writes })
      } catch (thrown) {
        throw journalUnusable(stateFolder, thrown)
      }
      const answered = (answer: Answer) =>
        noteIfPossible({ line: 'answered', first, count: writes.length, answer })
      try {
        const given = await request()
        await answered('accepted')
        return given
      } catch (thrown) {
        await answered(answerOf(thrown))
        throw thrown
      }
    },
    outcome: (step, { object, state, verified, problem }: Outcome) =>
      noteIfPossible({ line: 'outcome', step, object, state, verified, problem: problem?.code }),
    end: ({ interrupted }) => noteIfPossible({ line: 'ended', interrupted }),
  }
}

/** A plan is carried on with credentials of another run. */
const withoutHandle = ({ by: _, ...step }: Step): object => step

/** Clients throw `Cancelled` only while nothing is in doubt; what is a bug of ours says nothing. */
function answerOf(thrown: unknown): Answer {
  if (thrown instanceof Cancelled) return 'refused'
  const { kind, code } = problemOf(thrown)
  return kind === 'unknown-outcome' || code === 'internal-error' ? 'lost' : 'refused'
}

/** Short enough to be typed, without letters that look like digits. */
const newId = (): string =>
  Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('')

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Sorts by time: `20261122T010203Z`. */
const stamp = (now: Date): string => now.toISOString().replace(/[-:]|\.\d+/g, '')
