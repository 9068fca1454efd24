import { expect, it } from 'vitest'
import { workOff } from './work-off.ts'

it('works several at once, never more, and what the work adds as well', async () => {
  let underWay = 0
  let most = 0
  const done: number[] = []
  const queue = [1, 2, 3, 4, 5, 6, 7]
  await workOff(queue, 3, async (item) => {
    underWay += 1
    most = Math.max(most, underWay)
    await new Promise(setImmediate)
    if (item === 7) queue.push(8)
    done.push(item)
    underWay -= 1
  })
  expect(done.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(most).toBe(3)
})

it('begins nothing more when some work throws, and ends what is under way', async () => {
  const begun: number[] = []
  const ended: number[] = []
  const working = workOff([1, 2, 3, 4, 5], 2, async (item) => {
    begun.push(item)
    if (item === 1) throw new Error('one')
    await new Promise(setImmediate)
    ended.push(item)
  })
  await expect(working).rejects.toThrow('one')
  expect(begun).toEqual([1, 2])
  expect(ended).toEqual([2])
})
