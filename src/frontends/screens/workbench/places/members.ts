import { serviceAccountPrefix } from '#src/domain/token.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { Block, Item } from '#src/frontends/screens/workbench/place.ts'
import { atlanTokenPlace } from './atlan-token.ts'

/** Who is in a list of members: a token can be opened, people and groups are only named. */
export function membersBlock(
  desk: Desk,
  heading: string,
  members: {
    readonly users: readonly string[]
    readonly groups: readonly string[]
    readonly roles?: readonly string[]
  },
): Block {
  const { users, groups, roles = [] } = members
  const people = users.filter((user) => !isToken(user))
  const facts: [string, string][] = [
    ['people', people.join(', ')],
    ['groups', groups.join(', ')],
    ['roles', roles.join(', ')],
  ]
  const items = users.filter(isToken).map((user) => tokenItem(desk, user))
  const named = facts.filter(([, names]) => names !== '')
  return {
    heading,
    facts: named,
    items,
    ...(named.length === 0 ? { empty: 'Nobody.' } : {}),
  }
}

const isToken = (user: string): boolean => user.startsWith(serviceAccountPrefix)

/** The account of a token is its reference too. */
const tokenItem = (desk: Desk, user: string): Item => ({
  label: user,
  columns: ['a token'],
  choose: (doors) => doors.open(atlanTokenPlace(desk, { id: user, name: user })),
})
