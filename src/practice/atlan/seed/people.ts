import { type Directory, ROLE } from '#src/practice/atlan/store/directory.ts'
import type { Random } from '#src/practice/random.ts'

const DAY_MS = 86_400_000

/** Roles by name, as the real tenant describes them. */
const ROLES = [
  { name: ROLE.admin, description: 'Admin', level: 'workspace' },
  { name: ROLE.member, description: 'Member', level: 'workspace' },
  { name: ROLE.guest, description: 'Guest', level: 'workspace' },
  { name: ROLE.connectionAdmins, description: 'Admins (Connections)', level: 'admin-subrole' },
  { name: '$admin_glossaries', description: 'Admins (Glossaries)', level: 'admin-subrole' },
  { name: ROLE.apiToken, description: 'API token', level: 'realm' },
  { name: ROLE.practiceReader, description: 'Sees every object (practice)', level: 'realm' },
] as const

/** The people of the practice tenant; the first is who a learner signs in as. */
const USERS = [
  { username: 'conn.admin', role: ROLE.admin, subRoles: [] },
  { username: 'member.admin', role: ROLE.member, subRoles: [] },
  { username: 'other.admin', role: ROLE.admin, subRoles: [] },
  { username: 'group.admin', role: ROLE.admin, subRoles: [] },
  { username: 'subrole.admin', role: ROLE.admin, subRoles: [ROLE.connectionAdmins] },
  { username: 'collection.editor', role: ROLE.member, subRoles: [] },
  { username: 'collection.viewer', role: ROLE.member, subRoles: [] },
  { username: 'data.owner', role: ROLE.admin, subRoles: [] },
  { username: 'data.steward', role: ROLE.member, subRoles: [] },
  { username: 'guest.user', role: ROLE.guest, subRoles: [] },
] as const

const GROUPS = [
  {
    name: 'admins',
    alias: 'Admins',
    description: 'Everybody who administers the workspace',
    members: ['conn.admin', 'other.admin', 'group.admin', 'subrole.admin', 'data.owner'],
  },
  {
    name: 'data_platform',
    alias: 'Data Platform',
    description: 'Runs the warehouses',
    members: ['group.admin'],
  },
  {
    name: 'finance_admins',
    alias: 'Finance Admins',
    description: 'Decides about the finance warehouse',
    members: ['group.admin', 'data.steward'],
  },
  {
    name: 'analysts',
    alias: 'Analysts',
    description: 'Reads and asks',
    members: ['member.admin', 'collection.viewer', 'data.steward'],
  },
] as const

/** Fills the directory. @param now epoch ms */
export function seedPeople(directory: Directory, random: Random, now: number): void {
  for (const role of ROLES) directory.addRole({ id: random.uuid(), ...role })
  for (const { username, role, subRoles } of USERS) {
    const [first, last] = username.split('.')
    directory.addUser({
      id: random.uuid(),
      username,
      password: `practice-${random.nanoid(8)}`,
      firstName: capitalised(first),
      lastName: capitalised(last),
      email: `${username}@practice.example`,
      enabled: true,
      workspaceRole: role,
      subRoles,
      createdAt: now - 500 * DAY_MS,
    })
  }
  for (const group of GROUPS) {
    directory.addGroup({
      id: random.uuid(),
      ...group,
      isDefault: false,
      createdAt: now - 480 * DAY_MS,
      createdBy: 'data.owner',
    })
  }
}

function capitalised(word = ''): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
