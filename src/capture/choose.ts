import type { Problem } from '#src/domain/problem.ts'
import type { Secret } from '#src/domain/secret.ts'
import type { TenantUrl } from '#src/domain/tenant-url.ts'
import { type Bearer, describeBearer } from './bearer.ts'
import { type AddressFault, type Target, targetOf, tenantOf } from './origin.ts'
import * as problems from './problems.ts'
import type { CapturedRequest, Reading } from './request.ts'
import { type Credential, credentialOf, type Fault } from './token.ts'

/** The bearers of a reading, the one to use first, and what is wrong with the text alone. */
export interface Choice {
  readonly bearers: readonly Bearer[]
  readonly problem?: Problem
}

export interface Wanted {
  /** The tenant looked for; with it, only its bearers (and those of no known host) count. */
  readonly origin?: string
  readonly now: Date
  readonly issuers: readonly string[]
}

/** Judges what was read. Deterministic; nothing of the text reaches the problem but a host. */
export function choose(reading: Reading, wanted: Wanted): Choice {
  const asked = tenantOf(wanted.origin)
  const findings = reading.requests.map((request) => examine(request, asked))
  const bearers = distinct(findings)
    .map(({ secret, origin, insecure, startedAt }) => ({
      startedAt,
      bearer: describeBearer(secret, {
        now: wanted.now,
        issuers: wanted.issuers,
        ...(origin !== undefined && { origin }),
        ...(asked !== undefined && { asked: asked.origin }),
        reading,
        insecure,
      }),
    }))
    .sort(usableFirst)
    .map(({ bearer }) => bearer)
  const problem = findings.some(({ contradicts }) => contradicts)
    ? problems.contradictingHeaders()
    : bearers.length === 0
      ? nothingUsable(reading, findings)
      : ambiguity(reading, bearers, wanted.now)
  return { bearers, ...(problem !== undefined && { problem }) }
}

interface Finding {
  readonly request: CapturedRequest
  readonly origin?: string
  /** Empty when the address forbids their use. */
  readonly credentials: readonly Credential[]
  readonly contradicts: boolean
  /** Why this request gives no bearer, and how much that matters beside other reasons. */
  readonly problem?: Problem
}

/** What one request offers: its credentials when its address is the one asked for and safe. */
function examine(request: CapturedRequest, asked: TenantUrl | undefined): Finding {
  const none = { request, credentials: [], contradicts: false }
  // More than one is a contradiction already; more than a few would only be an attack on our time.
  const credentials = request.authorization.slice(0, 4).map(credentialOf)
  const [first] = credentials
  if (first === undefined) return none
  const contradicts = new Set(credentials.map(keyOf)).size > 1
  if (first.is === 'other-scheme' && !contradicts) {
    return { ...none, problem: problems.otherScheme(first.scheme) }
  }
  const target = request.url === undefined ? undefined : targetOf(request.url, asked)
  const problem = target && addressProblem(target, asked)
  if (problem !== undefined) return { ...none, problem }
  return {
    request,
    credentials,
    contradicts,
    ...(target !== undefined && 'origin' in target && { origin: target.origin }),
    ...(first.is in tokenProblems && { problem: tokenProblems[first.is as Fault]() }),
  }
}

/** The same token under differently written schemes is no contradiction. */
const keyOf = (credential: Credential): string =>
  credential.is === 'bearer' ? credential.secret.sha256 : credential.is

function addressProblem(target: Target, asked: TenantUrl | undefined): Problem | undefined {
  if (!('origin' in target)) return addressProblems[target.fault]()
  if (target.lookAlike) return problems.lookAlike(target.host, asked?.host)
  const foreign = asked !== undefined && target.origin !== asked.origin
  return foreign ? problems.otherTenant(target.host, asked.host) : undefined
}

const addressProblems: Readonly<Record<AddressFault, () => Problem>> = {
  'plain-http': problems.plainHttp,
  'user-info': problems.userInfo,
  'unreadable-host': problems.unreadableHost,
  'other-protocol': problems.otherProtocol,
}

