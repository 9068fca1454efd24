import { describe, expect, it } from 'vitest'
import type { AnyQuestion } from './question.ts'
import * as stepping from './stepping.ts'

const question = (key: string, step: string, dependsOn: readonly string[] = []): AnyQuestion => ({
  kind: 'text',
  key,
  step,
  ask: `${key}?`,
  checking: 'Looking',
  dependsOn,
  answer: async (input) => ({ value: input }),
  say: (value) => `<${value}>`,
})

const questions = [
  question('tenant', 'Tenant'),
  question('signIn', 'Sign-in', ['tenant']),
  question('name', 'Name'),
  question('personas', 'Personas', ['signIn']),
  question('description', 'Name'),
]

const answered = (...keys: readonly string[]): stepping.Stepping => ({
  answers: Object.fromEntries(keys.map((key) => [key, { value: key, input: key }])),
})

const all = answered(...questions.map(({ key }) => key))

it.each<[string, stepping.Stepping, string | undefined]>([
  ['nothing was answered', stepping.start, 'tenant'],
  ['the first was', answered('tenant'), 'signIn'],
  ['one in the middle is missing', answered('tenant', 'signIn', 'personas', 'description'), 'name'],
  ['all were', all, undefined],
  ['the person went back', { ...all, backAt: 'name' }, 'name'],
  [
    'the person went back to a question that no longer applies',
    { ...all, backAt: 'gone' },
    undefined,
  ],
])('asks the right question when %s', (_, state, key) => {
  expect(stepping.current(questions, state)?.key).toBe(key)
})

it.each<[string, string | undefined, string]>([
  ['from the review to the last question', undefined, 'description'],
  ['from a question to the one before', 'name', 'signIn'],
  ['not beyond the first', 'tenant', 'tenant'],
])('goes back %s, and keeps every answer', (_, from, to) => {
  const state = stepping.goBack(questions, all, from)
  expect(stepping.current(questions, state)?.key).toBe(to)
  expect(state.answers).toBe(all.answers)
})

it.each<[string, string, unknown, readonly string[]]>([
  ['nothing, when the answer is the same', 'tenant', 'tenant', []],
  ['what was checked against it, and against that', 'tenant', 'other', ['signIn', 'personas']],
  ['only what depends on it', 'signIn', 'other', ['personas']],
  ['nothing, when nothing depends on it', 'name', 'other', []],
])('lets fall %s', (_, key, value, fallen) => {
  const state = stepping.answer(questions, { ...all, backAt: key }, key, { value })
  const kept = questions.map((one) => one.key).filter((one) => !fallen.includes(one))
  expect(Object.keys(state.answers).sort()).toEqual(kept.sort())
  expect(state.answers[key]).toEqual({ value })
  expect(state.backAt).toBeUndefined()
})

it('takes the second answer for another when it is another object of other content', () => {
  const state = { answers: { tenant: { value: { host: 'a' } }, signIn: { value: 1 } } }
  const same = stepping.answer(questions, state, 'tenant', { value: { host: 'a' } })
  const other = stepping.answer(questions, state, 'tenant', { value: { host: 'b' } })
  expect('signIn' in same.answers).toBe(true)
  expect('signIn' in other.answers).toBe(false)
})

describe('the list of steps', () => {
  const steps = ['Tenant', 'Sign-in', 'Bearer', 'Name', 'Personas', 'Review']
  const states = (state: stepping.Stepping, at: string | undefined) =>
    stepping.stepViews(steps, questions, state, at).map((view) => view.state)

  it('says what is done, what is being done and what lies ahead', () => {
    expect(states(answered('tenant', 'signIn', 'name'), 'Name')).toEqual([
      'done',
      'done',
      'skipped',
      'current',
      'ahead',
      'ahead',
    ])
  })

  it('calls a step without questions skipped once the job has passed it', () => {
    expect(states(all, 'Review')).toEqual(['done', 'done', 'skipped', 'done', 'done', 'current'])
  })

  it('calls a step that never asks done once the job has passed it', () => {
    const views = stepping.stepViews(steps, questions, all, undefined, ['Review'])
    const [, , bearer, , , review] = views.map(({ state }) => state)
    expect([bearer, review]).toEqual(['skipped', 'done'])
  })

  it('keeps later steps done when the person went back', () => {
    expect(states(all, 'Sign-in').slice(3, 5)).toEqual(['done', 'done'])
  })

  it('says the answers, in one line for each step', () => {
    const [, , bearer, name] = stepping.stepViews(steps, questions, all, undefined)
    expect(name?.answer).toBe('<name>, <description>')
    expect(bearer).not.toHaveProperty('answer')
  })
})
