import type { FaultRow } from './fault-row.ts'
import * as at from './fault-states.ts'
import { orders } from './requests.ts'

/** Personas and purposes do not let a token or a person at an asset. */
export const personaFaults: readonly FaultRow[] = [
  {
    state: 'a token has no persona',
    fails: at.readsOrders(),
    explains: [
      'no-persona-covers',
      /^The token “nightly” has no persona, so nothing lets it at production/,
    ],
    doctor: 'well',
    setUp: {},
    mends: { step: /^Link persona “Data Assets”.*the narrowest that fits/, does: 'run' },
  },
  {
    state: 'a token has no persona, and the error does not say at which asset',
    fails: at.readsOrders(),
    pastes: ({ text }) =>
      `ATLAN-PYTHON-403-000 Server responded with a permission error ${text.replace(/type=Table[^"]*/, 'type=Table')}`,
    explains: ['no-persona-covers', /is alive, but nothing lets it read that asset/],
    doctor: 'well',
    setUp: {},
    mends: {
      step: /^The text does not say which asset it was\. Say it with --asset/,
      does: async ({ incident }, _, { pasted }) => {
        const { causes } = await incident.explain(pasted, ['--asset', orders])
        const [link] = causes[0]?.nextSteps ?? []
        await incident.follow(link?.command ?? '')
      },
    },
  },
  {
    state: 'the personas of a token cover something else',
    fails: at.readsOrders('Daily Finance'),
    explains: ['no-persona-covers', /covers production/],
    doctor: 'well',
    setUp: {},
    mends: { step: /far more than it needs/, does: 'run' },
  },
  {
    state: 'the personas of a token read there, and do not edit',
    fails: at.editsOrders('Data Assets'),
    explains: ['persona-lacks-action', /none allows to update it/],
    doctor: 'well',
    setUp: { gives: { persona: 'Data Stewards' } },
    mends: { step: /^Link persona “Data Stewards”/, does: 'run' },
  },
  {
    state: 'a persona denies it',
    fails: at.deniedByPersona,
    explains: ['persona-denies', /“No orders” denies it/],
    doctor: 'well',
    setUp: { shows: /No orders, 1 exception/ },
    mends: { step: /^Take “No orders” from the token/, does: 'run' },
  },
  {
    state: 'a persona is switched off',
    fails: at.switchedOff,
    explains: ['persona-switched-off', /“Asleep” would allow it, but is switched off/],
    doctor: 'well',
    setUp: { shows: /Asleep, switched off/ },
    mends: {
      step: /^Ask an admin, in these words/,
      asks: /^Please switch the persona “Asleep” on again: the API token “nightly” /,
      does: at.switchOn,
    },
  },
  {
    state: 'a purpose denies it to a token by a tag',
    fails: async (scene) => {
      const { secret, account } = await at.withPersonas(scene, 'Data Assets')
      await at.deniedByPurpose(scene, account)
      return { credential: secret, path: at.ordersByName }
    },
    explains: ['purpose-denies', /^The purpose “Confidential” denies it by a tag/],
    doctor: 'well',
    setUp: {},
    mends: {
      step: /^Ask an admin, in these words/,
      asks: /^Please take the API token “nightly” .* or its tag off/,
      does: at.untag,
    },
  },
  {
    state: 'a purpose denies it to a person by a tag',
    fails: async (scene) => {
      await at.deniedByPurpose(scene, 'guest.user')
      await at.addToPersona(scene, 'Data Assets', 'guest.user')
      return { credential: await at.bearerOf(scene, 'guest.user'), path: at.ordersByName }
    },
    explains: ['purpose-denies', /^The purpose “Confidential” denies it by a tag/],
    doctor: 'well',
    setUp: {
      stops: [8, /^guest\.user may not manage API tokens/, /^Sign in as an admin/],
      signsIn: at.own,
    },
    mends: {
      step: /^Ask an admin, in these words/,
      asks: /^Please take guest\.user out of the policy of the purpose “Confidential”/,
      does: at.untag,
    },
  },
  {
    state: 'a purpose denies it to an admin of the connection by a tag',
    fails: async (scene) => {
      await at.deniedByPurpose(scene, 'conn.admin')
      return { credential: await at.bearerOf(scene, 'conn.admin'), path: at.ordersByName }
    },
    explains: ['purpose-denies', /^The purpose “Confidential” denies it by a tag/],
    doctor: 'well',
    setUp: { borrows: true, gives: { administers: true } },
    mends: {
      step: /^Ask an admin, in these words/,
      asks: /^Please take conn\.admin out of the policy of the purpose “Confidential”/,
      does: at.untag,
    },
  },
  {
    state: 'a right was given seconds ago',
    options: { grantDelayMs: 600_000 },
    fails: at.readsOrders('Data Assets'),
    explains: ['grant-not-in-effect', /has the right by now/],
    doctor: 'well',
    setUp: {},
    mends: {
      step: /^Wait a minute and run the program again/,
      does: ({ clock }) => {
        clock.aheadMs = 700_000
      },
    },
  },
]
