import { expect, test } from 'vitest'
import { startTrial } from '#src/practice/testing/trial.ts'

test('many connections at once are all answered, each with its own answer', async () => {
  const { call, token } = await startTrial()
  const names = Array.from({ length: 150 }, (_, n) => `parallel-${n}`)
  const answers = await Promise.all(
    names.map((displayName) => call(token, 'POST', '/api/service/apikeys', { displayName })),
  )
  expect(answers.map((answer) => answer.body.displayName)).toEqual(names)
  expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(150)
})
