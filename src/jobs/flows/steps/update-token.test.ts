import { expect, it } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import type { TokenContent, TokenEdit } from '#src/domain/token-content.ts'
import { Watcher } from '#src/jobs/testing/applying.ts'
import { Bench } from '#src/jobs/testing/bench.ts'
import { problemOfWork, troubleOf } from '#src/jobs/testing/problem.ts'
import { atlanToken } from '#src/jobs/testing/token.ts'
import { updateToken } from './update-token.ts'

const basis: TokenContent = { name: 'etl', description: 'loads', personas: ['default/a'] }

const token = ({ personas, ...content }: TokenContent): AtlanToken =>
  atlanToken({
    ...content,
    id: 't-1',
    personas: personas.map((qualifiedName) => ({ qualifiedName, name: '' })),
  })

/** Runs the step; each read of the token gives (or throws) the next of `reads`. */
async function scene(
  reads: readonly (TokenContent | undefined | Error)[],
  edit: TokenEdit,
  write: () => Promise<void> = async () => {},
  watcher = new Watcher(),
) {
  const left = [...reads]
  const written: TokenContent[] = []
  const bench = new Bench({
    clients: {
      any: {
        tokens: {
          get: async (_id, signal) => {
            if (signal?.aborted) throw new Cancelled()
            const next = left.shift()
            if (next instanceof Error) throw next
            return next === undefined ? undefined : token(next)
          },
          update: async (_id, content) => {
            written.push(content)
            await write()
            return token(content)
          },
        },
      },
    },
  })
  const step = {
    kind: 'update-token' as const,
    by: bench.hold(),
    token: { id: 't-1', name: 'etl' },
    basis,
    edit,
    personas: [],
  }
  return { outcome: await updateToken(bench.workbench, step, watcher), written }
}

it('writes the whole of the token, with the one field changed', async () => {
  const after = { ...basis, description: 'new' }
  const { outcome, written } = await scene([basis, after], { description: 'new' })
  expect(written).toEqual([after])
  expect(outcome).toMatchObject({ state: 'done', verified: true })
})

it.each<[string, TokenContent, string]>([
  ['name', { ...basis, name: 'x' }, 'it is called “x” now.'],
  ['description', { ...basis, description: 'x' }, 'its description is another.'],
  ['linked', { ...basis, personas: ['default/a', 'default/x'] }, 'default/x was linked.'],
  ['unlinked', { ...basis, personas: [] }, 'default/a was unlinked.'],
])('writes nothing when it changed since it was shown: %s', async (_, now, detail) => {
  const { outcome, written } = await scene([now], { link: ['default/b'] })
  expect(written).toEqual([])
  expect(outcome).toMatchObject({
    state: 'failed',
    problem: { kind: 'conflict', code: 'changed-since', detail },
  })
})

it('tells when somebody else wrote over it at the same moment', async () => {
  const { outcome } = await scene([basis, basis], { link: ['default/b'] })
  expect(outcome).toMatchObject({ state: 'failed', problem: { code: 'not-as-planned' } })
  expect(outcome.problem?.detail).toContain('default/b was unlinked')
})

it('is unknown when its answer was lost and it is not there', async () => {
  const lost = () => Promise.reject(troubleOf('unknown-outcome'))
  const { outcome } = await scene([basis, basis], { link: ['default/b'] }, lost)
  expect(outcome).toMatchObject({ state: 'unknown', verified: false })
})

it('reads back what became of a write during which the person stopped', async () => {
  const watcher = new Watcher()
  const after = { ...basis, description: 'new' }
  const stopped = async () => watcher.stop()
  const { outcome } = await scene([basis, after], { description: 'new' }, stopped, watcher)
  expect(outcome).toMatchObject({ state: 'done', verified: true })
})

it('says that the token is gone, and writes nothing', async () => {
  const problem = await problemOfWork(() => scene([undefined], { name: 'x' }))
  expect(problem.code).toBe('token-not-found')
})
