import type { FaultRow, Scene } from './fault-row.ts'
import * as at from './fault-states.ts'
import type { Sent } from './incident.ts'
import { addsPolicy, administers, orders } from './requests.ts'

const apikeys: Sent = { path: '/api/service/apikeys' }
const connection = 'default/snowflake/1671102233'
const production = { administers: true } as const
const newCredential = async (scene: Scene, sent: Sent) => ({ ...sent, credential: at.own(scene) })
const asAdmin = async (scene: Scene, sent: Sent) => ({
  ...sent,
  credential: await at.bearerOf(scene, 'conn.admin'),
})

/** Who asks is known, and is not let. */
export const accessFaults: readonly FaultRow[] = [
  {
    state: 'a token adds a policy and is no connection admin',
    fails: async (scene) => {
      const { guid } = await at.newPersona(scene, 'Loaders')
      return addsPolicy((await scene.incident.newToken('nightly')).secret, guid)
    },
    explains: ['not-connection-admin', /is no admin of production \(snowflake\)/],
    doctor: 'well',
    setUp: {
      gives: production,
      tries: ({ credential = '' }) => administers(credential, 'other.admin'),
    },
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
    setUp: {
      borrows: true,
      gives: production,
      stops: [8, /an API token’s bearer/, /where a connection admin is signed in/],
    },
    mends: { step: /that is what is missing/, does: 'run' },
  },
  {
    state: 'a member changes a connection that they administer',
    fails: async (scene) => administers(await at.bearerOf(scene, 'member.admin'), 'member.admin'),
    explains: ['member-on-connection', /member\.admin is \$member/],
    doctor: 'well',
    setUp: {
      borrows: true,
      gives: production,
      stops: [8, /member\.admin is not an admin/, /\$admin/],
    },
    mends: { step: /^Use the browser sign-in of somebody with the role \$admin/, does: asAdmin },
  },
  {
    state: 'an admin of the workspace administers other connections',
    fails: async (scene) => administers(await at.bearerOf(scene, 'other.admin'), 'other.admin'),
    explains: ['not-connection-admin', /other\.admin is no admin of production/],
    doctor: 'well',
    setUp: {
      borrows: true,
      gives: production,
      stops: [8, /administers no connection/, /connection admin is signed in/],
    },
    mends: {
      step: /^Ask conn\.admin, .*, in these words/,
      asks: /^Please make other\.admin an admin of the connection production \(snowflake\)/,
      does: async ({ incident }) => {
        const bearer = await incident.tenant.practice.issueBearer('conn.admin')
        await incident.send(administers(bearer, 'other.admin'))
      },
    },
  },
  {
    state: 'a person has no persona that reaches it',
    fails: async (scene) => ({
      credential: await at.bearerOf(scene, 'guest.user'),
      path: at.ordersByName,
    }),
    explains: ['person-reaches-not', /No persona that guest\.user has, by name or by a group/],
    doctor: 'well',
    setUp: {
      stops: [8, /^guest\.user may not manage API tokens/, /^Sign in as an admin/],
      signsIn: at.own,
    },
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
    setUp: { stops: [8, /^member\.admin may not manage API tokens/, /^Sign in as an admin/] },
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
    setUp: {},
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
    setUp: {},
    mends: {
      step: /^A token is named by its id here/,
      does: (_, sent, { printed }) => ({
        ...sent,
        path: `/api/service/apikeys/${printed.tokens[0].id}`,
      }),
    },
  },
  {
    state: 'the address has something behind the host',
    fails: (scene) => ({ credential: at.own(scene), path: '/catalog/api/service/whoami' }),
    explains: ['wrong-path', /no path of Atlan’s API/],
    doctor: 'well',
    setUp: { address: ({ incident }) => `${incident.tenant.url}/catalog` },
    mends: {
      step: /^Set the address to the host alone: http:\/\/127/,
      does: (_, sent) => ({ ...sent, ...at.whoami }),
    },
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
              qualifiedName: connection,
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
    setUp: { borrows: true, gives: production },
    mends: {
      step: /^See who administers it/,
      does: (_, { credential = '' }, { printed }) =>
        administers(credential, 'other.admin', printed.adminUsers),
    },
  },
  {
    state: 'a list of admins names somebody who is not there',
    fails: async (scene) => administers(await at.bearerOf(scene, 'conn.admin'), 'nobody.there'),
    explains: ['unknown-member', /names somebody who does not exist/],
    doctor: 'well',
    setUp: { borrows: true, gives: production },
    mends: {
      step: /compare it with the list of tokens/,
      does: (_, { credential = '' }, { printed }) =>
        administers(credential, printed.tokens[0].username),
    },
  },
]
