import { expect, it } from 'vitest'
import { organisation } from './organisation.ts'

const named = async (axiom: Awaited<ReturnType<typeof organisation>>, name: string) =>
  (await axiom.tokens()).filter((token) => token.name === name)

const making =
  'token create once --dataset http-logs:ingest=create --expires 30d --yes --secret-to vault'

/** An organisation where the answer to the creation of “once” was lost. */
async function inDoubt() {
  const axiom = await organisation({ faults: ['drop-after:POST /v2/tokens'] })
  expect((await axiom.run(making)).code).toBe(7)
  const doubts = async () => (await axiom.run('doubts --json')).json().doubts
  const [doubt] = await doubts()
  return { axiom, doubt, doubts }
}

it('finds the token of a creation whose answer was lost among others of its name', async () => {
  const axiom = await organisation({ faults: ['drop-after:POST /v2/tokens'] })
  await axiom.run(making)
  await axiom.run(making)
  const [lost] = await named(axiom, 'once')
  const [doubt] = (await axiom.run('doubts --json')).json().doubts
  expect(doubt).toMatchObject({
    name: 'once',
    finding: 'arrived',
    candidates: [{ id: lost?.id }],
    choices: ['adopt', 'delete', 'repeat'],
  })
})

it('deletes it, typed, and nothing is in doubt any more', async () => {
  const { axiom, doubt, doubts } = await inDoubt()
  expect((await axiom.run(`doubts delete ${doubt.id} --yes`)).code).toBe(5)
  expect((await axiom.run(`doubts delete ${doubt.id} --yes=once`)).code).toBe(0)
  expect(await named(axiom, 'once')).toEqual([])
  expect(await doubts()).toEqual([])
})

it('adopts it as it is', async () => {
  const { axiom, doubt, doubts } = await inDoubt()
  const adopted = await axiom.run(`doubts adopt ${doubt.id} --json`)
  expect(adopted.json().doubt).toMatchObject({ settled: true })
  expect(await named(axiom, 'once')).toHaveLength(1)
  expect(await doubts()).toEqual([])
})

it('has it deleted and made anew in one plan, the same and with a secret', async () => {
  const { axiom, doubt, doubts } = await inDoubt()
  const [lost] = await named(axiom, 'once')
  const repeated = await axiom.run(`doubts repeat ${doubt.id} --yes=once --json --secret-to vault`)
  expect(repeated.code, repeated.stdout).toBe(0)
  expect(repeated.json().outcomes).toMatchObject([
    { object: { id: lost?.id }, state: 'done', gone: true },
    { state: 'done', verified: true, effective: 'yes' },
  ])
  const left = await named(axiom, 'once')
  expect(left).toMatchObject([{ ...lost, id: repeated.json().token.id }])
  expect(await doubts()).toEqual([])
})

it('settles a regeneration: the lost one goes, and the old one keeps its end', async () => {
  const axiom = await organisation({ faults: ['drop-after:POST /v2/tokens'] })
  const rotate = 'token rotate log-shipper --overlap 48h --yes --secret-to vault'
  expect((await axiom.run(rotate)).code).toBe(7)
  const before = await named(axiom, 'log-shipper')
  const [doubt] = (await axiom.run('doubts --json')).json().doubts
  const lost = doubt.candidates[0].id
  const old = before.find(({ id }) => id !== lost)
  const repeat = `doubts repeat ${doubt.id} --json --secret-to vault --yes=${lost}`
  const repeated = await axiom.run(repeat)
  expect(repeated.code, repeated.stdout).toBe(0)
  const after = await named(axiom, 'log-shipper')
  expect(after).toHaveLength(2)
  expect(after.find(({ id }) => id === old?.id)?.expiresAt).toBe(old?.expiresAt)
  expect(after.map(({ id }) => id)).not.toContain(lost)
})

it('takes a deletion whose answer was lost for done when the token is gone', async () => {
  const axiom = await organisation({ faults: ['drop-after:DELETE /v2/tokens'] })
  const gone = await axiom.run('token delete old-importer --yes=old-importer')
  expect(gone.code).toBe(0)
  expect((await axiom.run('doubts --json')).json().doubts).toEqual([])
})

it('undoes a creation by deleting the token, while it is as it was made', async () => {
  const axiom = await organisation()
  expect((await axiom.run(making)).code).toBe(0)
  const [{ id } = { id: '' }] = (await axiom.run('history --json')).json().history
  expect((await axiom.run(`undo ${id} --yes`)).code).toBe(5)
  const undone = await axiom.run(`undo ${id} --yes=once --json`)
  expect(undone.code, undone.stdout).toBe(0)
  expect(await named(axiom, 'once')).toEqual([])
  expect((await axiom.run(`undo ${id} --yes=once --json`)).json().problem.code).toBe(
    'undone-already',
  )
})

it.each([
  ['token rotate log-shipper --overlap 1h --yes --secret-to vault', /cannot be put off again/],
  ['token delete log-shipper --yes=log-shipper', /cannot be taken back/],
])('says what cannot be taken back: %s', async (words, title) => {
  const axiom = await organisation()
  expect((await axiom.run(words)).code).toBe(0)
  const [{ id } = { id: '' }] = (await axiom.run('history --json')).json().history
  const refused = await axiom.run(`undo ${id} --yes --json`)
  expect([refused.code, refused.json().problem.code]).toEqual([5, 'cannot-be-undone'])
  expect(refused.json().problem.title).toMatch(title)
})
