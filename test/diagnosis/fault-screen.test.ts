import { expect, it } from 'vitest'
import type { FaultRow, Scene } from './fault-row.ts'
import { bearerOf, calm, own } from './fault-states.ts'
import { faultTable } from './fault-table.ts'
import { Incident } from './incident.ts'
import { SetUpScreen } from './set-up-screen.ts'

/** One of each kind: by its own words, by its form, by the tenant, by the road, by a role. */
const kinds = [
  'a token has expired',
  'a token was deleted',
  'a token is another tenant’s',
  'a token of Axiom is sent to Atlan',
  'a token was cut on its way',
  'a person’s bearer ran out',
  'a member manages tokens',
  'a web page comes instead of an answer',
  'no host has that name',
  'Axiom: a token may ingest, and lists tokens',
  'Axiom: nobody knows the token',
]

const rowOf = (state: string): FaultRow => {
  const row = faultTable.find((one) => one.state === state)
  if (row === undefined) throw new Error(`no row is called “${state}”`)
  return row
}

const start = (options = {}) => Incident.start(options)

it.each(kinds)(
  'the screen says what is wrong, and goes on once it is mended: %s',
  async (state) => {
    const row = rowOf(state)
    const clock = { aheadMs: 0 }
    await using incident = await start({ now: () => Date.now() + clock.aheadMs, ...row.options })
    const scene: Scene = { incident, clock }
    const sent = await row.fails(scene)
    const { practice, url } = incident.tenant
    const isAxiom = sent.base === practice.axiom.baseUrl
    const signIn = isAxiom ? practice.axiom.personalAccessToken : own(scene)
    await using screen = SetUpScreen.start(sent.base ?? url, isAxiom)

    const { borrows, stops: [, says, step] = [0, /^$/, /^$/] } = row.setUp
    await screen.terminal.waitFor('How do you sign in')
    if (borrows) {
      await screen.signIn(signIn)
      await screen.describe('fresh')
      await screen.toTheBearer()
    }
    const problem = await screen.refused(sent.credential ?? '')
    expect(problem).toMatch(says)
    expect(problem).toMatch(withinLine(step))

    await calm(scene)
    if (borrows) await screen.borrow(await bearerOf(scene, 'conn.admin'))
    else {
      if (sent.base !== undefined && !isAxiom) await screen.retype(url)
      await screen.signIn(signIn)
      await screen.describe('fresh')
      await screen.withoutConnections()
    }
    expect(await screen.doIt()).toBe(0)
  },
)

it('the screen leaves with the code of a creation of which nobody knows whether it was done', async () => {
  const row = rowOf('a write fails by itself')
  await using incident = await start()
  const scene: Scene = { incident, clock: { aheadMs: 0 } }
  await row.fails(scene)
  await using screen = SetUpScreen.start(incident.tenant.url, false)
  await screen.terminal.waitFor('How do you sign in')
  await screen.signIn(own(scene))
  await screen.describe('fresh')
  await screen.withoutConnections()
  const [problem, code] = await screen.failing()
  const [exit, says, step] = row.setUp.stops ?? []
  expect(problem).toMatch(says ?? '')
  expect(problem).toMatch(withinLine(step ?? /^$/))
  expect(code).toBe(exit)
})

/** A step stands behind the problem there. */
const withinLine = ({ source }: RegExp): RegExp => new RegExp(source.replace(/^\^/, ''))
