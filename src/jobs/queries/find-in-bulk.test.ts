import { expect, it } from 'vitest'
import { troubleOf } from '#src/jobs/testing/problem.ts'
import { findInBulk } from './find-in-bulk.ts'
import { resolveReference } from './reference.ts'

const guid = (index: number) => `00000000-0000-0000-0000-${String(index).padStart(12, '0')}`
const one = (index: number) => ({
  guid: guid(index),
  qualifiedName: `q/${index}`,
  name: `n${index}`,
})
const all = Array.from({ length: 60 }, (_, index) => one(index))

/** A tenant of sixty, of which the index does not know the last yet; and what is asked of it. */
function tenant() {
  const asked: string[] = []
  const named = (what: string, found: (typeof all)[number] | undefined) => {
    asked.push(what)
    if (found === undefined) throw troubleOf('not-found')
    return found
  }
  return {
    asked,
    list: async () => {
      asked.push('list')
      return all.slice(0, -1)
    },
    get: async (wanted: string) =>
      named(
        'get',
        all.find((each) => each.guid === wanted),
      ),
    getAll: async (wanted: readonly string[]) => {
      asked.push(`get ${wanted.length}`)
      return wanted.flatMap((id) => all.find((each) => each.guid === id) ?? [])
    },
    byQualifiedName: async (wanted: string) =>
      named(
        'by name',
        all.find((each) => each.qualifiedName === wanted),
      ),
  }
}

const find = (resource: ReturnType<typeof tenant>, refs: readonly string[]) =>
  findInBulk(resource, refs, new AbortController().signal, {
    isQualifiedName: (ref) => ref.startsWith('q/'),
    byName(seen, ref) {
      const candidates = seen.map((each) => ({ ...each, identifiers: [], described: '' }))
      return resolveReference('connection', ref, candidates)
    },
  })

it.each<[string, string[], string[]]>([
  ['one GUID', [guid(3)], ['get']],
  ['one qualified name', ['q/3'], ['by name']],
  ['one name', ['n3'], ['list', 'get']],
  ['many GUIDs', all.map((each) => each.guid), ['get 20', 'get 20', 'get 20']],
  ['many qualified names', ['q/1', 'q/2', 'q/3', 'q/4', 'q/5', 'q/6'], ['list', 'get 6']],
  ['a mixture', [guid(1), 'n2', 'q/3'], ['list', 'get 3']],
])('finds what is named by %s with few requests', async (_, refs, asked) => {
  const resource = tenant()
  expect(await find(resource, refs)).toHaveLength(refs.length)
  expect(resource.asked).toEqual(asked)
})

it('keeps the order in which they were named, and names nothing twice', async () => {
  const found = await find(tenant(), ['n5', guid(2), 'q/5', guid(2), 'n9'])
  expect(found.map(({ name }) => name)).toEqual(['n5', 'n2', 'n9'])
})

it('asks the store for a qualified name that the lagging index does not know', async () => {
  const resource = tenant()
  const refs = [55, 56, 57, 58, 59].map((index) => `q/${index}`)
  expect((await find(resource, refs)).map(({ name }) => name).at(-1)).toBe('n59')
  expect(resource.asked).toContain('by name')
})

it('says which name is of nothing', async () => {
  await expect(find(tenant(), [guid(1), 'nobody'])).rejects.toThrow(/nobody/)
})
