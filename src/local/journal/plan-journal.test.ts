import { expect, it } from 'vitest'
import { ProblemError } from '#src/domain/problem.ts'
import type { NewLine } from './line.ts'
import { planJournal } from './plan-journal.ts'
import type { Write } from './write.ts'

const write: Write = {
  kind: 'create-token',
  name: 'etl',
  description: '',
  personas: [],
  lifetimeSeconds: 1,
  namesakes: [],
}
const object = { type: 'token', id: 't-1', name: 'etl' }

/** A journal on a disk that takes so many lines and is full then. */
function onDiskOf(most: number) {
  const lines: NewLine[] = []
  const unusable = () =>
    new ProblemError({ kind: 'refused', code: 'journal-unusable', title: 'Full.', nextSteps: [] })
  const note = async (line: NewLine) => {
    if (lines.length === most) throw new Error('ENOSPC')
    lines.push(line)
  }
  return { lines, journal: planJournal('p', note, unusable) }
}

it('sends nothing that could not be noted before', async () => {
  const { journal } = onDiskOf(0)
  let sent = false
  const sending = journal.send([write], async () => {
    sent = true
  })
  await expect(sending).rejects.toMatchObject({ problem: { code: 'journal-unusable' } })
  expect(sent).toBe(false)
})

it('gives what was answered, also where nothing of it can be noted any more', async () => {
  const { lines, journal } = onDiskOf(1)
  expect(await journal.send([write], async () => 'the new secret')).toBe('the new secret')
  await journal.outcome(0, { object, state: 'done', verified: true, effective: 'yes' })
  await journal.end({ interrupted: false })
  expect(lines.map(({ line }) => line)).toEqual(['sending'])
})

it('throws what the request threw, also where that cannot be noted any more', async () => {
  const { journal } = onDiskOf(1)
  const failing = journal.send([write], () => Promise.reject(new Error('cut')))
  await expect(failing).rejects.toThrow('cut')
})
