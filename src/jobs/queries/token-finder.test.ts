import { expect, it } from 'vitest'
import type { AtlanToken } from '#src/domain/token.ts'
import { Bench } from '#src/jobs/testing/bench.ts'
import { troubleOf } from '#src/jobs/testing/problem.ts'
import { atlanToken } from '#src/jobs/testing/token.ts'
import { tokenFinder } from './tokens.ts'

const token = (index: number): AtlanToken =>
  atlanToken({
    id: `id-${index}`,
    clientId: `apikey-${index}`,
    name: index < 2 ? 'twice' : `t${index}`,
    personas: [{ qualifiedName: 'default/a', name: 'default/a' }],
  })

const all = Array.from({ length: 30 }, (_, index) => token(index))

async function finding(refs: readonly string[], { total = 30, listed = all, denied = false } = {}) {
  const asked: string[] = []
  const bench = new Bench({
    clients: {
      any: {
        tokens: {
          async *pages() {
            asked.push('page')
            if (denied) throw troubleOf('not-permitted')
            yield { tokens: listed, total }
          },
          byName: async (name) => {
            asked.push(`name ${name}`)
            return all.filter((one) => one.name === name)
          },
        },
      },
    },
  })
  const { signal } = new AbortController()
  const find = await tokenFinder(bench.workbench.client(bench.hold()), refs, signal)
  return { find, asked }
}

const names = Array.from({ length: 12 }, (_, index) => `t${index + 5}`)

it('lists the tokens once when many are named, and compares exactly', async () => {
  const { find, asked } = await finding(names)
  for (const name of names) expect((await find(name)).name).toBe(name)
  expect((await find('id-7')).id).toBe('id-7')
  expect((await find('service-account-apikey-8')).id).toBe('id-8')
  await expect(find('twice')).rejects.toThrow(/2 tokens are called/)
  expect(asked).toEqual(['page'])
})

it('asks for each when a few are named, or the list is longer than that', async () => {
  const few = await finding(['t5'])
  await few.find('t5')
  expect(few.asked).toEqual(['name t5'])
  const long = await finding(names, { total: 100_000 })
  await long.find('t5')
  expect(long.asked).toEqual(['page', 'name t5'])
})

it('asks for what the list does not have, and for each where listing is denied', async () => {
  const newer = await finding(names, { listed: all.slice(0, 10) })
  expect((await newer.find('t20')).id).toBe('id-20')
  const denied = await finding(names, { denied: true })
  expect((await denied.find('t20')).id).toBe('id-20')
})
