import { randomInt } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '#src/domain/clock.ts'
import type { Plan, Step } from '#src/domain/plan.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { thisProcess } from '#src/local/process-identity.ts'
import type { Journal, PlanStart } from './journal.ts'
import { createDurably, JournalFile } from './journal-file.ts'
import {
  isFileOf,
  openJournalFolder,
  planFileName,
  planFiles,
  readPlanFile,
  removeOldest,
} from './journal-folder.ts'
import { journalUnreadable, journalUnusable, planNotFound } from './journal-problems.ts'
import { type KeptStep, lineVersion, type NewLine } from './line.ts'
import { planJournal } from './plan-journal.ts'
import { isInDoubt, type PlanRecord } from './plan-record.ts'

export interface JournalSettings {
  readonly stateFolder: string
  readonly clock: Clock
  /** Takes secrets out of what is written. */
  readonly redact: (text: string) => string
}

/** The journal of a state folder: a folder with a file for each plan. Opens nothing by itself. */
export function openJournal({ stateFolder, clock, redact }: JournalSettings): Journal {
  const hide = (_key: string, value: unknown) => (typeof value === 'string' ? redact(value) : value)
  const writerOf =
    (file: JournalFile) =>
    (line: NewLine): Promise<void> =>
      file.append(JSON.stringify({ at: clock.now(), ...line }, hide))

  async function plans(): Promise<PlanRecord[]> {
    const all = await files().then((paths) => Promise.all(paths.map(readPlanFile)))
    return all.filter((plan) => plan !== undefined)
  }

  const files = (): Promise<string[]> =>
    planFiles(stateFolder).catch((thrown) => {
      throw journalUnreadable(stateFolder, thrown)
    })

  async function fileOf(id: string): Promise<string> {
    const path = (await files()).find((one) => isFileOf(one, id))
    if (path === undefined) throw planNotFound(id)
    return path
  }

  return {
    async begin(start) {
      const id = newId()
      try {
        const path = join(await openJournalFolder(stateFolder), planFileName(clock.now(), id))
        await createDurably(path)
        const write = writerOf(new JournalFile(path))
        await write(await beginning(id, start))
        await removeOldest(stateFolder, ({ writes }) => writes.some(isInDoubt))
        return planJournal(id, write, (thrown) => journalUnusable(stateFolder, thrown))
      } catch (thrown) {
        throw journalUnusable(stateFolder, thrown)
      }
    },
    plans,
    async plan(id) {
      const plan = await readPlanFile(await fileOf(id))
      if (plan === undefined) throw planNotFound(id)
      return plan
    },
    async amend(id, line) {
      try {
        await writerOf(new JournalFile(await fileOf(id)))(line)
      } catch (thrown) {
        throw thrown instanceof ProblemError ? thrown : journalUnusable(stateFolder, thrown)
      }
    },
    async forget(isMeant) {
      const meant = (await plans()).filter(isMeant)
      for (const { id } of meant) await rm(await fileOf(id), { force: true })
      return meant.length
    },
  }
}

async function beginning(id: string, { plan, origin }: PlanStart): Promise<NewLine> {
  const { profile, of, action, title, changes } = plan
  return {
    line: 'begun',
    v: lineVersion,
    id,
    process: await thisProcess(),
    ...(profile === undefined ? {} : { profile }),
    ...(of === undefined ? {} : { of }),
    origin,
    action,
    title,
    changes: changes.map(keptChange),
    steps: plan.steps.map(withoutHandle),
  }
}

/** Lists of thousands of members stand in the steps already: of a change, what it comes to. */
function keptChange({ object, field, before, after, added, removed }: Plan['changes'][number]) {
  const { type, id, name } = object
  const isList = Array.isArray(before) || Array.isArray(after)
  return {
    object: { type, id, name },
    field,
    ...(isList ? {} : { before, after }),
    added: [...added],
    removed: [...removed],
  }
}

const withoutHandle = ({ by: _, ...step }: Step): KeptStep => step

/** Short enough to be typed, without letters that look like digits. */
const newId = (): string =>
  Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('')

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
