import { expect } from 'vitest'
import type { FaultRow, Scene } from './fault-row.ts'
import { axiomOwner, calm, own } from './fault-states.ts'
import type { Sent } from './incident.ts'

const inOrg = (id: string) => ({ 'x-axiom-org-id': id })
const ofTenant = ({ incident }: Scene) => incident.tenant.practice.axiom
const owner = (scene: Scene) => ofTenant(scene).personalAccessToken
const ownOrg = (scene: Scene) => inOrg(ofTenant(scene).orgId)

/** A request of the person whose token the organisation knows. */
const asPerson =
  (sent: Sent) =>
  (scene: Scene): Sent => {
    const { baseUrl: base, personalAccessToken: credential } = ofTenant(scene)
    return { base, credential, headers: ownOrg(scene), ...sent }
  }

/** The same while every read is answered with a fault. */
const struckAsPerson =
  (fault: string) =>
  async (scene: Scene): Promise<Sent> => {
    await scene.incident.tenant.control({ faults: [`${fault}:GET /v2:*`] })
    return asPerson({ path: '/v2/datasets' })(scene)
  }

/** A request of a token that may do one thing with the dataset http-logs. */
const asTokenThatMay =
  (capability: string, action: string, sent: Sent) =>
  async (scene: Scene): Promise<Sent> => {
    const { baseUrl: base } = ofTenant(scene)
    const datasetCapabilities = { 'http-logs': { [capability]: [action] } }
    const body = { name: 'nightly', datasetCapabilities }
    const sentByPerson = asPerson({ method: 'POST', path: '/v2/tokens', body })(scene)
    const { text } = await scene.incident.send(sentByPerson)
    return { base, credential: JSON.parse(text).token, ...sent }
  }

/** The first of those that a step names. */
const firstOrg = (text: string): string => /theirs are (\S+)/.exec(text)?.[1] ?? ''

