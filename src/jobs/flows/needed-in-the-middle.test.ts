import { describe, expect, it } from 'vitest'
import { allGiven, flowOf, Nobody, Person, questions } from '#src/jobs/testing/painting.ts'
import { problemOfWork, troubleOf } from '#src/jobs/testing/problem.ts'
import { back } from './asker.ts'
import type { Applying } from './flow.ts'
import { runFlow } from './run.ts'

describe('something that is needed in the middle', () => {
  const [, keyQuestion] = questions
  const needing = (use: (applying: Applying) => Promise<string>) =>
    flowOf({ apply: (_plan, _answers, applying) => use(applying) })
  const needKey = needing(({ need }) => {
    if (keyQuestion === undefined) throw new Error('there is a question of the key')
    return need<string>(keyQuestion, troubleOf('not-authenticated'))
  })

  it('is asked for with the reason, until it is right', async () => {
    const person = new Person({ key: ['wrong', 'stopped', 'new'] })
    const { result } = await runFlow(needKey, allGiven, person)
    expect(result).toBe('new')
    expect(person.asked.map(({ problem }) => problem?.code)).toEqual([
      'a-not-authenticated',
      'a-usage',
      undefined,
    ])
  })

  it('does not offer to keep the answer that just failed', async () => {
    const person = new Person({ key: ['new'] })
    await runFlow(needKey, allGiven, person)
    expect(person.asked[0]).not.toHaveProperty('kept')
  })

  it('takes the place of the old answer and leaves the others as they were confirmed', async () => {
    const person = new Person({ key: ['new'] })
    const { answers } = await runFlow(needKey, allGiven, person)
    expect(answers).toEqual({ ...allGiven, key: 'new' })
  })

  it('asks the same again when the person wants to go back', async () => {
    const person = new Person({ key: [back, 'new'] })
    const { result } = await runFlow(needKey, allGiven, person)
    expect(result).toBe('new')
  })

  it('is the problem itself where nobody is there to give it', async () => {
    const run = () => runFlow(needKey, allGiven, new Nobody())
    expect((await problemOfWork(run)).kind).toBe('not-authenticated')
  })

  it('passes on what would be lost by leaving', async () => {
    const person = new Person({})
    const flow = needing(async ({ holdOn }) => {
      holdOn('the key')
      holdOn(undefined)
      return 'done'
    })
    await runFlow(flow, allGiven, person)
    expect(person.held).toEqual(['the key', undefined])
  })
})
