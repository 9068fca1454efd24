import { expect, it } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import { Pacer } from './pacing.ts'
import { TestClock } from './testing/transport.ts'

it('lets a burst through at once and makes the next one wait for its minute', async () => {
  const clock = new TestClock()
  const pacer = new Pacer(3, clock)
  for (let i = 0; i < 3; i++) await pacer.turn()
  expect(clock.slept).toEqual([])
  await pacer.turn()
  expect(clock.slept).toEqual([60_000])
})

it('never lets more through in any minute, also when many ask at once', async () => {
  const times: number[] = []
  const waiting: { at: number; go: () => void }[] = []
  let now = 0
  const pacer = new Pacer(4, {
    now: () => new Date(now),
    sleep: (ms) => new Promise((go) => waiting.push({ at: now + ms, go })),
  })
  const all = Array.from({ length: 13 }, () => pacer.turn().then(() => times.push(now)))
  while (times.length < 13) {
    await new Promise(setImmediate)
    const next = waiting.shift()
    if (!next) continue
    now = next.at
    next.go()
    await new Promise(setImmediate)
  }
  await Promise.all(all)
  for (const time of times)
    expect(times.filter((other) => other >= time && other < time + 60_000).length).toBeLessThan(5)
})

it('lets a person stop the waiting', async () => {
  const pacer = new Pacer(1, new TestClock())
  await pacer.turn()
  await expect(pacer.turn(AbortSignal.abort())).rejects.toBeInstanceOf(Cancelled)
})

it('lets nothing through while the server has asked to stay away, whoever it told', async () => {
  const waiting: { at: number; go: () => void }[] = []
  let now = 0
  const pacer = new Pacer(Infinity, {
    now: () => new Date(now),
    sleep: (ms) => new Promise((go) => waiting.push({ at: now + ms, go })),
  })
  await pacer.turn()
  pacer.stayAway(7_000)
  const went: number[] = []
  const turns = [1, 2].map(() => pacer.turn().then(() => went.push(now)))
  now = 5_000
  // Another one is turned away meanwhile.
  pacer.stayAway(10_000)
  while (went.length < 2) {
    await new Promise(setImmediate)
    const next = waiting.shift()
    if (next === undefined) continue
    now = Math.max(now, next.at)
    next.go()
  }
  await Promise.all(turns)
  expect(went).toEqual([15_000, 15_000])
})
