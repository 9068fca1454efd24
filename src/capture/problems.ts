import { sayDate, sayDistance, sayDuration } from '#src/domain/duration.ts'
import type { NextStep, Problem, ProblemKind } from '#src/domain/problem.ts'
import type { BearerKind } from './claims.ts'

/**
 * Every way in which a pasted text or its bearer disappoints, each with what to do now. Nothing of
 * the text itself is quoted: at most a host, a scheme, and names that were sanitised.
 */
const problem =
  (kind: ProblemKind) =>
  (code: string, title: string, nextSteps: readonly NextStep[], detail?: string): Problem => ({
    kind,
    code,
    title,
    nextSteps,
    ...(detail !== undefined && { detail }),
  })

const notFound = problem('not-found')
const refused = problem('refused')
const conflict = problem('conflict')

const copyRequest: NextStep = {
  text: 'In the browser open the tenant, press F12, tab Network, type indexsearch into its filter and reload the page. Right-click the lowest line ▸ Copy ▸ anything that says cURL, and paste all of it.',
}
const copyAgain: NextStep = {
  text: 'Copy it again and paste all of it. A terminal cuts long lines that are typed into a plain prompt; the clipboard or a file does not.',
}
const copyFresh: NextStep = {
  text: 'Reload the page in the browser and copy the lowest line again: that brings a fresh bearer.',
}
const otherToken: NextStep = {
  text: 'Use another API token of this tenant, or the browser sign-in of an admin.',
}
const straightFromBrowser: NextStep = {
  text: 'Copy it straight from the browser where it is used. Never send a bearer by chat or mail.',
}

// What was pasted ---------------------------------------------------------------------------

export const empty = (): Problem =>
  notFound('paste-empty', 'There is nothing in what was pasted.', [copyRequest])

/** @param limit as a person says it: `256 KB` */
export const tooLarge = (limit: string): Problem =>
  refused('paste-too-large', `The text is larger than ${limit}.`, [
    { text: 'Copy one request instead of all of them.' },
    copyRequest,
  ])

export const holdsNul = (): Problem =>
  refused('paste-holds-nul', 'The text holds a NUL character, which no request does.', [
    { text: 'If it was saved to a file, save it as UTF-8.' },
    copyRequest,
  ])

/** @param open what was not closed, to end a sentence: `a quote` */
export const incomplete = (open: string): Problem =>
  refused('paste-incomplete', `The text was cut off: ${open}.`, [copyAgain])

export const unrecognised = (): Problem =>
  notFound('nothing-recognised', 'There is neither a copied request nor a token in this text.', [
    copyRequest,
  ])

// What the request carries ------------------------------------------------------------------

/** @param cookies whether it sends cookies, which the reader may take for a sign-in */
export const noAuthorization = (cookies: boolean): Problem =>
  notFound(
    'no-authorization',
    cookies
      ? 'This request signs in with cookies: it carries no Authorization header.'
      : 'This request carries no Authorization header.',
    [{ text: 'Pick another line of the list: pages, images and scripts carry none.' }, copyRequest],
  )

export const sanitisedHar = (): Problem =>
  notFound('har-sanitised', 'This HAR file was saved without tokens: the browser takes them out.', [
    {
      text: 'Copy one request instead: right-click an indexsearch line in the Network tab ▸ Copy ▸ anything that says cURL.',
    },
    { text: 'Delete the HAR file: it still holds much of the session.' },
  ])

export const otherScheme = (scheme: string | undefined): Problem =>
  notFound(
    'other-scheme',
    `The request signs in with ${scheme === undefined ? 'another scheme' : scheme}, not with a bearer.`,
    [copyRequest],
  )

export const refreshTokenOnly = (): Problem =>
  notFound(
    'refresh-token-only',
    'This is a refresh token. It gets new bearers but is none itself, and tokenbench does not use it.',
    [copyRequest, { text: 'Delete the text: a refresh token lives much longer than a bearer.' }],
  )

// What must not be used ---------------------------------------------------------------------

export const placeholder = (): Problem =>
  refused(
    'bearer-placeholder',
    'Where the bearer should be there is a placeholder, such as a variable or a mask.',
    [{ text: 'Where an API token will do, give the token itself.' }, copyRequest],
  )

export const vendorExample = (): Problem =>
  refused(
    'bearer-from-documentation',
    "This is the example from Atlan's documentation, not a bearer of yours.",
    [copyRequest],
  )

export const cut = (): Problem =>
  refused('bearer-cut', 'The bearer was cut: its beginning is here, its end is not.', [copyAgain])

export const damaged = (): Problem =>
  refused(
    'bearer-damaged',
    'The bearer is damaged: it holds characters, or has a length, that no bearer has.',
    [copyAgain, straightFromBrowser],
  )

export const plainHttp = (): Problem =>
  refused(
    'plain-http',
    'The request went over plain http: anybody on the way could read its bearer.',
    [{ text: 'Open the tenant with https:// and copy the request there.' }],
    'Plain http is accepted for this machine only (127.0.0.1, localhost).',
  )

