import { expect, it } from 'vitest'
import { editedText } from './edit-text.ts'
import { filtered, listDraft, toggled } from './list-draft.ts'

it('stands on the first match once the filter changes', () => {
  const draft = filtered({ ...listDraft(), cursor: 5 }, { name: 'd', text: 'd' })
  expect(draft.cursor).toBe(0)
})

it('keeps its place when a key changes nothing', () => {
  const draft = filtered({ ...listDraft(), cursor: 5 }, { name: 'left', text: '' })
  expect(draft.cursor).toBe(5)
})

it('keeps what is chosen under a filter that hides it', () => {
  const chosen = toggled(listDraft(), 'a')
  const hidden = filtered(chosen, { name: 'z', text: 'z' })
  expect([...toggled(hidden, 'b').chosen]).toEqual(['a', 'b'])
  expect([...toggled(hidden, 'a').chosen]).toEqual([])
})

it('takes blanks and corrections into the filter', () => {
  const typed = { ...listDraft(), filter: editedText('dat') }
  expect(filtered(typed, { name: 'space', text: ' ' }).filter).toEqual(editedText('dat '))
  expect(filtered(typed, { name: 'backspace', text: '' }).filter).toEqual(editedText('da'))
})
