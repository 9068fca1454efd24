import type { FaultRow, Scene } from './fault-row.ts'
import * as at from './fault-states.ts'
import { axiomFaults } from './fault-table-axiom.ts'
import { roadFaults } from './fault-table-road.ts'
import type { Sent } from './incident.ts'
import { addsPolicy, administers, orders } from './requests.ts'

const apikeys: Sent = { path: '/api/service/apikeys' }
const service = '/api/service'
const production = 'default/snowflake/1671102233'

/** Guided writes that meet these failures. */
const create = ['token', 'create', 'fresh', '--secret-to', 'command:cat']
const grant = ['grant', 'connection-admin', '--token', 'dbt-cloud', '--on', production]
const grantWith = [...grant, '--bearer-from', 'env:BEARER']

const newCredential = async (scene: Scene, sent: Sent) => ({ ...sent, credential: at.own(scene) })
const asAdmin = async (scene: Scene, sent: Sent) => ({
  ...sent,
  credential: await at.bearerOf(scene, 'conn.admin'),
})
const atlanFaults: readonly FaultRow[] = [
  {
    state: 'a token has expired',
    fails: at.tokenThatLives(60),
    explains: ['token-expired', /^The token “nightly” has expired\.$/],
    doctor: ['credential', 'failed', /expired/],
    guided: [create, 4, /expired/],
    mends: { step: /^Make a new one with the same personas/, does: 'run' },
  },
  {
    state: 'a token lives past 2038 and has been dead since it was made',
    fails: at.tokenThatLives(409_968_000),
    explains: ['token-dead-since-creation', /never worked/],
    doctor: ['credential', 'failed', /never worked: its lifetime reaches past January 2038/],
    guided: [create, 4, /never worked/],
    mends: { step: /^Make a new one that ends before 2038/, does: 'run' },
  },
  {
    state: 'a token was deleted',
    fails: at.deletedToken,
    explains: ['token-deleted', /was deleted/],
    doctor: ['sign-in', 'failed', /401.*expired, was deleted/],
    guided: [create, 4, /does not accept this credential/],
    mends: { step: /^Make a new one/, does: newCredential },
  },
  {
    state: 'a token is another tenant’s',
    fails: () => ({ ...at.whoami, credential: at.tokenOf('https://beta.atlan.com') }),
    explains: ['other-tenant', /belongs to another tenant/],
    doctor: ['credential', 'failed', /beta\.atlan\.com/],
    guided: [create, 5, /issued for another tenant/],
    mends: { step: /^Use a token of the tenant that is asked/, does: newCredential },
  },
  {
    state: 'a token of Axiom is sent to Atlan',
    fails: ({ incident }) => ({
      ...at.whoami,
      credential: incident.tenant.practice.axiom.apiToken,
    }),
    explains: ['other-product', /Axiom token was sent to Atlan/],
    doctor: ['credential', 'failed', /is an Axiom token/],
    guided: [create, 5, /is an Axiom token/],
    mends: { step: /^Give the program an API token of the Atlan tenant/, does: newCredential },
  },
  {
    state: 'the name of a variable is sent in the place of a token',
    fails: () => ({ ...at.whoami, credential: '$ATLAN_API_KEY' }),
    explains: ['credential-malformed', /a placeholder, such as a variable/],
    doctor: ['credential', 'failed', /a placeholder/],
    guided: [create, 5, /a placeholder/],
    mends: { step: /^Set the variable that should hold the token/, does: newCredential },
  },
  {
    state: 'a token was cut on its way',
    fails: (scene) => ({ ...at.whoami, credential: at.own(scene).slice(0, 90) }),
    explains: ['credential-malformed', /bearer was cut/],
    doctor: ['credential', 'failed', /bearer was cut/],
    guided: [create, 5, /bearer was cut/],
    mends: { step: /^Store the whole token again/, does: newCredential },
  },
  {
    state: 'a person’s bearer ran out',
    fails: at.bearerOfAnHourAgo,
    explains: ['bearer-ran-out', /gave a bearer for a few minutes, and they are over/],
    doctor: ['credential', 'failed', /has expired/],
    guided: [grantWith, 4, /has expired/],
    mends: { step: /^Open .* reload the page and copy a request again/, does: asAdmin },
  },
  {
    state: 'the tenant accepts nobody for a while',
    fails: at.struck('status=401', at.whoami, service),
    explains: ['not-accepted', /does not accept the credential/],
    doctor: ['sign-in', 'failed', /does not accept this credential/],
    guided: [create, 4, /does not accept this credential/],
    mends: { step: /^Try it again/, does: at.calm },
  },
  {
    state: 'a token has no persona',
    fails: at.readsOrders(),
    explains: ['no-persona-covers', /None of the personas of .* covers production \(snowflake\)/],
    doctor: 'well',
    mends: { step: /^Link persona “Data Assets”.*the narrowest that fits/, does: 'run' },
  },
  {
    state: 'the personas of a token cover something else',
    fails: at.readsOrders('Daily Finance'),
    explains: ['no-persona-covers', /covers production/],
    doctor: 'well',
    mends: { step: /far more than it needs/, does: 'run' },
  },
  {
    state: 'the personas of a token read there, and do not edit',
    fails: at.editsOrders('Data Assets'),
    explains: ['persona-lacks-action', /none allows to update it/],
    doctor: 'well',
    mends: { step: /^Link persona “Data Stewards”/, does: 'run' },
  },
  {
    state: 'a persona denies it',
    fails: at.deniedByPersona,
    explains: ['persona-denies', /“No orders” denies it/],
    doctor: 'well',
    mends: { step: /^Take “No orders” from the token/, does: 'run' },
  },
  {
    state: 'a persona is switched off',
    fails: at.switchedOff,
    explains: ['persona-switched-off', /“Asleep” would allow it, but is switched off/],
    doctor: 'well',
    mends: { step: /^Ask an admin to switch “Asleep” on again/, does: at.switchOn },
  },
  {
    state: 'a right was given seconds ago',
    options: { grantDelayMs: 600_000 },
    fails: at.readsOrders('Data Assets'),
    explains: ['grant-not-in-effect', /has the right by now/],
    doctor: 'well',
    mends: {
      step: /^Wait a minute and run the program again/,
      does: ({ clock }) => {
        clock.aheadMs = 700_000
      },
    },
  },
  {
    state: 'a token adds a policy and is no connection admin',
    fails: async (scene) => {
      const { guid } = await at.newPersona(scene, 'Loaders')
      return addsPolicy((await scene.incident.newToken('nightly')).secret, guid)
    },
    explains: ['not-connection-admin', /is no admin of production \(snowflake\)/],
    doctor: 'well',
    mends: { step: /that is what is missing/, does: 'run' },
  },
  {
    state: 'a token makes itself connection admin',
    fails: async ({ incident }) => {
      const { secret, account } = await incident.newToken('nightly')
      return administers(secret, account)
    },
    explains: ['person-needed', /A token cannot add itself/],
    doctor: 'well',
    guided: [grantWith, 8, /an API token’s bearer/],
    mends: { step: /that is what is missing/, does: 'run' },
  },
  {
    state: 'a member changes a connection that they administer',
    fails: async (scene) => administers(await at.bearerOf(scene, 'member.admin'), 'member.admin'),
    explains: ['member-on-connection', /member\.admin is \$member/],
    doctor: 'well',
    guided: [grantWith, 8, /member\.admin is not an admin of this tenant/],
    mends: { step: /^Use the browser sign-in of somebody with the role \$admin/, does: asAdmin },
  },
  {
    state: 'an admin of the workspace administers other connections',
    fails: async (scene) => administers(await at.bearerOf(scene, 'other.admin'), 'other.admin'),
    explains: ['not-connection-admin', /other\.admin is no admin of production/],
    doctor: 'well',
    guided: [grantWith, 8, /other\.admin/],
    mends: { step: /^Use the browser sign-in of somebody who administers it/, does: asAdmin },
  },
  {
    state: 'a person has no persona that reaches it',
    fails: async (scene) => ({
      credential: await at.bearerOf(scene, 'guest.user'),
      path: at.ordersByName,
    }),
    explains: ['person-reaches-not', /No persona that guest\.user has, by name or by a group/],
    doctor: 'well',
    mends: {
      step: /^Ask an admin, in these words/,
      asks: /^Please add guest\.user to the persona “Data Assets”/,
      does: (scene) => at.addToPersona(scene, 'Data Assets', 'guest.user'),
    },
  },
  {
    state: 'a member manages tokens',
    fails: async (scene) => ({ ...apikeys, credential: await at.bearerOf(scene, 'member.admin') }),
    explains: ['role-too-low', /are managed with the role \$admin/],
    doctor: 'well',
    guided: [create, 8, /admin/],
    mends: { step: /^Use an API token/, does: newCredential },
  },
  {
    state: 'a search finds nothing, since nobody let the token see it',
    fails: async ({ incident }) => ({
      credential: (await incident.newToken('nightly')).secret,
      method: 'POST',
      path: '/api/meta/search/indexsearch',
      body: { dsl: { query: { term: { qualifiedName: orders } } } },
    }),
    explains: ['not-visible', /It is there, but not visible to the token “nightly”/],
    doctor: 'well',
    mends: { step: /^Link persona “Data Assets”/, does: 'run' },
    isWell: (text) => JSON.parse(text).approximateCount > 0,
  },
  {
    state: 'a token is updated that is not there',
    fails: (scene) => ({
      credential: at.own(scene),
      method: 'POST',
      path: '/api/service/apikeys/98fb61da-eb8f-455e-b5ea-c022ee390044',
      body: { displayName: 'nightly', description: '', personaQualifiedNames: [] },
    }),
    explains: ['not-there', /deleted, or its identifier is not right/],
    doctor: 'well',
    guided: [['token', 'update', 'nobody', '--name', 'x'], 3, /nobody/],
    mends: {
      step: /^A token is named by its id here/,
      does: async ({ incident }, sent) => {
        const { id } = await incident.newToken('nightly')
        return { ...sent, path: `/api/service/apikeys/${id}` }
      },
    },
  },
  {
    state: 'the address has something behind the host',
    fails: (scene) => ({ credential: at.own(scene), path: '/catalog/api/service/whoami' }),
    explains: ['wrong-path', /no path of Atlan’s API/],
    doctor: 'well',
    mends: { step: /^Set the address to the host alone/, does: (_, s) => ({ ...s, ...at.whoami }) },
  },
  {
    state: 'a list of admins would be left empty',
    fails: async (scene) => ({
      ...administers(await at.bearerOf(scene, 'conn.admin'), 'x'),
      body: {
        entities: [
          {
            typeName: 'Connection',
            attributes: {
              qualifiedName: production,
              name: 'production',
              adminUsers: [],
              adminGroups: [],
              adminRoles: [],
            },
          },
        ],
      },
    }),
    explains: ['last-admin', /nobody in the list of admins/],
    doctor: 'well',
    mends: {
      step: /^Write the complete list/,
      does: (_, { credential = '' }) => administers(credential, 'other.admin'),
    },
  },
  {
    state: 'a list of admins names somebody who is not there',
    fails: async (scene) => administers(await at.bearerOf(scene, 'conn.admin'), 'nobody.there'),
    explains: ['unknown-member', /names somebody who does not exist/],
    doctor: 'well',
    mends: {
      step: /compare it with the list of tokens/,
      does: (_, { credential = '' }) => administers(credential, 'other.admin'),
    },
  },
]

/** Causes that the practice tenants can be brought to, and what all parts of the product say. */
export const faultTable: readonly FaultRow[] = [...atlanFaults, ...roadFaults, ...axiomFaults]
