import type { NextStep } from '#src/domain/problem.ts'
import { usernameOf } from '#src/domain/token.ts'
import { accountOf, type Case, command, knownToken } from '#src/jobs/diagnosis/explain/case.ts'
import type { Deed } from '#src/jobs/queries/policy-coverage.ts'

/** Of the personas that would do, so many are offered. */
const offered = 3

/**
 * What lets a token reach an asset, the narrowest first: a persona that there is, else a request to
 * an admin, and last to make it connection admin.
 */
export function accessSteps(found: Case): NextStep[] {
  const { asset, fitting } = found.evidence
  if (asset === undefined) return unlooked(found)
  const token = knownToken(found)
  const links = token === undefined ? [] : fitting.slice(0, offered)
  return [
    ...links.map((persona, index) => ({
      text: `Link persona “${persona.name}”: ${persona.reach}${index === 0 ? ', the narrowest that fits' : ''}.`,
      command: command(
        found,
        ...['persona', 'link', '--token', token?.id ?? '', '--persona', persona.qualifiedName],
      ),
    })),
    requestToAdmin(found, asset.qualifiedName),
    ...adminSteps(found, 'far more than it needs'),
  ]
}

/** What the text alone allows to be said of an asset that nobody looked at. */
function unlooked(found: Case): NextStep[] {
  const { asset } = found.symptom
  // A GUID that is not visible tells nothing; its qualified name would.
  if (asset === undefined || found.evidence.witness !== undefined) return [whichAsset]
  return [
    {
      text: 'Add a profile of that tenant (tokenbench profile add) and explain it again: then the personas that would let it in are looked up.',
    },
    requestToAdmin(found, asset),
  ]
}

export const whichAsset: NextStep = {
  text: 'The text does not say which asset it was. Say it with --asset and its qualified name or GUID: then what would let the token in is looked up.',
}

/** Connection admin for the refused token. */
export function adminSteps(found: Case, remark: string): NextStep[] {
  const connection = connectionOf(found) ?? connectionNamed(found)
  const token = knownToken(found)
  const account = token === undefined ? accountOf(found) : token.id
  if (connection === undefined || account === undefined) return []
  return [
    {
      text: `Make it connection admin of ${connection.said}: ${remark}. It takes the browser sign-in of somebody who administers it.`,
      command: command(
        found,
        ...['grant', 'connection-admin', '--token', account, '--on', connection.qualifiedName],
        ...['--bearer-from', 'clipboard'],
      ),
    },
  ]
}

/** Who administers the connection, and with that the list as it stands. */
export function seeAdmins(found: Case): NextStep | false {
  const connection = connectionOf(found)
  if (found.evidence.witness === undefined || connection === undefined) return false
  const words = ['connection', 'show', connection.qualifiedName]
  return { text: 'See who administers it.', command: command(found, ...words) }
}

/** Where nobody looked: the text names a connection by its GUID, which a grant takes as well. */
function connectionNamed({ symptom }: Case): SaidConnection | undefined {
  const { connectionGuid } = symptom
  if (connectionGuid === undefined) return undefined
  return { qualifiedName: connectionGuid, said: 'that connection' }
}

function requestToAdmin(found: Case, asset: string): NextStep {
  const deed = words[found.symptom.deed ?? 'read']
  const where = connectionOf(found)?.said ?? asset
  const request = `Please give ${sayWho(found)} a persona whose policy on ${where} allows to ${deed} ${asset}, and nothing else.`
  return askAdmin(request)
}

/** A step that somebody else takes; its words are ready to be copied into a message. */
export const askAdmin = (request: string): NextStep => ({
  text: `Ask an admin, in these words: “${request}”`,
  request,
})

/** Who was refused, so that an admin finds them. */
export function sayWho(found: Case): string {
  const token = knownToken(found)
  return token === undefined
    ? (accountOf(found) ?? 'our API token')
    : `the API token “${token.name}” (${usernameOf(token)})`
}

const words: Readonly<Record<Deed, string>> = {
  read: 'read',
  create: 'create assets below',
  update: 'read and edit',
  delete: 'delete',
  query: 'query the data of',
}

interface SaidConnection {
  readonly qualifiedName: string
  readonly said: string
}

/** The connection that it is about, by what was seen or by the asset's own name. */
export function connectionOf({ evidence, symptom }: Case): SaidConnection | undefined {
  const { connection, asset } = evidence
  if (typeof connection === 'object') {
    const { qualifiedName, name, connector } = connection
    return { qualifiedName, said: `${name} (${connector})` }
  }
  const named = /^default\/[^/]+\/\d+/.exec(asset?.qualifiedName ?? symptom.asset ?? '')?.[0]
  return named === undefined ? undefined : { qualifiedName: named, said: named }
}
