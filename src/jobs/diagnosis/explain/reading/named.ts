import { withoutUndefined } from '#src/domain/without-undefined.ts'
import type { Deed } from '#src/jobs/queries/policy-coverage.ts'
import { firstMatch } from './first-match.ts'

/** Who and what a text names. */
export interface Named {
  /** The account that was refused: `service-account-apikey-…` or a login. */
  readonly account?: string
  /** What was done to something when it was refused. */
  readonly deed?: Deed
  readonly typeName?: string
  /** GUID of the connection that the message is about. */
  readonly connectionGuid?: string
  /** Qualified name or GUID of the asset that it is about. */
  readonly asset?: string
  readonly dataset?: string
  /** By its words, events were sent to Axiom. */
  readonly isIngest?: boolean
  readonly orgId?: string
}

const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
/** `default/<connector>/<epoch seconds>` and what lies below it. */
const qualifiedName = 'default/[a-z0-9-]+/\\d{9,13}(?:/[^\\s"\'\\\\&},\\])]+)*'

/** @param request path and decoded query of the failing request, without secrets */
export function readNamed(text: string, request: string): Named {
  const all = `${request}\n${text}`
  const [account, words = ''] =
    /([\w.@$-]+) is not authorized to perform ([^\n"]{3,200})/.exec(text)?.slice(1) ?? []
  return withoutUndefined({
    account: account ?? firstMatch(text, accounts),
    deed: saidDeeds.find((deed) => words.split(/\b/, 1)[0] === deed) ?? deedOf(request),
    typeName: firstMatch(`${words}\n${all}`, types),
    connectionGuid: firstMatch(text, connections),
    // The end of a sentence is no part of a name.
    asset: firstMatch(`${words}\n${all}`, assets)?.replace(/[.,;:)]+$/, ''),
    dataset: firstMatch(all, datasets),
    isIngest: /\b(?:ingest|sink|exporter)/i.test(text) || undefined,
    orgId: firstMatch(text, organisations),
  })
}

const accounts: readonly RegExp[] = [
  /([\w.@$-]+) is not (?:admin for connection|allowed to)\b/,
  /\b(service-account-apikey-[0-9a-f-]{36})\b/i,
]

const types: readonly RegExp[] = [
  /\btype=([A-Z]\w{1,60})/,
  /\/uniqueAttribute\/type\/([A-Z]\w{1,60})/,
  /Instance ([A-Z]\w{1,60}) with unique attribute/,
  /\\?"typeName\\?"\s*:\s*\\?"([A-Z]\w{1,60})/,
]

const connections: readonly RegExp[] = [new RegExp(`for connection (${guid})`, 'i')]

const assets: readonly RegExp[] = [
  new RegExp(`(${qualifiedName})`),
  new RegExp(`/entity/guid/(${guid})`, 'i'),
  new RegExp(`\\bguid[ =](${guid})`, 'i'),
]

const datasets: readonly RegExp[] = [
  /\/v1\/ingest\/([\w.-]{1,128})/,
  /\/v[12]\/datasets\/(?!_)([\w.-]{1,128})/,
  /\bdataset ["'“`]?([\w.-]{1,128})["'”`]?(?: was)? (?:not found|does not exist)/i,
  /\binto dataset ["'“`]?([\w.-]{1,128})/i,
  /\\?"dataset\\?"\s*:\s*\\?"([\w.-]{1,128})\\?"/,
  /\[\\?['"]([\w.-]{1,128})\\?['"]\]/,
]

const organisations: readonly RegExp[] = [/x-axiom-org-id\^?["']?\s*[:=]\s*\^?["']?([\w-]{2,80})/i]

const saidDeeds = ['read', 'create', 'update', 'delete'] as const

/** What a request does, where the message does not say. Only reads are sure by their path. */
function deedOf(request: string): Deed | undefined {
  if (/\/indexsearch|\/entity\/(?:guid|uniqueAttribute)\//.test(request)) return 'read'
  return /\/api\/sql\/query/.test(request) ? 'query' : undefined
}