const tokenProblems: Readonly<Record<Fault, () => Problem>> = {
  placeholder: problems.placeholder,
  'vendor-example': problems.vendorExample,
  cut: problems.cut,
  damaged: problems.damaged,
  'refresh-token': problems.refreshTokenOnly,
}

interface Sighting {
  readonly secret: Secret
  readonly origin?: string
  readonly startedAt: number
  readonly insecure: boolean
}

/** One per value and origin, as it was last sent. */
function distinct(findings: readonly Finding[]): readonly Sighting[] {
  const byKey = new Map<string, Sighting>()
  for (const { request, origin, credentials } of findings) {
    for (const credential of credentials) {
      if (credential.is !== 'bearer') continue
      const { secret } = credential
      const { startedAt = 0, insecure = false } = request
      const key = `${origin} ${secret.sha256}`
      const known = byKey.get(key)
      if (known !== undefined && known.startedAt >= startedAt) continue
      byKey.set(key, { secret, startedAt, insecure, ...(origin !== undefined && { origin }) })
    }
  }
  return [...byKey.values()]
}

interface Candidate {
  readonly bearer: Bearer
  readonly startedAt: number
}

/** Live before expired, people before API tokens, then the newest. */
function usableFirst(one: Candidate, other: Candidate): number {
  const others = rank(other)
  return (
    rank(one)
      .map((value, place) => value - (others[place] ?? 0))
      .find((difference) => difference !== 0) ?? 0
  )
}

const rank = ({ bearer, startedAt }: Candidate): readonly number[] => [
  bearer.expired ? 1 : 0,
  bearer.kind === 'api-token' ? 1 : 0,
  -startedAt,
  -(bearer.claims?.issuedAt?.getTime() ?? 0),
  -(bearer.claims?.expiresAt?.getTime() ?? 0),
]

/** A fresh bearer of the same person is no second identity; another person's is. */
function ambiguity(reading: Reading, bearers: readonly Bearer[], now: Date): Problem | undefined {
  const live = bearers.filter(({ expired }) => !expired)
  const first = bearers[0]
  if (live.length === 0) {
    const { expiresAt, issuedAt } = first?.claims ?? {}
    if (first === undefined || expiresAt === undefined) return undefined
    return problems.ended({ kind: first.kind, issuedAt, expiresAt }, now)
  }
  const hosts = new Set(
    live.flatMap(({ origin }) => (origin === undefined ? [] : origin.replace(/^https:\/\//, ''))),
  )
  if (hosts.size > 1) return problems.severalHosts([...hosts])
  // A whole session holds the page's own service accounts too; the person is who is meant.
  const people = live.filter(({ kind }) => kind === 'user')
  const meant = reading.variant === 'har' && people.length > 0 ? people : live
  const identities = new Map(meant.map((bearer) => [identityOf(bearer), nameOf(bearer)]))
  return identities.size > 1 ? problems.severalIdentities([...identities.values()]) : undefined
}

const identityOf = ({ secret, claims }: Bearer): string =>
  claims?.username ?? claims?.subject ?? secret.sha256

const nameOf = ({ secret, claims }: Bearer): string =>
  claims?.username ?? claims?.subject ?? `a bearer that names nobody (${secret.fingerprint})`

/** Of several reasons the gravest: what must not be used, then another tenant, then nothing. */
function nothingUsable(reading: Reading, findings: readonly Finding[]): Problem {
  const reasons = findings.flatMap(({ problem }) => problem ?? [])
  const grave = reasons.find(({ kind }) => kind === 'refused')
  if (grave !== undefined) return grave
  const first = reasons[0]
  if (first !== undefined) return first
  if (reading.refreshToken) return problems.refreshTokenOnly()
  const cookies = reading.requests.some((request) => request.cookies)
  if (reading.variant === 'har' && reading.requests.length > 0 && !cookies) {
    return problems.sanitisedHar()
  }
  return reading.requests.length === 0 ? problems.unrecognised() : problems.noAuthorization(cookies)
}
