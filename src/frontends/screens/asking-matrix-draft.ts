import type { Explanation } from '#src/domain/capability-words.ts'
import {
  type Chosen,
  chosenOfGrants,
  type GridCursor,
  type GridDraft,
  grantsOfChosen,
  gridStart,
} from '#src/frontends/ui/capability-grid.ts'
import { grantsIn, matrixInput } from '#src/jobs/flows/matrix-input.ts'
import type { Input, MatrixPreset, MatrixQuestion } from '#src/jobs/flows/question.ts'

type Matrix = MatrixQuestion<string, unknown>

/** The grids of a question: one for each of its subjects, one of them on the screen. */
export interface MatrixDraft {
  /** The place of the subject on the screen. */
  readonly at: number
  readonly cursor: GridCursor
  readonly grids: ReadonlyMap<string, SubjectGrid>
  /** The preset that the question itself started from. */
  readonly startsFrom: string | undefined
  /** What to know before Enter is pressed again. */
  readonly remark: string
  /** Subjects that may stay without a capability: the person was told. */
  readonly told: ReadonlySet<string>
}

/** What one subject gets. */
export interface SubjectGrid {
  readonly chosen: Chosen
  /** The preset that it started from. */
  readonly preset: MatrixPreset | undefined
}

/**
 * Where a question starts: with what was chosen before, even if the person left it half-way to add
 * a dataset; another preset starts anew.
 * @param kept of the same question, from before
 */
export function matrixDraft(
  question: Matrix,
  previous: Input | undefined,
  kept: MatrixDraft | undefined,
): MatrixDraft {
  const { subjects, rows, startsFrom } = question
  const before = kept?.startsFrom === startsFrom?.name ? kept?.grids : undefined
  const standing = previous ?? question.initial ?? []
  const fresh = (subject: string): SubjectGrid => ({
    chosen: chosenOfGrants(rows, grantsIn(standing, subject)),
    preset: startsFrom,
  })
  return {
    at: 0,
    cursor: gridStart,
    grids: new Map(subjects.map((subject) => [subject, before?.get(subject) ?? fresh(subject)])),
    startsFrom: startsFrom?.name,
    remark: '',
    told: new Set(),
  }
}

export const subjectAt = ({ subjects }: Matrix, at: number): string => subjects[at] ?? ''

const emptyGrid: SubjectGrid = { chosen: new Set(), preset: undefined }

/** The grid on the screen. */
export const gridAt = (question: Matrix, draft: MatrixDraft, at = draft.at): SubjectGrid =>
  draft.grids.get(subjectAt(question, at)) ?? emptyGrid

export const gridDraft = (question: Matrix, draft: MatrixDraft): GridDraft => ({
  cursor: draft.cursor,
  chosen: gridAt(question, draft).chosen,
})

/** With another choice for the subject on the screen. */
export function withGrid(
  question: Matrix,
  draft: MatrixDraft,
  grid: Partial<SubjectGrid>,
): MatrixDraft {
  const changed = { ...gridAt(question, draft), ...grid }
  const grids = new Map(draft.grids).set(subjectAt(question, draft.at), changed)
  return { ...draft, grids, remark: '' }
}

/** To another subject; the cursor starts there at the top. */
export const goTo = (draft: MatrixDraft, at: number): MatrixDraft => ({
  ...draft,
  at,
  cursor: gridStart,
  remark: '',
})

/** The same as the subject before has; undefined where that is so already, or there is none. */
export function likeBefore(question: Matrix, draft: MatrixDraft): MatrixDraft | undefined {
  if (draft.at === 0) return undefined
  const before = gridAt(question, draft, draft.at - 1)
  const grants = grantsOfChosen(question.rows, before.chosen)
  const isSame = grants === grantsOfChosen(question.rows, gridAt(question, draft).chosen)
  return isSame || grants === '' ? undefined : withGrid(question, draft, before)
}

/**
 * What Enter leads to: the next subject, one that has nothing yet and was not spoken of, or the
 * answer, once all have been seen.
 */
export function goneOn(question: Matrix, draft: MatrixDraft): MatrixDraft | 'answer' {
  const isForgotten = (at: number): boolean =>
    question.noun !== undefined &&
    gridAt(question, draft, at).chosen.size === 0 &&
    !draft.told.has(subjectAt(question, at))
  if (isForgotten(draft.at)) return toldOf(question, draft, draft.at)
  const last = question.subjects.length - 1
  if (draft.at < last) return goTo(draft, draft.at + 1)
  const forgotten = question.subjects.findIndex((_, at) => isForgotten(at))
  return forgotten < 0 ? 'answer' : toldOf(question, draft, forgotten)
}

function toldOf(question: Matrix, draft: MatrixDraft, at: number): MatrixDraft {
  const subject = subjectAt(question, at)
  return {
    ...goTo(draft, at),
    remark: `Nothing is chosen for ${subject}: space chooses what the cursor is on. Enter again leaves it out of the token.`,
    told: new Set([...draft.told, subject]),
  }
}

/** What all subjects get, as the question takes it. */
export const inputOf = (question: Matrix, { grids }: MatrixDraft): string[] =>
  matrixInput(question, (subject) =>
    grantsOfChosen(question.rows, grids.get(subject)?.chosen ?? new Set()),
  )

/** `may send events into it; query it and read the results. Nothing else.` */
export function wordsOf(question: Matrix, draft: MatrixDraft): string {
  const subjects = [subjectAt(question, draft.at)]
  return sayWords(question.explain(inputOf({ ...question, subjects }, draft)))
}

/** What is granted to one subject. */
export function sayWords(explained: readonly Explanation[]): string {
  const said = explained.flatMap(({ may }) => may)
  // One “may” is enough for all that follows it.
  const words = said.map((one, index) => (index === 0 ? one : one.replace(/^may /, '')))
  return said.length === 0 ? 'nothing yet.' : `${words.join('; ')}. Nothing else.`
}

/** What is chosen beyond the preset that a grid started from. */
export function widerThanPreset({ rows }: Matrix, { chosen, preset }: SubjectGrid): Chosen {
  if (preset === undefined) return new Set()
  const given = chosenOfGrants(rows, preset.grants)
  return new Set([...chosen].filter((cell) => !given.has(cell)))
}
