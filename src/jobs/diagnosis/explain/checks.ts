import { sayDistance } from '#src/domain/duration.ts'
import { quoteNames } from '#src/domain/some-of.ts'
import { type Case, credentialOf, endOf, knownToken } from './case.ts'
import { connectionOf } from './cures/access.ts'
import type { Checked } from './explanation.ts'

const good = (text: string): Checked => ({ state: 'good', text })
const bad = (text: string): Checked => ({ state: 'bad', text })
const unseen = (what: string): Checked => ({
  state: 'unseen',
  text: `${what}: not visible to this credential`,
})

/** What was looked at on the way from the token to the asset, as far as anybody knows. */
export const checksOf = (found: Case): Checked[] => table.flatMap((check) => check(found) ?? [])

const table: readonly ((found: Case) => Checked | undefined)[] = [
  alive,
  accepted,
  personas,
  connection,
  asset,
  covered,
]

function alive(found: Case): Checked | undefined {
  if (found.evidence.token === 'unknown-here')
    return bad('no token of this tenant has this account')
  const token = knownToken(found) ?? found.evidence.axiomToken
  const end = token === undefined && credentialOf(found) === undefined ? undefined : endOf(found)
  if (end === undefined) return undefined
  const { expiresAt, status, reason } = end
  const who = token === undefined ? 'the credential' : `the token “${token.name}”`
  const when = expiresAt === null ? 'it never ends' : sayDistance(expiresAt, found.now)
  if (reason === 'lifetime-overflow') return bad(`${who} has been dead since its creation`)
  if (status === 'expired') return bad(`${who} has ended (${when})`)
  const where = token === undefined ? ', as it says of itself' : ', of this tenant'
  return good(`${who} is alive (${status === 'never-expires' ? when : `ends ${when}`})${where}`)
}

function accepted({ evidence }: Case): Checked | undefined {
  if (evidence.alive === undefined) return undefined
  return evidence.alive ? good('the tenant accepts it') : bad('the tenant does not accept it')
}

function personas(found: Case): Checked | undefined {
  const token = knownToken(found)
  if (token === undefined) return undefined
  if (token.personas.length === 0) return bad('it has no persona')
  return good(`it has ${quoteNames(token.personas)}`)
}

function connection(found: Case): Checked | undefined {
  const { evidence, symptom } = found
  // Of an asset inside it, who administers the connection is not the question.
  if (symptom.connectionGuid === undefined || evidence.connection === undefined) return undefined
  if (evidence.connection === 'not-visible') return unseen('the connection')
  const where = connectionOf(found)?.said ?? ''
  if (evidence.isAdmin === undefined) return undefined
  return evidence.isAdmin ? good(`it administers ${where}`) : bad(`it does not administer ${where}`)
}

function asset({ evidence, symptom }: Case): Checked | undefined {
  if (evidence.asset === undefined || symptom.connectionGuid !== undefined) return undefined
  const { seen, qualifiedName } = evidence.asset
  return seen ? good(`${qualifiedName} is there`) : unseen(qualifiedName)
}

function covered(found: Case): Checked | undefined {
  const { coverage, asset: about } = found.evidence
  if (coverage === undefined) return undefined
  const deed = found.symptom.deed ?? 'read'
  const { allowedBy, deniedBy, deniedByPurpose, otherwise, switchedOff } = coverage
  const denying = [...deniedBy, ...deniedByPurpose]
  if (denying.length > 0) return bad(`${quoteNames(denying)} denies it`)
  if (allowedBy.length > 0) return good(`${quoteNames(allowedBy)} allows to ${deed} it`)
  if (switchedOff.length > 0) return bad(`${quoteNames(switchedOff)} is switched off`)
  if (otherwise.length > 0) return bad(`${quoteNames(otherwise)} reaches it, but not to ${deed} it`)
  return bad(`none of its personas covers ${connectionOf(found)?.said ?? about?.qualifiedName}`)
}
