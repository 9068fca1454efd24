import { describe, expect, it } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { CredentialHandle } from '#src/domain/credential.ts'
import type { CreateTokenStep } from '#src/domain/plan.ts'
import { Secret } from '#src/domain/secret.ts'
import { type AtlanToken, usernameOf } from '#src/domain/token.ts'
import { Watcher } from '#src/jobs/testing/applying.ts'
import { Bench, type ClientParts, place } from '#src/jobs/testing/bench.ts'
import { troubleOf } from '#src/jobs/testing/problem.ts'
import { atlanToken } from '#src/jobs/testing/token.ts'
import type { OpenDestination } from '#src/local/secrets/destination.ts'
import { createToken } from './create-token.ts'

const secret = new Secret('the-new-secret-of-the-token')
const persona = { qualifiedName: 'default/p', name: 'Data Assets' }

const token = (change: Partial<AtlanToken> = {}): AtlanToken =>
  atlanToken({
    name: 'nightly etl',
    description: 'loads',
    personas: [{ qualifiedName: 'default/p', name: '' }],
    createdAt: new Date('2026-11-21T12:00:00Z'),
    lifetimeSeconds: 7_776_000,
    ...change,
  })

interface Tenant {
  /** Bear the name before the creation, and after it. */
  readonly before?: readonly AtlanToken[]
  readonly after?: readonly AtlanToken[]
  readonly lookUp?: () => Promise<AtlanToken[]>
  readonly create?: () => Promise<{ token: AtlanToken; secret: Secret }>
  /** As it reads back. */
  readonly stored?: AtlanToken | undefined
  readonly remove?: () => Promise<void>
  /** Whose the new secret is, as the tenant says. */
  readonly account?: () => Promise<string>
  readonly places?: readonly OpenDestination[]
}

/** Runs the step on a tenant that behaves as said, and well where nothing is said. */
function scene(tenant: Tenant = {}) {
  let listed = 0
  const removed: string[] = []
  const opened: string[] = []
  const abandoned: string[] = []
  const abandon = async () => void abandoned.push('once')
  const places = [...(tenant.places ?? [place({ abandon })])]
  const signIn: ClientParts = {
    tokens: {
      byName:
        tenant.lookUp ?? (async () => [...((listed++ === 0 ? tenant.before : tenant.after) ?? [])]),
      create: tenant.create ?? (async () => ({ token: token(), secret })),
      get: async () => ('stored' in tenant ? tenant.stored : token()),
      remove: async (id) => {
        removed.push(id)
        await tenant.remove?.()
      },
    },
  }
  const itself: ClientParts = {
    identity: { account: tenant.account ?? (async () => usernameOf(token())) },
  }
  const bench = new Bench({
    clients: { [secret.fingerprint]: itself, any: signIn },
    openDestination: async (text) => {
      opened.push(text)
      const next = places.shift()
      if (next === undefined) throw new Error('opened once too often')
      return next
    },
  })
  const step: CreateTokenStep = {
    kind: 'create-token',
    ref: 'new-token',
    by: bench.hold(),
    name: 'nightly etl',
    description: 'loads',
    lifetimeSeconds: 7_776_000,
    personas: [persona],
  }
  const destination = { text: 'file:/home/me/x.token', say: 'into it' }
  const run = (watcher = new Watcher()) => createToken(bench.workbench, step, destination, watcher)
  return { bench, run, removed, opened, abandoned }
}

const throwing = (thrown: unknown) => () => Promise.reject(thrown)

describe('a creation that goes well', () => {
  it('hands the secret over, reads the token back and tries the secret', async () => {
    const delivered: Secret[] = []
    const deliver = async (given: Secret) => void delivered.push(given)
    const { run } = scene({ places: [place({ deliver })] })
    const { outcome, created } = await run()
    expect(outcome).toEqual({
      object: { type: 'token', id: 'guid-1', name: 'nightly etl' },
      state: 'done',
      verified: true,
      effective: 'yes',
    })
    expect(delivered).toEqual([secret])
    expect(created).toMatchObject({
      deliveredTo: 'file:/home/me/x.token',
      fingerprint: secret.fingerprint,
      token: { personas: [persona] },
    })
  })

  it('warns of leaving exactly while the secret is nowhere but here', async () => {
    const watcher = new Watcher()
    const whileDelivering: unknown[] = []
    const deliver = async () => void whileDelivering.push(...watcher.held)
    await scene({ places: [place({ deliver })] }).run(watcher)
    expect(whileDelivering).toEqual([expect.stringContaining('nightly etl')])
    expect(watcher.held).toEqual([...whileDelivering, undefined])
  })
})

