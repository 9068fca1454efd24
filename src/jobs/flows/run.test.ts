import { describe, expect, it } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import { allGiven, flowOf, Nobody, Person } from '#src/jobs/testing/painting.ts'
import { problemOfWork, troubleOf } from '#src/jobs/testing/problem.ts'
import { back } from './asker.ts'
import { combine } from './plans/part.ts'
import { runFlow } from './run.ts'

describe('leaving', () => {
  it('tells what was answered, for another run, but for what may hold a secret', async () => {
    const person = new Person({ colour: ['red'], key: ['k'], size: ['big'] }, [new Cancelled()])
    let told: unknown
    const left = (at: unknown): void => {
      told = at
    }
    await expect(runFlow(flowOf(), {}, person, { left })).rejects.toThrow(Cancelled)
    expect(told).toEqual({
      answers: { colour: 'red', key: 'k', size: 'big' },
      given: { colour: 'red', size: 'big' },
    })
  })
})

describe('questions', () => {
  it('are asked in order, and the plan is made of their answers', async () => {
    const person = new Person({ colour: ['red'], key: ['k'], size: ['big'] })
    const { result } = await runFlow(flowOf(), {}, person)
    expect(person.keys()).toEqual(['colour', 'key', 'size'])
    expect(result).toBe('done: Paint it big red')
  })

  it('that were answered beforehand are not asked', async () => {
    const person = new Person({ size: ['small'] })
    const { result } = await runFlow(flowOf(), { colour: 'red', key: 'k' }, person)
    expect(person.keys()).toEqual(['size'])
    expect(result).toBe('done: Paint it small red')
  })

  it('are asked when the answer given beforehand is wrong, with the reason', async () => {
    const person = new Person({ colour: ['blue'] })
    await runFlow(flowOf(), { ...allGiven, colour: 'wrong' }, person)
    expect(person.asked.map(({ problem }) => problem?.code)).toEqual(['a-usage'])
  })

  it('take a secret only where one is asked for', async () => {
    const secret = `xaat-${'0'.repeat(36)}`
    const person = new Person({ colour: [secret, 'red'], key: [secret], size: ['big'] })
    const { result } = await runFlow(flowOf(), {}, person)
    expect(person.keys()).toEqual(['colour', 'colour', 'key', 'size'])
    expect(person.asked[1]?.problem?.code).toBe('secret-in-answer')
    expect(result).toBe('done: Paint it big red')
  })

  it('end the run where nobody is there to mend a wrong answer', async () => {
    const run = () => runFlow(flowOf(), { ...allGiven, colour: 'wrong' }, new Nobody())
    expect((await problemOfWork(run)).code).toBe('a-usage')
  })

  it('end the run where nobody is there to give a missing answer', async () => {
    const { size: _, ...given } = allGiven
    const run = () => runFlow(flowOf(), given, new Nobody())
    expect((await problemOfWork(run)).code).toBe('size')
  })

  it('are asked again without a reproach when the person stops the check', async () => {
    const person = new Person({ colour: ['stopped', 'red'], key: ['k'], size: ['big'] })
    await runFlow(flowOf(), {}, person)
    expect(person.keys()).toEqual(['colour', 'colour', 'key', 'size'])
    expect(person.asked[1]).not.toHaveProperty('problem')
  })

  it('forget a reproach once they are answered', async () => {
    const person = new Person({ colour: ['wrong', 'red'], key: ['k'], size: ['big'] })
    await runFlow(flowOf(), {}, person)
    expect(person.asked.map(({ problem }) => problem?.code)).toEqual([
      undefined,
      'a-usage',
      undefined,
      undefined,
    ])
  })

  it('end with the person who leaves', async () => {
    const person = new Person({ colour: [new Cancelled()] })
    await expect(runFlow(flowOf(), {}, person)).rejects.toThrow(Cancelled)
  })
})

describe('going back', () => {
  it('asks the question before, with what was answered', async () => {
    const person = new Person({ colour: ['red', 'blue'], key: [back, 'k'], size: ['big'] })
    const { result } = await runFlow(flowOf(), {}, person)
    expect(person.keys()).toEqual(['colour', 'key', 'colour', 'key', 'size'])
    expect(person.asked[2]?.previous).toBe('red')
    expect(result).toBe('done: Paint it big blue')
  })

  it('from the review asks the last question and makes a new plan', async () => {
    const person = new Person({ size: ['small'] }, [back, true])
    const { result } = await runFlow(flowOf(), allGiven, person)
    expect(result).toBe('done: Paint it small red')
  })

  it('keeps a secret that was given, without having kept its text', async () => {
    const person = new Person({ key: ['k', ''], size: [back, 'big'] })
    await runFlow(flowOf(), { colour: 'red' }, person)
    expect(person.asked[2]).toMatchObject({ kept: 'a key' })
    expect(person.asked[2]).not.toHaveProperty('previous')
  })

  it('asks again what depended on a secret that was replaced', async () => {
    const person = new Person({ key: ['other'], size: [back, 'small'] }, [back, true])
    await runFlow(flowOf(), allGiven, person)
    expect(person.keys()).toEqual(['size', 'key', 'size'])
  })
})

describe('the plan', () => {
  it('that cannot be made lets the person change the last answer', async () => {
    let times = 0
    const flow = flowOf({
      plan: async () => {
        times += 1
        if (times === 1) throw troubleOf('conflict')
        return combine('paint', 'Paint it', [], undefined)
      },
    })
    const person = new Person({ size: ['small'] })
    await runFlow(flow, allGiven, person)
    expect(person.asked.map(({ problem }) => problem?.code)).toEqual(['a-conflict'])
  })

  it('is not carried out in a dry run, nor shown for confirmation', async () => {
    const person = new Person({}, [])
    const flow = flowOf({ apply: () => Promise.reject(new Error('applied')) })
    const { plan, result } = await runFlow(flow, allGiven, person, { dryRun: true })
    expect(plan.title).toBe('Paint it big red')
    expect(result).toBeUndefined()
  })

  it('is not carried out when the person leaves at the review', async () => {
    const flow = flowOf({ apply: () => Promise.reject(new Error('applied')) })
    const person = new Person({}, [new Cancelled()])
    await expect(runFlow(flow, allGiven, person)).rejects.toThrow(Cancelled)
  })

  it.each<[string, () => unknown, string | undefined]>([
    ['the person stopped it', () => new Cancelled(), undefined],
    ['something failed', () => troubleOf('unreachable'), 'a-unreachable'],
  ])('comes up for review again when nothing was written because %s', async (_, why, code) => {
    let times = 0
    const flow = flowOf({
      apply: async () => {
        times += 1
        if (times === 1) throw why()
        return 'done'
      },
    })
    const person = new Person({ size: ['big'] }, [true, true])
    const { result } = await runFlow(flow, allGiven, person)
    expect(result).toBe('done')
    expect(person.asked.map(({ problem }) => problem?.code)).toEqual([code])
  })

  it('fails with what stopped it where nobody is there', async () => {
    const flow = flowOf({ apply: () => Promise.reject(troubleOf('unreachable')) })
    const run = () => runFlow(flow, allGiven, new Nobody())
    expect((await problemOfWork(run)).kind).toBe('unreachable')
  })
})
