import { expect, it } from 'vitest'
import { Bench, identity } from '#src/jobs/testing/bench.ts'
import { problemOfWork, troubleOf } from '#src/jobs/testing/problem.ts'
import { atlanToken } from '#src/jobs/testing/token.ts'
import { readReach } from './token-reach.ts'

const token = atlanToken()

const read = (collections: () => Promise<[]>, roles: string[] = ['$admin']) => {
  const nothing = { list: async () => [], policies: async () => [] }
  const any = {
    connections: { list: nothing.list },
    collections: { list: collections },
    users: { roles: nothing.list },
    purposes: nothing,
  }
  const bench = new Bench({ clients: { any } })
  const client = bench.workbench.client(bench.hold())
  return readReach(client, identity({ roles }), new AbortController().signal)
}

it('is complete for an admin of the workspace, who sees everything', async () => {
  const reach = await read(async () => [])
  expect(reach.complete).toBe(true)
  expect(reach.of(token)).toEqual({ administers: [], edits: [], views: [], purposes: [] })
})

it.each<[string, () => Promise<[]>, string[]]>([
  ['the sign-in is no admin', async () => [], ['$api-token-default-access']],
  ['a list is refused', () => Promise.reject(troubleOf('not-permitted')), ['$admin']],
])('is never said to be complete when %s', async (_, collections, roles) => {
  expect((await read(collections, roles)).complete).toBe(false)
})

it('does not hide other trouble', async () => {
  const problem = await problemOfWork(() => read(() => Promise.reject(troubleOf('unreachable'))))
  expect(problem.kind).toBe('unreachable')
})
