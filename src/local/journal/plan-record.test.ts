import { expect, it } from 'vitest'
import type { Line } from './line.ts'
import { hasArrived, isInDoubt, recordOf } from './plan-record.ts'
import type { Write } from './write.ts'

const at = new Date('2026-11-22T00:00:00Z')
const content = { name: 'etl', description: '', personas: [] }
const token = { id: 't-1', name: 'etl' }

const begun: Line = {
  at,
  line: 'begun',
  v: 1,
  id: 'plan1',
  process: { pid: 1, began: '0' },
  origin: 'https://acme.atlan.com',
  action: 'x',
  title: 'x',
  changes: [],
  steps: [],
}
const update: Write = { kind: 'update-token', token, before: content, after: content }
const create: Write = {
  kind: 'create-token',
  ...content,
  lifetimeSeconds: 1,
  namesakes: [],
}
const answered = (answer: 'accepted' | 'refused' | 'lost'): Line => ({
  ...{ at, line: 'answered', first: 0, count: 1 },
  answer,
})
const outcome = (state: 'done' | 'already' | 'failed' | 'unknown', id: string | null): Line => ({
  ...{ at, line: 'outcome', step: 0, verified: false },
  object: { type: 'token', id, name: 'etl' },
  state,
})
const settled = (as: 'arrived' | 'not-arrived' | 'deleted' | 'repeated'): Line => ({
  ...{ at, line: 'settled', write: 0 },
  as,
})

it.each<[string, Write, Line[], boolean, boolean]>([
  ['nothing after it', update, [], true, false],
  ['a refusal', update, [answered('refused')], false, false],
  ['a lost answer', update, [answered('lost')], true, false],
  ['an answer', update, [answered('accepted')], false, true],
  ['an answer to a creation, but no outcome', create, [answered('accepted')], true, false],
  [
    'the outcome of a creation',
    create,
    [answered('accepted'), outcome('done', 't-9')],
    false,
    true,
  ],
  [
    'a lost answer that reading made up for',
    update,
    [answered('lost'), outcome('done', 't-1')],
    false,
    true,
  ],
  [
    'a lost answer and a failure that has another reason',
    update,
    [answered('lost'), outcome('failed', 't-1')],
    true,
    false,
  ],
  ['an unknown outcome', update, [answered('lost'), outcome('unknown', 't-1')], true, false],
  [
    'the outcome of another object',
    update,
    [answered('lost'), outcome('done', 't-2')],
    true,
    false,
  ],
  ['somebody who found it', update, [answered('lost'), settled('arrived')], false, true],
  ['somebody who found that it is not there', update, [settled('not-arrived')], false, false],
  ['somebody who deleted it', create, [settled('deleted')], false, false],
])('of a write with %s', (_, write, lines, doubt, arrived) => {
  const sending: Line = { at, line: 'sending', first: 0, writes: [write] }
  const [sent] = recordOf([begun, sending, ...lines])?.writes ?? []
  if (sent === undefined) throw new Error('the write is there')
  expect([isInDoubt(sent), hasArrived(sent)]).toEqual([doubt, arrived])
})

it('knows nothing of a file without its beginning', () => {
  expect(recordOf([answered('lost')])).toBeUndefined()
})
