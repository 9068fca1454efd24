import type { Connection, ConnectionRef } from '#src/domain/connection.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { sayNames } from '#src/domain/some-of.ts'
import { texts } from '#src/jobs/flows/input.ts'
import type { ChoicesQuestion, Option } from '#src/jobs/flows/question.ts'
import { findConnections, listConnections } from '#src/jobs/queries/connections.ts'
import type { Credential } from '#src/jobs/queries/credential.ts'
import {
  administersBy,
  mayUpdateConnections,
  type Standing,
  standingOf,
} from '#src/jobs/queries/standing.ts'
import type { Workbench } from '#src/workbench.ts'
import { denied } from './bearer.ts'
import { askOthers, type ChangeWords } from './others-decide.ts'

export interface ConnectionsOptions {
  /** The tokens that shall administer them: `“nightly-etl”`. */
  readonly who: string
  /** The same change as a command, for those who administer the others. */
  readonly words: readonly string[]
  readonly required?: boolean
  /** Narrows exact names. */
  readonly connector?: string
}

/** Which connections the token shall administer: those that the granter may give. */
export function connectionsQuestion(
  workbench: Workbench,
  granter: Credential,
  { who, words, required = false, connector }: ConnectionsOptions,
): ChoicesQuestion<'on', readonly ConnectionRef[]> {
  const client = workbench.client(granter.handle)
  return {
    kind: 'choices',
    key: 'on',
    step: 'Connections',
    ask: `Which connections should ${who} administer?`,
    checking: 'Reading who administers them',
    about: [
      'A connection admin may read, change and delete every asset in it, query its data, and decide who else may.',
    ],
    options: async (signal) => {
      const [standing, connections] = await Promise.all([
        standingOf(workbench, granter, signal),
        listConnections(client, signal),
      ])
      const change = { words, origin: granter.origin }
      return byWhatCanBeGiven(
        connections.map((connection) => optionOf(standing, connection, change)),
      )
    },
    empty: 'This sign-in sees no connection. Enter goes on without one.',
    dependsOn: ['tenant', 'signIn', 'bearer', 'administer'],
    flag: '--on',
    ...(required ? {} : { fallback: [] }),
    async answer(input, signal) {
      const references = texts(input)
      if (references.length === 0 && required) throw new ProblemError(noneChosen)
      if (references.length === 0) return { value: [] }
      const standing = await standingOf(workbench, granter, signal)
      // From the store, not from the index: who administers it now decides.
      const found = await findConnections(client, references, signal, connector)
      for (const connection of found) refuseForeign(standing, connection)
      const value = found.map(({ guid, qualifiedName, name, connector }) => ({
        guid,
        qualifiedName,
        name,
        connector,
      }))
      return { value }
    },
    toFlags: (connections) => connections.flatMap(({ qualifiedName }) => ['--on', qualifiedName]),
    say: (connections) =>
      connections.length === 0 ? 'none' : sayNames(connections.map(({ name }) => name)),
  }
}

/**
 * Refuses a connection that this person cannot give away, before anything is written.
 *
 * @throws ProblemError `connection-deleted` (not found), `member-denied` or
 *   `not-connection-admin` (not permitted)
 */
export function refuseForeign(standing: Standing, connection: Connection): void {
  const { username } = standing.identity
  if (connection.status === 'DELETED') throw new ProblemError(deleted(connection))
  if (!mayUpdateConnections(standing)) throw new ProblemError(denied(username))
  if (administersBy(standing, connection) !== undefined) return
  const { name, connector, admins } = connection
  throw new ProblemError({
    kind: 'not-permitted',
    code: 'not-connection-admin',
    title: `${username} does not administer ${name} (${connector}), so cannot add an admin to it.`,
    detail: `Its admins: ${sayAdmins(admins)}.`,
    nextSteps: [
      {
        text: 'Ask one of them to run tokenbench on their own machine. Never send a bearer by chat or mail.',
        command: shellCommand(['tokenbench', 'connection', 'show', connection.guid]),
      },
    ],
  })
}

const deleted = ({ name, guid }: Connection): Problem => ({
  kind: 'not-found',
  code: 'connection-deleted',
  title: `The connection ${name} (${guid}) was deleted.`,
  nextSteps: [{ text: 'See what there is.', command: 'tokenbench connection list' }],
})

const noneChosen = {
  kind: 'usage' as const,
  code: 'no-connection',
  title: 'No connection was named.',
  nextSteps: [{ text: 'Name one or more: --on GUID, qualified name or exact name.' }],
}

function optionOf(standing: Standing, connection: Connection, change: ChangeWords): Option {
  const { guid, name, connector, qualifiedName, admins } = connection
  const { username } = standing.identity
  const via = administersBy(standing, connection)
  const option = { value: guid, label: name }
  if (via !== undefined && mayUpdateConnections(standing))
    return { ...option, columns: [connector, qualifiedName, said[via]] }
  const deciders = sayAdmins(admins)
  const why =
    via === undefined
      ? `${username} does not administer ${name} (${connector}).`
      : denied(username).title
  return {
    ...option,
    columns: [connector, qualifiedName, deciders],
    disabled: true,
    instead: askOthers(why, deciders, change, qualifiedName),
  }
}

const said = {
  user: 'yours',
  group: 'yours, by group',
  role: 'yours, by role',
}

const byWhatCanBeGiven = (options: readonly Option[]): readonly Option[] => [
  ...options.filter(({ disabled }) => !disabled),
  ...options.filter(({ disabled }) => disabled),
]

/** `finance.admin, group finance-admins, a role`: who administers, for somebody to ask. */
export function sayAdmins({ users, groups, roles }: Connection['admins']): string {
  const said = [
    ...users,
    ...groups.map((group) => `group ${group}`),
    ...(roles.length === 0 ? [] : [roles.length === 1 ? 'a role' : `${roles.length} roles`]),
  ]
  return said.length === 0 ? 'nobody' : said.join(', ')
}
