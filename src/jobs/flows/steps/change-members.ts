import type { Connection } from '#src/domain/connection.ts'
import { changedMembers, type MemberObject, missing, sameMembers } from '#src/domain/members.ts'
import type { ChangeMembersStep, Outcome } from '#src/domain/plan.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import type { Writing } from '#src/jobs/flows/flow.ts'
import { type MemberState, readMembers, writeMembers } from '#src/jobs/queries/member-objects.ts'
import type { Workbench } from '#src/workbench.ts'
import { guardedWrite } from './guarded-write.ts'

/** Account names, in place of what the plan may only know by a reference. */
export interface Accounts {
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

/**
 * Adds account names to one list of members of a connection or collection, or takes them from it,
 * and loses nobody else.
 *
 * @returns the outcome, and a connection as it was read last
 * @throws ProblemError `not-authenticated` before anything was written: ask for another bearer
 */
export async function changeMembers(
  workbench: Workbench,
  { by, object, field, basis }: ChangeMembersStep,
  accounts: Accounts,
  applying: Pick<Writing, 'signal' | 'report' | 'journal'>,
): Promise<{ outcome: Outcome; connection?: Connection }> {
  const { type, guid, name } = object
  const client = workbench.client(by)
  const { outcome, now } = await guardedWrite<MemberState>(
    {
      object: { type, id: guid, name },
      subject: subjectOf(object),
      words: {
        doing: `Changing ${inWords(object, field)} of ${name}`,
        already: `Nothing to change: ${inWords(object, field)} of ${name} are so already`,
        done: `Changed ${inWords(object, field)} of ${name} and read them back`,
      },
      read: (signal) => readMembers(client, object, signal),
      changesSince: ({ members }) => [
        ...missing(members, basis).map((one) => `${one} was added`),
        ...missing(basis, members).map((one) => `${one} was removed`),
      ],
      wanted(state) {
        const members = changedMembers(state.members, field, accounts)
        return sameMembers(members, state.members) ? undefined : { ...state, members }
      },
      write: ({ members }, signal) => writeMembers(client, object, members, signal),
      noted: ({ members: before }, { members: wanted }) => ({
        kind: 'change-members',
        object,
        field,
        before,
        added: wanted[field].filter((one) => !before[field].includes(one)),
        removed: before[field].filter((one) => !wanted[field].includes(one)),
      }),
      // Who was added by somebody else in between does no harm; who is missing does.
      difference(wanted, state) {
        const gone = missing(wanted.members, state.members)
        const left = accounts.remove.filter((one) => state.members[field].includes(one))
        const said = [
          ...(gone.length === 0 ? [] : [`Missing among them: ${gone.join(', ')}.`]),
          ...(left.length === 0 ? [] : [`Still among them: ${left.join(', ')}.`]),
        ]
        return said.length === 0 ? undefined : said.join(' ')
      },
      arrived: ({ members }) =>
        accounts.add.every((one) => members[field].includes(one)) &&
        accounts.remove.every((one) => !members[field].includes(one)),
      look: {
        text: 'Look who they are now, and mend what is missing.',
        command: shellCommand(['tokenbench', type, 'show', guid]),
      },
    },
    applying,
  )
  const connection = now?.connection
  return connection === undefined ? { outcome } : { outcome, connection }
}

const subjectOf = ({ type, name }: MemberObject): string =>
  type === 'connection' ? `The admins of ${name}` : `Those who may use ${name}`

function inWords({ type }: MemberObject, field: ChangeMembersStep['field']): string {
  if (type === 'connection') return 'the admins'
  return field === 'adminUsers' ? 'the editors' : 'the viewers'
}
