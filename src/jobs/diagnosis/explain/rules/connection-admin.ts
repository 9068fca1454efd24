import { sayNames } from '#src/domain/some-of.ts'
import { serviceAccountPrefix } from '#src/domain/token.ts'
import {
  accountOf,
  type Case,
  isApiToken,
  isPerson,
  type Rule,
  subject,
} from '#src/jobs/diagnosis/explain/case.ts'
import { adminSteps, connectionOf, seeAdmins } from '#src/jobs/diagnosis/explain/cures/access.ts'
import {
  changesConnection,
  isGranted,
  isNotAdminCode,
  lowRole,
  sayAlive,
  sayLowRole,
} from './refusal.ts'

/** Why Atlan refuses to change a connection itself. */
export const connectionAdminRules: readonly Rule[] = [
  {
    code: 'member-on-connection',
    when: (found) => {
      if (!changesConnection(found) || !isPerson(found)) return undefined
      if (lowRole(found) !== undefined) return 'certain'
      if (found.evidence.person?.workspaceRole !== undefined) return false
      return found.evidence.isAdmin === true ? 'certain' : 'possible'
    },
    text: (found) =>
      `${subject(found)} is ${lowRole(found) ?? 'not $admin'}: Atlan refuses members and guests every change of a connection, even of one that they administer.`,
    evidence: (found) => [
      sayLowRole(found),
      found.evidence.isAdmin === true &&
        'They stand in the connection’s list of admins all the same.',
    ],
    steps: (found) => [
      { text: 'Use the browser sign-in of somebody with the role $admin who administers it.' },
      seeAdmins(found),
    ],
  },
  {
    code: 'person-needed',
    when: (found) =>
      changesConnection(found) &&
      !isNotAdminCode(found) &&
      isApiToken(found) &&
      !isGranted(found) &&
      'certain',
    text: (found) =>
      `${subject(found)} tried to change a connection that it does not administer. A token cannot add itself: it takes the bearer of a person who administers the connection.`,
    evidence: (found) => [
      accountOf(found)?.startsWith(serviceAccountPrefix) &&
        'The account that was refused is an API token’s.',
      sayNoAdmin(found),
    ],
    steps: (found) => [
      ...adminSteps(found, 'that is what is missing'),
      { text: 'Copy the bearer from the browser of a connection admin, not from the program.' },
      seeAdmins(found),
    ],
  },
  {
    code: 'not-connection-admin',
    when: (found) => {
      if (!changesConnection(found) || isGranted(found)) return undefined
      if (isNotAdminCode(found)) return 'certain'
      return isPerson(found) && lowRole(found) === undefined && 'likely'
    },
    text: (found) =>
      `${subject(found)} is no admin of ${connectionOf(found)?.said ?? 'the connection'}, and only those may do this.`,
    evidence: (found) => [sayAlive(found), sayNoAdmin(found)],
    steps: (found) => [
      ...(isPerson(found) ? [] : adminSteps(found, 'that is what is missing')),
      isPerson(found) && { text: 'Use the browser sign-in of somebody who administers it.' },
      isPerson(found) && connectionOf(found) !== undefined && askToAdd(found),
      seeAdmins(found),
    ],
  },
]

const isLogin = (username: string): boolean => !username.startsWith(serviceAccountPrefix)

/** An admin of it adds a person. */
const askToAdd = (found: Case) => {
  const { connection } = found.evidence
  const users = typeof connection === 'object' ? connection.admins.users.filter(isLogin) : []
  const whom = users.length === 0 ? 'one of its admins' : sayNames(users)
  const request = `Please make ${subject(found)} an admin of the connection ${connectionOf(found)?.said ?? ''}.`
  return { text: `Ask ${whom}, in these words: “${request}”`, request }
}

const sayNoAdmin = ({ evidence }: Case): string | false =>
  evidence.isAdmin === false && 'It does not stand in the connection’s list of admins.'
