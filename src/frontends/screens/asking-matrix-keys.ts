import { gridMoves, gridPressed } from '#src/frontends/ui/capability-grid.ts'
import type { Binding } from '#src/frontends/ui/keys.ts'
import type { Draft } from '#src/frontends/ui/use-draft.ts'
import type { MatrixQuestion } from '#src/jobs/flows/question.ts'
import {
  goneOn,
  goTo,
  gridDraft,
  inputOf,
  likeBefore,
  type MatrixDraft,
  subjectAt,
  withGrid,
  wordsOf,
} from './asking-matrix-draft.ts'
import { backKey } from './back-key.ts'
import { type AskingStatus, typed } from './status.ts'

/** What a grid's keys act on. */
export interface MatrixOnScreen {
  readonly status: AskingStatus
  readonly question: MatrixQuestion<string, unknown>
  readonly draft: Draft<MatrixDraft>
  /** Keeps the draft for coming back to the question. */
  readonly keep: (draft: MatrixDraft) => void
  readonly pickPreset: () => void
}

/** The keys of a grid, of its subjects, and out of it. */
export function matrixKeys({
  status,
  question,
  draft,
  keep,
  pickPreset,
}: MatrixOnScreen): Binding[] {
  const shown = draft.value
  const { subjects, noun } = question
  const isLast = shown.at === subjects.length - 1

  const press = (key: string): void => {
    const now = draft.get()
    const next = gridPressed(question.rows, gridDraft(question, now), key)
    if (next !== undefined)
      draft.set({ ...withGrid(question, now, { chosen: next.chosen }), cursor: next.cursor })
  }
  const goOn = (): void => {
    const next = goneOn(question, draft.get())
    if (next !== 'answer') draft.set(next)
    else {
      keep(draft.get())
      status.answer(inputOf(question, draft.get()), typed(wordsOf(question, draft.get())))
    }
  }
  const goBack = (): void => {
    const { at } = draft.get()
    if (at > 0) draft.set(goTo(draft.get(), at - 1))
    else {
      keep(draft.get())
      status.goBack()
    }
  }
  const copy = (): void => {
    const same = likeBefore(question, draft.get())
    if (same !== undefined) draft.set(same)
  }
  const before = subjectAt(question, shown.at - 1)
  const same = likeBefore(question, shown) !== undefined
  const isFirst = shown.at === 0 && backKey(status).length === 0
  return [
    {
      keys: ['enter'],
      label: isLast ? 'go on' : 'next',
      ...(isLast ? {} : { help: `on to the next ${noun ?? ''}` }),
      run: goOn,
      essential: true,
    },
    ...(isFirst ? [] : [{ keys: ['esc'], label: 'back', run: goBack, essential: true }]),
    { keys: ['space'], label: 'toggle', run: press },
    ...(same ? [{ keys: ['s'], label: 'same', help: `the same as for ${before}`, run: copy }] : []),
    ...(question.presets.length === 0 ? [] : [{ keys: ['p'], label: 'presets', run: pickPreset }]),
    { keys: ['a'], label: 'all but !', help: 'all but what is marked !', run: press },
    // These two stand in the corner of the grid.
    { keys: ['r'], label: 'the whole row', run: press, quiet: true },
    { keys: ['c'], label: 'the whole column', run: press, quiet: true },
    ...(subjects.length < 2
      ? []
      : [
          {
            keys: ['n'],
            label: `next ${noun ?? ''}`,
            help: `the next ${noun ?? ''}, after the last one the first`,
            run: () => draft.set(goTo(draft.get(), (draft.get().at + 1) % subjects.length)),
            quiet: !isLast,
          },
        ]),
    { keys: gridMoves, shown: '↑↓←→ hjkl', label: 'move', run: press, quiet: true },
  ]
}