export const axiomFaults: readonly FaultRow[] = [
  {
    state: 'Axiom: a token may query, and trims a dataset',
    fails: asTokenThatMay('query', 'read', {
      method: 'POST',
      path: '/v2/datasets/http-logs/trim',
      body: { maxDuration: '1d' },
    }),
    explains: ['capability-missing', /lacks “trim: update” for the dataset http-logs/],
    doctor: 'well',
    setUp: {
      gives: { dataset: 'trim=update' },
      stops: [8, /may not list the tokens/, /^Use a credential with “apiTokens: read”/],
      signsIn: owner,
    },
    mends: { step: /^Make a token that may “trim: update”/, does: 'run' },
  },
  {
    state: 'Axiom: a token may ingest, and lists tokens',
    fails: asTokenThatMay('ingest', 'create', { path: '/v2/tokens' }),
    explains: ['capability-missing', /lacks “apiTokens: read” for the organisation/],
    doctor: 'well',
    setUp: {
      gives: { organisation: 'apiTokens=read' },
      stops: [8, /may not list the tokens/, /^Use a credential with “apiTokens: read”/],
      signsIn: owner,
    },
    mends: { step: /^Make a token that may “apiTokens: read”/, does: 'run' },
  },
  {
    state: 'Axiom: nobody said in which organisation',
    fails: (scene) => ({ ...asPerson({ path: '/v2/datasets' })(scene), headers: {} }),
    explains: ['organisation-missing', /has to name one, and it does not/],
    doctor: ['sign-in', 'failed', /which one\?/],
    setUp: { gives: { dataset: 'query=read' }, shows: /In which organisation\?\nType a number/ },
    mends: {
      step: /^Send the header X-Axiom-Org-Id .* theirs are/,
      does: (_, sent, { text }) => ({ ...sent, headers: inOrg(firstOrg(text)) }),
    },
  },
  {
    state: 'Axiom: the person is in no organisation of that id',
    fails: asPerson({ path: '/v2/datasets', headers: inOrg('fancy-horse-1234') }),
    explains: ['other-organisation', /in no organisation fancy-horse-1234/],
    doctor: ['organisation', 'failed', /does not belong to fancy-horse-1234/],
    setUp: { gives: { dataset: 'query=read' }, shows: /1\. Practice, practice-/ },
    mends: {
      step: /^Compare X-Axiom-Org-Id with the id/,
      does: (_, sent, { text }) => ({ ...sent, headers: inOrg(firstOrg(text)) }),
    },
  },
  {
    state: 'Axiom: the role of a person does not reach so far',
    fails: async (scene) => {
      await scene.incident.tenant.control({ faults: ['status=403:GET /v2/tokens:*'] })
      return asPerson({ path: '/v2/tokens' })(scene)
    },
    explains: ['role-too-low', /^The role “owner” of .* does not let them do this/],
    doctor: 'well',
    setUp: {
      gives: { organisation: 'apiTokens=read' },
      stops: [8, /may not list the tokens/, /somebody who may/],
    },
    mends: {
      step: /^Ask an owner of the organisation, in these words/,
      asks: /^Please give axiom\.owner@.* a role in .* that may “apiTokens: read”, or a token/,
      does: calm,
    },
  },
  {
    state: 'Axiom: a dataset has another name',
    fails: asPerson({ path: '/v2/datasets/http-log' }),
    explains: ['dataset-missing', /no dataset “http-log”/],
    doctor: 'well',
    setUp: { gives: { dataset: 'query=read' }, shows: /http-logs, Requests to the public site/ },
    mends: {
      step: /^Compare its name/,
      does: (_, sent, { printed }) => {
        const [found] = printed.datasets.filter(({ name }: { name: string }) =>
          /^http-log/.test(name),
        )
        return { ...sent, path: `/v2/datasets/${found.name}` }
      },
    },
  },
  {
    state: 'Axiom: a token is made that may do nothing',
    fails: asPerson({ method: 'POST', path: '/v2/tokens', body: { name: 'nightly' } }),
    explains: ['no-capability', /must be allowed at least one thing/],
    doctor: 'well',
    setUp: {
      gives: { dataset: 'query=read', organisation: 'apiTokens=create' },
      givesFirst: {},
      stops: [2, /must be allowed at least one thing/, /^Choose a capability/],
    },
    mends: {
      step: /^See what can be allowed/,
      does: (_, sent) => ({
        ...sent,
        body: { name: 'nightly', datasetCapabilities: { 'http-logs': { query: ['read'] } } },
      }),
    },
  },
  {
    state: 'Axiom: a name is taken',
    fails: asPerson({ method: 'POST', path: '/v2/datasets', body: { name: 'http-logs' } }),
    explains: ['already-exists', /is there already/],
    doctor: 'well',
    setUp: {
      gives: { organisation: 'datasets=create' },
      tries: () => ({ body: { name: 'http-logs-3' } }),
    },
    mends: {
      step: /choose another name/,
      does: (_, sent) => ({ ...sent, body: { name: 'http-logs-2' } }),
    },
  },
  {
    state: 'Axiom: a token has expired',
    fails: async (scene) => {
      const { baseUrl: base } = ofTenant(scene)
      scene.clock.aheadMs = -3_600_000
      const expiresAt = new Date(Date.now() - 3_540_000).toISOString()
      const body = { name: 'nightly', expiresAt, datasetCapabilities: { '*': { query: ['read'] } } }
      const made = asPerson({ method: 'POST', path: '/v2/tokens', body })(scene)
      const credential = JSON.parse((await scene.incident.send(made)).text).token
      scene.clock.aheadMs = 0
      return { base, credential, path: '/v2/datasets' }
    },
    explains: ['not-accepted', /^Axiom does not know the token: it has expired, was deleted/],
    doctor: ['sign-in', 'failed', /It has expired, was deleted or regenerated/],
    setUp: {
      gives: { dataset: 'query=read' },
      stops: [4, /does not accept this credential/, /^Sign in again with an API token/],
      signsIn: owner,
    },
    mends: {
      step: /^Say with --token which one it is/,
      does: async (scene, sent, { pasted }) => {
        const { incident } = scene
        const env = axiomOwner(scene)
        const { summary, causes } = await incident.explain(pasted, ['--token', 'nightly'], env)
        expect(summary).toBe('The token “nightly” has expired.')
        const [again] = causes[0]?.nextSteps ?? []
        expect(again?.text).toBe('Make a new one with the same capabilities.')
        return { ...sent, credential: (await incident.follow(again?.command ?? '', env)).made }
      },
    },
  },
  {
    state: 'Axiom: nobody knows the token',
    fails: (scene) => ({
      base: ofTenant(scene).baseUrl,
      credential: 'xaat-8b4d2f0a-1c9e-4d7b-b3a5-6f2e8c1d9a70',
      path: '/v2/datasets',
    }),
    explains: ['not-accepted', /expired, was deleted or regenerated/],
    doctor: ['sign-in', 'failed', /deleted or regenerated/],
    setUp: {
      gives: { dataset: 'query=read' },
      stops: [4, /does not accept this credential/, /^Sign in again with an API token/],
      signsIn: owner,
    },
    mends: {
      step: /^If nobody has one: make it/,
      gives: { dataset: 'query=read' },
      does: 'run',
    },
  },
  {
    state: 'Axiom: a token of Atlan is sent there',
    fails: (scene) => ({
      base: ofTenant(scene).baseUrl,
      credential: own(scene),
      path: '/v2/datasets',
    }),
    explains: ['other-product', /Atlan token was sent to Axiom/],
    doctor: ['credential', 'failed', /no Axiom token/],
    setUp: {
      gives: { dataset: 'query=read' },
      stops: [5, /no Axiom token/, /^Give an API token or a personal access token/],
      signsIn: owner,
    },
    mends: {
      step: /^If nobody has one: make it/,
      gives: { dataset: 'query=read' },
      does: 'run',
    },
  },
  {
    state: 'Axiom: too many requests in a minute',
    fails: struckAsPerson('status=429'),
    explains: ['rate-limited', /too many requests in a minute/],
    passes: true,
    doctor: ['rate limit', 'failed', /used up/],
    setUp: {
      gives: { dataset: 'query=read' },
      stops: [1, /too many requests/, /^Wait that long and try again/],
    },
    mends: {
      step: /^Wait until X-RateLimit-Reset/,
      does: calm,
    },
  },
  {
    state: 'Axiom is not available',
    fails: struckAsPerson('status=503'),
    explains: ['tenant-unavailable', /^Axiom is not available just now\.$/],
    passes: true,
    doctor: ['base URL', 'failed', /503/],
    setUp: {
      gives: { dataset: 'query=read' },
      stops: [9, /not available/, /^Try again in a few minutes/],
    },
    mends: { step: /^Try again in a few minutes/, does: calm },
  },
]
