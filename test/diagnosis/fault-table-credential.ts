import type { FaultRow, Scene } from './fault-row.ts'
import * as at from './fault-states.ts'
import type { Sent } from './incident.ts'

const production = { administers: true } as const
const newCredential = async (scene: Scene, sent: Sent) => ({ ...sent, credential: at.own(scene) })
const asAdmin = async (scene: Scene, sent: Sent) => ({
  ...sent,
  credential: await at.bearerOf(scene, 'conn.admin'),
})

/** A credential that Atlan does not accept. */
export const credentialFaults: readonly FaultRow[] = [
  {
    state: 'a token has expired',
    fails: at.tokenThatLives(60),
    explains: ['token-expired', /^The token “nightly” has expired\.$/],
    doctor: ['credential', 'failed', /expired/],
    setUp: { stops: [4, /^This API token has expired/, /^Use another API token/] },
    mends: { step: /^Make a new one with the same personas/, does: 'run' },
  },
  {
    state: 'a token lives past 2038 and has been dead since it was made',
    fails: at.tokenThatLives(409_968_000),
    explains: ['token-dead-since-creation', /never worked/],
    doctor: ['credential', 'failed', /never worked: its lifetime reaches past January 2038/],
    setUp: { stops: [4, /^This API token never worked/, /^Use another API token/] },
    mends: { step: /^Make a new one that ends before 2038/, does: 'run' },
  },
  {
    state: 'a token was deleted',
    fails: at.deletedToken,
    explains: ['token-deleted', /was deleted/],
    doctor: ['sign-in', 'failed', /401.*expired, was deleted/],
    setUp: { stops: [4, /does not accept this credential/, /^Sign in again/] },
    mends: { step: /^Make a new one/, does: 'run' },
  },
  {
    state: 'a token is another tenant’s',
    fails: () => ({ ...at.whoami, credential: at.tokenOf('https://beta.atlan.com') }),
    explains: ['other-tenant', /belongs to another tenant/],
    doctor: ['credential', 'failed', /beta\.atlan\.com/],
    setUp: { stops: [5, /issued for another tenant/, /^Use an API token of 127/] },
    mends: { step: /^If nobody has one: make it/, does: 'run' },
  },
  {
    state: 'a token of Axiom is sent to Atlan',
    fails: ({ incident }) => ({
      ...at.whoami,
      credential: incident.tenant.practice.axiom.apiToken,
    }),
    explains: ['other-product', /Axiom token was sent to Atlan/],
    doctor: ['credential', 'failed', /is an Axiom token/],
    setUp: { stops: [5, /is an Axiom token/, /^Give an API token of the Atlan tenant/] },
    mends: { step: /^If nobody has one: make it/, does: 'run' },
  },
  {
    state: 'the name of a variable is sent in the place of a token',
    fails: () => ({ ...at.whoami, credential: '$ATLAN_API_KEY' }),
    explains: ['credential-malformed', /a placeholder, such as a variable/],
    doctor: ['credential', 'failed', /a placeholder/],
    setUp: { stops: [5, /a placeholder/, /give the token itself/] },
    mends: { step: /^Set the variable that should hold the token/, does: newCredential },
  },
  {
    state: 'a token was cut on its way',
    fails: (scene) => ({ ...at.whoami, credential: at.own(scene).slice(0, 90) }),
    explains: ['credential-malformed', /bearer was cut/],
    doctor: ['credential', 'failed', /bearer was cut/],
    setUp: { stops: [5, /bearer was cut/, /^Copy it again and paste all of it/] },
    mends: { step: /^Store the whole token again/, does: newCredential },
  },
  {
    state: 'a person’s bearer ran out',
    fails: at.bearerOfAnHourAgo,
    explains: ['bearer-ran-out', /gave a bearer for a few minutes, and they are over/],
    doctor: ['credential', 'failed', /has expired/],
    setUp: {
      borrows: true,
      gives: production,
      stops: [4, /^This bearer has expired/, /^Reload the page/],
    },
    mends: { step: /^Open .* reload the page and copy a request again/, does: asAdmin },
  },
  {
    state: 'a person was signed out in the browser',
    fails: async (scene) =>
      at.struck(
        'status=419',
        { ...at.whoami, credential: await at.bearerOf(scene, 'conn.admin') },
        '/api/service',
      )(scene),
    explains: ['session-ended', /the person signed out, or was signed out/],
    doctor: ['sign-in', 'failed', /session behind this credential has ended/],
    setUp: {
      stops: [4, /session behind this credential has ended/, /^Sign in again/],
      signsIn: at.own,
    },
    mends: {
      step: /^Open .* reload the page and copy a request again/,
      does: async (scene, sent) => {
        await at.calm(scene)
        return asAdmin(scene, sent)
      },
    },
  },
  {
    state: 'the tenant accepts nobody for a while',
    fails: at.struck('status=401', at.whoami, '/api/service'),
    explains: ['not-accepted', /does not accept the credential/],
    doctor: ['sign-in', 'failed', /does not accept this credential/],
    setUp: { stops: [4, /does not accept this credential/, /^Sign in again/] },
    mends: { step: /^Try it again/, does: at.calm },
  },
]