export const userInfo = (): Problem =>
  refused(
    'user-info-in-url',
    'The address of the request has a user name before an @, which can make one host look like another.',
    [copyRequest],
  )

export const unreadableHost = (): Problem =>
  refused(
    'unreadable-host',
    'The host of the request cannot be read with certainty, so it cannot be compared with your tenant.',
    [copyRequest],
  )

export const otherProtocol = (): Problem =>
  refused('other-protocol', 'The request is not an https request.', [copyRequest])

/** @param asked the tenant that was looked for, where one was */
export const lookAlike = (host: string, asked?: string): Problem =>
  refused(
    'look-alike-host',
    'The host of the request only looks like a tenant.',
    [
      { text: 'Do not sign in on that page again. Open your tenant from its own address.' },
      copyRequest,
    ],
    asked === undefined ? `in the text   ${host}` : sideBySide(host, asked),
  )

// Which one to use --------------------------------------------------------------------------

const sideBySide = (pasted: string, asked: string): string =>
  `in the text   ${pasted}\nthis tenant   ${asked}`

const anotherTenant =
  (kind: ProblemKind) =>
  (pasted: string, asked: string): Problem =>
    problem(kind)(
      'other-tenant',
      'The request belongs to another tenant.',
      [
        { text: `Open ${asked} in the browser and copy a request from there.` },
        { text: 'If you meant the tenant in the text, choose its profile first.' },
      ],
      sideBySide(pasted, asked),
    )

/** `capture` found no bearer for the tenant; a command that needs one refuses a foreign one. */
export const otherTenant = anotherTenant('not-found')
export const otherTenantRefused = anotherTenant('refused')

export const severalHosts = (hosts: readonly string[]): Problem =>
  conflict(
    'several-hosts',
    `The text holds bearers for ${hosts.length} hosts.`,
    [{ text: 'Say which tenant is meant, or copy one request of it.' }],
    hosts.slice(0, 10).join('\n'),
  )

/** @param names whose they are, as far as they say */
export const severalIdentities = (names: readonly string[]): Problem =>
  conflict(
    'several-identities',
    `The text holds bearers of ${names.length} different sign-ins.`,
    [{ text: 'Copy one request, sent by the person who is meant.' }],
    names.slice(0, 10).join('\n'),
  )

export const contradictingHeaders = (): Problem =>
  conflict('contradicting-headers', 'One request carries two different Authorization headers.', [
    { text: 'Copy the request again, straight from the browser.' },
    copyRequest,
  ])

// When it is used ---------------------------------------------------------------------------

/** Of what ended or will end soon: how another is got differs with whose it is. */
interface Ends {
  readonly kind: BearerKind
  readonly issuedAt?: Date | undefined
  readonly expiresAt: Date
}

const called = (kind?: BearerKind): string =>
  kind === 'api-token' ? 'This API token' : 'This bearer'

const another = (kind?: BearerKind): NextStep => (kind === 'api-token' ? otherToken : copyFresh)

const expired = ({ kind, expiresAt: at }: Ends, now: Date): Problem =>
  problem('not-authenticated')(
    'bearer-expired',
    `${called(kind)} has expired.`,
    [another(kind)],
    `It expired on ${sayDate(at)} at ${at.toISOString().slice(-13, -8)} UTC, ${sayDistance(at, now)}.`,
  )

/** What has ended by its own claims. Atlan counts in 32 bits: from 2038 on an end lies before its beginning. */
export const ended = (bearer: Ends, now: Date): Problem =>
  bearer.issuedAt !== undefined && bearer.expiresAt < bearer.issuedAt
    ? neverWorked(bearer)
    : expired(bearer, now)

const neverWorked = ({ kind }: Ends): Problem =>
  problem('not-authenticated')(
    'bearer-never-worked',
    `${called(kind)} never worked: its lifetime reaches past January 2038, where Atlan’s count of seconds overflows.`,
    [otherToken, { text: 'Have a new one made in its place that ends before 2038.' }],
  )

/** @param left seconds */
export const tooLittleTime = (left: number, kind?: BearerKind): Problem =>
  refused(
    'too-little-time',
    `${called(kind)} has ${sayDuration(left * 1000)} left; what you are about to do takes longer.`,
    [another(kind)],
  )

/** @param issuer the host that made the bearer @param asked the tenant’s */
export const foreignIssuer = (kind: BearerKind, issuer: string, asked: string): Problem =>
  refused(
    'foreign-issuer',
    `${called(kind)} was issued for another tenant.`,
    [
      {
        text:
          kind === 'api-token'
            ? `Use an API token of ${asked}, or a request copied there from the browser.`
            : `Open ${asked} in the browser and copy a request from there.`,
      },
      { text: 'Only if this tenant has a domain of its own: start with --issuer and that host.' },
    ],
    `issued by     ${issuer}\nthis tenant   ${asked}`,
  )

export const apiTokenNotPerson = (): Problem =>
  problem('not-permitted')(
    'api-token-not-person',
    "This is an API token's bearer, and a token cannot add itself.",
    [{ text: 'Copy the request from a browser where a connection admin is signed in.' }],
  )
