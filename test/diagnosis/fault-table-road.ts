import { expect } from 'vitest'
import type { FaultRow, Scene } from './fault-row.ts'
import * as at from './fault-states.ts'
import type { Sent } from './incident.ts'

const service = '/api/service'
const apikeys: Sent = { path: '/api/service/apikeys' }

const atTenant = (scene: Scene, sent: Sent) => ({
  ...sent,
  credential: at.own(scene),
  base: scene.incident.tenant.url,
})

/** Of a printed list of tokens. */
const named = ({ tokens }: { tokens: readonly Record<'id' | 'name', string>[] }, name: string) =>
  tokens.filter((token) => token.name === name)

/** No answer of Atlan’s, or none that says anything of permissions. */
export const roadFaults: readonly FaultRow[] = [
  {
    state: 'the tenant blocks every program for a minute',
    fails: at.struck('status=429', at.whoami, service),
    explains: ['blocked-for-a-minute', /refuses every program for a minute/],
    passes: true,
    doctor: ['rate limit', 'failed', /used up/],
    setUp: { stops: [1, /too many requests/, /^Try again in a minute/] },
    mends: { step: /^Wait a minute/, does: at.calm },
  },
  {
    state: 'the tenant is not available',
    fails: at.struck('status=503', at.whoami, service),
    explains: ['tenant-unavailable', /^The tenant is not available just now\.$/],
    passes: true,
    doctor: ['base URL', 'failed', /503/],
    setUp: { stops: [9, /not available just now/, /^Try again in a few minutes/] },
    mends: { step: /^Try again in a few minutes/, does: at.calm },
  },
  {
    state: 'a write fails by itself',
    fails: at.struck('status=500', { ...apikeys, method: 'POST', body: { displayName: 'x' } }),
    explains: ['server-failed', /Nobody knows whether the write was done/],
    doctor: 'well',
    setUp: {
      stops: [7, /nobody knows whether this was done/, /^Look for it before you create another/],
    },
    mends: {
      step: /^Look at what is there now/,
      does: async (scene, _, { printed }) => {
        expect(named(printed, 'x')).toHaveLength(0)
        await at.calm(scene)
      },
    },
  },
  {
    state: 'the answer to a write is lost',
    fails: at.struck('drop-after', { ...apikeys, method: 'POST', body: { displayName: 'x' } }),
    explains: ['answer-lost', /nobody knows then whether it was done/],
    doctor: 'well',
    setUp: { stops: [7, /^Nobody knows whether this was done/, /tokenbench token show /] },
    mends: {
      step: /^If it wanted to write, look at what is there/,
      does: async (scene, sent, { printed }) => {
        const [done] = named(printed, 'x')
        await at.calm(scene)
        return { ...sent, path: `${sent.path}/${done?.id}` }
      },
    },
  },
  {
    state: 'a web page comes instead of an answer',
    fails: at.struck('garbage', at.whoami, service),
    explains: ['web-page-instead', /^A web page came instead/],
    doctor: ['base URL', 'failed', /web page/],
    setUp: { stops: [1, /^A web page came back/, /^Check that this is the tenant/] },
    mends: { step: /^Take the address from the browser/, does: at.calm },
  },
  {
    state: 'no host has that name',
    fails: () => at.sentTo('https://no-such.invalid'),
    explains: ['host-not-found', /no-such\.invalid/],
    doctor: ['name resolution', 'failed', /no-such/],
    setUp: { stops: [9, /^There is no host called/, /^Check the address/] },
    mends: { step: /^Compare the host letter by letter/, does: atTenant },
  },
  {
    state: 'nothing answers at the address',
    fails: async () => at.sentTo(await at.closedPort()),
    explains: ['not-reached', /^Nothing answers at .*: the connection was refused/],
    doctor: ['connection', 'failed', /refused/],
    setUp: {
      stops: [9, /connection was refused/, /^Check the address, and whether you need a VPN/],
    },
    mends: { step: /^Check the address, and whether you need a VPN/, does: atTenant },
  },
  {
    state: 'the address is a sign-in page’s',
    fails: async () => at.sentTo(await at.signInPage()),
    explains: ['web-page-instead', /^A web page came instead/],
    doctor: ['base URL', 'failed', /web page/],
    setUp: { stops: [1, /^A web page came back/, /^Check that this is the tenant/] },
    mends: { step: /^Take the address from the browser/, does: atTenant },
  },
  {
    state: 'nobody here trusts the certificate',
    fails: async () => at.sentTo(await at.untrusted()),
    explains: ['certificate-not-trusted', /from an authority that is not trusted here/],
    doctor: ['TLS', 'failed', /not trusted here/],
    setUp: { stops: [9, /not trusted here/, /NODE_EXTRA_CA_CERTS/] },
    mends: { step: /NODE_EXTRA_CA_CERTS/, does: atTenant },
  },
]
