import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, foreign, guidOf, Store } from '#src/jobs/testing/many-connections.ts'
import { troubleOf } from '#src/jobs/testing/problem.ts'

describe('whatever is changed, and whatever goes wrong', () => {
  const account = fc.constantFrom(...Array.from({ length: 6 }, (_, n) => `service-account-${n}`))
  const accounts = fc.record({
    add: fc.uniqueArray(account, { maxLength: 4 }),
    remove: fc.uniqueArray(account, { maxLength: 4 }),
  })
  const edit = fc.tuple(fc.nat({ max: 59 }).map(guidOf), accounts)
  const kind = fc.constantFrom(
    ...(['not-permitted', 'failed', 'unknown-outcome', 'written, then lost', 'none'] as const),
  )

  it('no foreign member is ever lost, and “done” is what stands there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { maxLength: 70 }),
        fc.array(kind, { maxLength: 12 }),
        fc.uniqueArray(fc.nat({ max: 59 }), { maxLength: 5 }),
        async (edits, troubles, changed) => {
          const store = new Store(60)
          let asked = 0
          store.trouble = () => {
            const next = troubles[asked++] ?? 'none'
            if (next === 'none' || next === 'written, then lost')
              return next === 'none' ? undefined : next
            return troubleOf(next)
          }
          const stranger = { ...foreign, users: [...foreign.users, 'stranger'] }
          const { states } = await apply(store, edits, {
            between: () => {
              for (const index of changed) store.admins.set(guidOf(index), stranger)
            },
          })
          for (const [guid, { users, groups, roles }] of store.admins) {
            const mustStay = changed.map(guidOf).includes(guid) ? stranger.users : foreign.users
            expect(users).toEqual(expect.arrayContaining([...mustStay]))
            expect({ groups, roles }).toEqual({ groups: foreign.groups, roles: foreign.roles })
          }
          for (const [index, [guid, { add, remove }]] of edits.entries()) {
            const isLast = edits.findLastIndex(([other]) => other === guid) === index
            if (states[index] !== 'done' || !isLast) continue
            const { users } = store.admins.get(guid) ?? foreign
            expect(users).toEqual(
              expect.arrayContaining(add.filter((one) => !remove.includes(one))),
            )
            for (const one of remove) expect(users).not.toContain(one)
          }
        },
      ),
      { numRuns: process.env.TOKENBENCH_SOAK ? 2_000 : 60 },
    )
  })
})
