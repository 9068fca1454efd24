import { describe, expect, it } from 'vitest'
import { presetNamed } from '#src/domain/capability-presets.ts'
import { chosenOfGrants } from '#src/frontends/ui/capability-grid.ts'
import { capabilitiesQuestion } from '#src/jobs/flows/axiom/questions/capabilities.ts'
import type { MatrixQuestion } from '#src/jobs/flows/question.ts'
import {
  goneOn,
  gridAt,
  inputOf,
  likeBefore,
  type MatrixDraft,
  matrixDraft,
  widerThanPreset,
  withGrid,
  wordsOf,
} from './asking-matrix-draft.ts'

type Matrix = MatrixQuestion<string, unknown>

const about = (subjects: readonly string[], preset?: string): Matrix =>
  capabilitiesQuestion('datasets', {
    area: 'dataset',
    subjects,
    step: 'Datasets',
    name: 'etl',
    preset: preset === undefined ? undefined : presetNamed(preset),
  })

const choose = (question: Matrix, draft: MatrixDraft, grants: string): MatrixDraft =>
  withGrid(question, draft, { chosen: chosenOfGrants(question.rows, grants) })

const went = (next: MatrixDraft | 'answer'): MatrixDraft => {
  if (next === 'answer') throw new Error('there is more to choose')
  return next
}

describe('going through several datasets', () => {
  const question = about(['logs', 'events'])

  it('takes each after the other, and then all of them together', () => {
    const first = choose(question, matrixDraft(question, undefined, undefined), 'ingest=create')
    const second = choose(question, went(goneOn(question, first)), 'query=read')
    expect(goneOn(question, second)).toBe('answer')
    expect(inputOf(question, second)).toEqual(['logs:ingest=create', 'events:query=read'])
  })

  it('says once that nothing is chosen for one', () => {
    const told = went(goneOn(question, matrixDraft(question, undefined, undefined)))
    expect(told.at).toBe(0)
    expect(told.remark).toContain('Nothing is chosen for logs')
    expect(went(goneOn(question, told)).at).toBe(1)
  })

  it('goes back to one that was passed over before it answers', () => {
    const start = matrixDraft(question, undefined, undefined)
    const last = choose(question, { ...start, at: 1 }, 'query=read')
    expect(went(goneOn(question, last))).toMatchObject({ at: 0 })
  })

  it('gives the same as to the one before, where that is something else', () => {
    const start = matrixDraft(question, undefined, undefined)
    expect(likeBefore(question, start)).toBeUndefined()
    const second = went(goneOn(question, choose(question, start, 'ingest=create')))
    const same = likeBefore(question, second)
    expect(inputOf(question, same ?? start)).toEqual(['logs:ingest=create', 'events:ingest=create'])
    expect(likeBefore(question, same ?? start)).toBeUndefined()
  })
})

describe('coming back', () => {
  it('has what was chosen, also after another dataset was added', () => {
    const before = about(['logs'], 'ingest')
    const left = choose(before, matrixDraft(before, undefined, undefined), 'query=read')
    const wider = about(['events', 'logs'], 'ingest')
    expect(inputOf(wider, matrixDraft(wider, undefined, left))).toEqual([
      'events:ingest=create',
      'logs:query=read',
    ])
  })

  it('starts anew with another preset', () => {
    const before = about(['logs'], 'ingest')
    const left = choose(before, matrixDraft(before, undefined, undefined), 'share=read')
    const other = about(['logs'], 'query')
    expect(inputOf(other, matrixDraft(other, undefined, left))).toEqual(['logs:query=read'])
  })
})

it('says in words what is chosen, and what of it the preset does not give', () => {
  const question = about(['logs'], 'ingest')
  const start = matrixDraft(question, undefined, undefined)
  expect(wordsOf(question, start)).toBe('may send events into it. Nothing else.')
  expect(widerThanPreset(question, gridAt(question, start)).size).toBe(0)
  const more = choose(question, start, 'ingest=create,query=read')
  expect(wordsOf(question, more)).toBe(
    'may send events into it; query it and read the results. Nothing else.',
  )
  expect([...widerThanPreset(question, gridAt(question, more))]).toEqual(['query=read'])
  expect(wordsOf(question, choose(question, start, ''))).toBe('nothing yet.')
})
