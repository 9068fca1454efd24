import { expect, it } from 'vitest'
import { ProblemError } from '#src/domain/problem.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import type { FittingPage } from '#src/jobs/queries/token-list.ts'
import { namedBeside } from './named-beside.ts'

const token = (name: string) => ({ name }) as AtlanToken

const page = (name: string, named: FittingPage['named']): FittingPage => ({
  tokens: [token(name)],
  known: 3,
  named,
})

async function* pagesOf(...pages: FittingPage[]): AsyncGenerator<FittingPage, void> {
  yield* pages
}

it('goes on with pages while names are looked up, one page of names after the other', async () => {
  const names = Promise.withResolvers<readonly AtlanToken[]>()
  const arrivals = namedBeside(
    pagesOf(
      page('a', () => names.promise),
      page('b', async () => [token('b, named')]),
      page('c', async () => [token('c, named')]),
    ),
  )
  const next = async () => (await arrivals.next()).value
  for (const name of ['a', 'b', 'c'])
    expect(await next()).toEqual({ rows: [token(name)], total: 3 })
  names.resolve([token('a, named')])
  for (const [again, name] of ['a', 'b', 'c'].entries())
    expect(await next()).toEqual({ rows: [token(`${name}, named`)], total: 3, again })
  expect(await next()).toBeUndefined()
})

it('says once that names cannot be read, and asks for no more of them', async () => {
  let asked = 0
  const fails = async () => {
    asked += 1
    throw new ProblemError({ kind: 'failed', code: 'broke', title: 'It broke.', nextSteps: [] })
  }
  const arrivals = []
  for await (const one of namedBeside(pagesOf(page('a', fails), page('b', fails))))
    arrivals.push(one)
  expect(arrivals.flatMap(({ rows }) => rows)).toEqual([token('a'), token('b')])
  expect(arrivals.flatMap(({ lacks }) => lacks?.title ?? [])).toEqual([
    'The names of personas were not read: It broke.',
  ])
  expect(asked).toBe(1)
})