describe('before anything was created', () => {
  it.each<[string, Tenant]>([
    ['the name cannot be looked up', { lookUp: throwing(troubleOf('unreachable')) }],
    ['the person stops it while it is not yet sent', { create: throwing(new Cancelled()) }],
  ])('gives its place up and throws when %s', async (_, tenant) => {
    const { run, abandoned } = scene(tenant)
    await expect(run()).rejects.toThrow()
    expect(abandoned).toHaveLength(1)
  })

  it('throws when the place can no longer be opened', async () => {
    const { run } = scene({ places: [] })
    await expect(run()).rejects.toThrow('opened once too often')
  })

  it('fails when the tenant refuses, and gives its place up', async () => {
    const { run, abandoned } = scene({ create: throwing(troubleOf('not-permitted')) })
    const { outcome, created } = await run()
    expect(outcome).toMatchObject({ state: 'failed', problem: { kind: 'not-permitted' } })
    expect(created).toBeUndefined()
    expect(abandoned).toHaveLength(1)
  })
})

describe('a creation whose answer was lost', () => {
  const http = { method: 'POST', path: '/api/service/apikeys', requestId: 'r-1' }
  const create = throwing(
    troubleOf('unknown-outcome', { code: 'answer-lost', detail: 'Cut off.', http }),
  )
  const twin = token({ id: 'guid-twin' })

  it.each<[string, Tenant, string | null, RegExp, string]>([
    ['is not there', {}, null, /No new token/, "tokenbench token list --filter 'nightly etl'"],
    [
      'is there, beside one that was there before',
      { before: [twin], after: [twin, token()] },
      'guid-1',
      /not there before \(guid-1\)\. Its secret is lost/,
      'tokenbench token show guid-1',
    ],
    [
      'may be one of two',
      { after: [token(), twin] },
      null,
      /2 new tokens/,
      'tokenbench token list',
    ],
    [
      'is not one of another lifetime',
      { after: [token({ lifetimeSeconds: 60 })] },
      null,
      /No new token/,
      'tokenbench token list',
    ],
  ])('is unknown when the token %s', async (_, tenant, id, told, command) => {
    const { outcome, created } = await scene({ ...tenant, create }).run()
    expect(created).toBeUndefined()
    expect(outcome).toMatchObject({ state: 'unknown', verified: false, object: { id } })
    // How it was lost is kept: it holds the id by which the vendor's support finds the request.
    expect(outcome.problem).toMatchObject({ code: 'answer-lost', http })
    expect(outcome.problem?.detail).toMatch(/^Cut off\. /)
    expect(outcome.problem?.detail).toMatch(told)
    expect(outcome.problem?.nextSteps[0]?.command).toContain(command)
  })

  it('says so, too, when the tenant created it without giving its secret', async () => {
    const missing = troubleOf('unknown-outcome', { code: 'secret-missing', detail: 'It exists.' })
    const { outcome } = await scene({ create: throwing(missing), after: [token()] }).run()
    expect(outcome).toMatchObject({ state: 'unknown', problem: { code: 'secret-missing' } })
    expect(outcome.problem?.detail).toMatch(/^It exists\./)
  })
})

