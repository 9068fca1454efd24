import { expect, it } from 'vitest'
import { Redactor } from '#src/domain/redactor.ts'
import { Secret } from '#src/domain/secret.ts'
import { troubleOf } from '#src/jobs/testing/problem.ts'
import type { Asker, Asking, Ending } from './asker.ts'
import type { ChoiceQuestion } from './question.ts'
import { redactingAsker } from './redacting-asker.ts'

const value = 'opaque-value-of-a-token'
const redactor = new Redactor()
redactor.watch(new Secret(value))
const situation = { flow: 'x', steps: [] }

/** An asker that keeps all it is told to show. */
function listening() {
  const shown: unknown[] = []
  const asker: Asker = {
    present: true,
    ask: async (asking) => {
      shown.push(asking)
      return ''
    },
    recognised: async (_asking, notes) => {
      shown.push(notes)
      return true
    },
    review: async () => true,
    work: (title, _situation, work) =>
      work(new AbortController().signal, (key, progress) => shown.push([title, key, progress])),
    end: async (ending) => void shown.push(ending),
    holdOn: (reason) => void shown.push(reason),
  }
  return { asker: redactingAsker(asker, redactor), said: () => JSON.stringify(shown), shown }
}

const trouble = troubleOf('failed', {
  title: `It said ${value}.`,
  detail: `Twice: ${value}`,
  nextSteps: [{ text: value, command: `echo ${value}` }],
})

const question: ChoiceQuestion<'x', string> = {
  kind: 'choice',
  key: 'x',
  step: 'X',
  ask: 'X?',
  checking: 'X',
  options: async () => {
    throw trouble
  },
  answer: async () => ({ value: '' }),
}

it('shows no problem with a secret in it, wherever it comes up', async () => {
  const { asker, said, shown } = listening()
  await asker.ask({ question, situation, problem: trouble.problem })
  await asker.recognised({ question, situation }, [{ state: 'ok', label: 'l', text: value }])
  await asker.work('title', situation, async (_signal, report) =>
    report('key', { text: `got ${value}`, state: 'failed' }),
  )
  asker.holdOn(value)
  const ending: Ending = {
    ...{ situation, ok: false, sentences: [value], facts: [['a', value]], commands: [value] },
    problems: [trouble.problem],
    actions: [],
  }
  await asker.end(ending)
  expect(shown).toHaveLength(5)
  expect(said()).not.toContain(value)
  expect(said()).toContain('It said [hidden].')
})

it('shows none when the options of a question cannot be read', async () => {
  const { asker, shown } = listening()
  await asker.ask({ question, situation })
  const [asking] = shown as Asking[]
  const asked = asking?.question
  const options = asked?.kind === 'choice' ? asked.options : undefined
  const thrown = await options?.(new AbortController().signal).catch((error) => error)
  expect(thrown.problem.title).toBe('It said [hidden].')
})
