import type { AtlanClient } from '#src/clients/atlan/client.ts'
import {
  changedMembers,
  type MemberField,
  type MemberObject,
  missing,
  nameOf,
  sameMembers,
} from '#src/domain/members.ts'
import type { ChangeMembersStep } from '#src/domain/plan.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { getTogether } from '#src/jobs/queries/in-bulk.ts'
import {
  type MemberState,
  readAllMembers,
  writeAllMembers,
} from '#src/jobs/queries/member-objects.ts'
import type { GuardedStore, GuardedWrite } from './guarded-write.ts'

/** Account names, in place of what the plan may only know by a reference. */
export interface Accounts {
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

/** The write to one connection or collection. */
export interface MembersWrite extends GuardedWrite<MemberState> {
  readonly target: MemberObject
}

/**
 * Adds account names to one list of members of a connection or collection, or takes them from it,
 * and loses nobody else.
 */
export function membersWrite(
  { object, field, basis }: Pick<ChangeMembersStep, 'object' | 'field' | 'basis'>,
  accounts: Accounts,
): MembersWrite {
  const { type, guid, name } = object
  const said = nameOf(object)
  return {
    target: object,
    object: { type, id: guid, name },
    subject: subjectOf(object),
    words: {
      doing: `Changing ${inWords(object, field)} of ${said}`,
      already: `Nothing to change: ${inWords(object, field)} of ${said} are so already`,
      done: `Changed ${inWords(object, field)} of ${said} and read them back`,
    },
    changesSince: ({ members }) => [
      ...missing(members, basis).map((one) => `${one} was added`),
      ...missing(basis, members).map((one) => `${one} was removed`),
    ],
    wanted(state) {
      const members = changedMembers(state.members, field, accounts)
      return sameMembers(members, state.members) ? undefined : { ...state, members }
    },
    noted: ({ members: before, connection, collection }, { members: wanted }) => ({
      kind: 'change-members',
      object,
      field,
      before,
      ...basedOn(connection ?? collection),
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
  }
}

const basedOn = (state: { readonly updatedAt: Date } | undefined) =>
  state === undefined ? {} : { basedOn: state.updatedAt.getTime() }

/** Where such objects are; those of one request are of one kind. */
export const membersStore = (client: AtlanClient): GuardedStore<MemberState, MembersWrite> => ({
  async read(writes, signal) {
    const states = await readAllMembers(
      client,
      writes.map(({ target }) => target),
      getTogether,
      signal,
    )
    return writes.flatMap((write, index) => {
      const now = states[index]
      return now === undefined ? [] : [{ write, now }]
    })
  },
  write: (wanted, signal) =>
    writeAllMembers(
      client,
      wanted.map(({ write, wanted: { members } }) => ({ object: write.target, members })),
      signal,
    ),
})

const subjectOf = (object: MemberObject): string =>
  object.type === 'connection'
    ? `The admins of ${nameOf(object)}`
    : `Those who may use ${object.name}`

function inWords({ type }: MemberObject, field: MemberField): string {
  if (type === 'connection') return 'the admins'
  return field === 'adminUsers' ? 'the editors' : 'the viewers'
}