describe('a secret that cannot be handed over', () => {
  const full = (): OpenDestination =>
    place({ deliver: throwing(troubleOf('refused', { detail: 'The disk is full.' })) })
  const elsewhere = { text: 'clipboard', say: 'to the clipboard' }

  it('goes to another place when somebody names one', async () => {
    const watcher = new Watcher(elsewhere)
    const { run, opened } = scene({ places: [full(), place({ text: 'clipboard' })] })
    const { outcome, created } = await run(watcher)
    expect(outcome).toMatchObject({ state: 'done', verified: true })
    expect(created?.deliveredTo).toBe('clipboard')
    expect(opened).toEqual(['file:/home/me/x.token', 'clipboard'])
  })

  it('is asked for a place again and again, while somebody is there', async () => {
    const watcher = new Watcher(elsewhere, elsewhere)
    const { run, removed } = scene({ places: [full(), full(), place()] })
    const { outcome } = await run(watcher)
    expect(outcome.state).toBe('done')
    expect(watcher.needed).toHaveLength(2)
    expect(removed).toEqual([])
  })

  it('deletes the token again where nobody is there, and says both', async () => {
    const { bench, run, removed } = scene({ places: [full()] })
    const watcher = new Watcher()
    const { outcome, created } = await run(watcher)
    expect(removed).toEqual(['guid-1'])
    expect(created).toBeUndefined()
    expect(outcome).toMatchObject({ state: 'failed', object: { id: null } })
    expect(outcome.problem).toMatchObject({ kind: 'refused', title: 'Trouble: refused.' })
    expect(outcome.problem?.detail).toMatch(/^The disk is full\. .*deleted again/)
    expect(watcher.held.at(-1)).toBeUndefined()
    expect(bench.secrets.get('credential-1' as CredentialHandle)).toBeDefined()
    expect(bench.secrets.get('credential-2' as CredentialHandle)).toBeUndefined()
  })

  it('deletes the token again when the person leaves, and calls that no mistake of ours', async () => {
    const { run, removed } = scene({ places: [full()] })
    const { outcome } = await run(new Watcher(new Cancelled()))
    expect(removed).toEqual(['guid-1'])
    expect(outcome.problem).toMatchObject({ code: 'not-handed-over' })
  })

  it('names the token that is left when deleting it fails, too', async () => {
    const { run } = scene({ places: [full()], remove: throwing(troubleOf('unreachable')) })
    const { outcome } = await run()
    expect(outcome).toMatchObject({ state: 'failed', object: { id: 'guid-1' } })
    expect(outcome.problem?.detail).toContain('guid-1')
  })
})

describe('what reads back', () => {
  it.each<[string, Partial<AtlanToken>, string]>([
    ['without its persona', { personas: [] }, 'personas'],
    ['with another lifetime', { lifetimeSeconds: 1 }, 'lifetime'],
    ['without its description', { description: '' }, 'description'],
  ])('%s is done, not verified, and told', async (_, change, field) => {
    const { outcome } = await scene({ stored: token(change) }).run()
    expect(outcome).toMatchObject({ state: 'done', verified: false, effective: 'yes' })
    expect(outcome.problem?.title).toContain(field)
  })

  it('is not listed: done, not verified, and told', async () => {
    const { outcome, created } = await scene({ stored: undefined }).run()
    expect(outcome).toMatchObject({
      state: 'done',
      verified: false,
      problem: { code: 'token-vanished' },
    })
    expect(created?.token.personas).toEqual([persona])
  })

  it.each([
    ['not accepted', troubleOf('not-authenticated'), 'no'],
    ['not tried, since the tenant is gone', troubleOf('unreachable'), 'unknown'],
  ] as const)('stays verified when its own secret is %s', async (_, thrown, effective) => {
    const { outcome } = await scene({ account: throwing(thrown) }).run()
    expect(outcome).toMatchObject({ state: 'done', verified: true, effective })
    expect(outcome.problem?.kind).toBe(thrown.problem.kind)
  })

  it('belongs to another account: its secret does not work as planned', async () => {
    const account = async () => 'somebody'
    expect((await scene({ account }).run()).outcome.effective).toBe('no')
  })

  it('was stopped by the person: done, and no problem', async () => {
    const watcher = new Watcher()
    const { outcome } = await scene({ account: throwing(new Cancelled()) }).run(watcher)
    expect(outcome).toMatchObject({ state: 'done', verified: true, effective: 'unknown' })
    expect(outcome).not.toHaveProperty('problem')
    expect(watcher.reports.join()).not.toContain('mistake')
  })
})

it('never puts the secret into what it reports or returns', async () => {
  const watcher = new Watcher()
  const creation = await scene().run(watcher)
  expect(JSON.stringify([creation, watcher.reports])).not.toContain('the-new-secret')
})
