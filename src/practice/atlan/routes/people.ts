import { Hono } from 'hono'
import { pickColumns } from '#src/practice/atlan/listing/columns.ts'
import { listPage } from '#src/practice/atlan/listing/list.ts'
import type { Role, User } from '#src/practice/atlan/store/directory.ts'
import { textOf, textsOf } from '#src/practice/atlan/store/entity.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import type { Environment, Routes } from './environment.ts'

type Json = Record<string, unknown>

/** Who am I, and the lists of users and roles. Everybody who is signed in may read them. */
export function peopleRoutes(tenant: Tenant): Routes {
  const routes = new Hono<Environment>()
  const { directory } = tenant

  routes.get('/users/current', (c) => {
    const { kind, id, username } = c.get('principal')
    const user = kind === 'user' ? directory.users.get(username) : undefined
    return c.json(user ? currentPerson(user) : currentAccount(id, username))
  })

  routes.get('/whoami', (c) => {
    const { id, username, roles, groups } = c.get('principal')
    const known = roles.flatMap((name) => directory.roles.get(name) ?? [])
    // pyatlan breaks where `roles` is missing.
    return c.json({ id, username, roles: known.map((role) => roleJson(tenant, role)), groups })
  })

  routes.get('/users', (c) => {
    const users = [...directory.users.values()]
    const columns = c.req.queries('columns') ?? []
    const page = listPage(users, userFields, c.req.query(), 'username')
    const records = usersJson(tenant, page.records).map((user) => pickColumns(user, columns))
    return c.json({ ...page, records })
  })

  routes.get('/roles', (c) => {
    const roles = [...directory.roles.values()]
    const page = listPage(roles, (role) => roleJson(tenant, role), c.req.query(), 'name')
    return c.json({ ...page, records: page.records.map((role) => roleJson(tenant, role)) })
  })

  return routes
}

/** A person as users/current shows them. */
export function currentPerson(user: User): Json {
  return {
    ...account(user.id, user.username),
    email: user.email,
    emailVerified: true,
    enabled: user.enabled,
    firstName: user.firstName,
    lastName: user.lastName,
    attributes: attributesOf(user),
    createdTimestamp: user.createdAt,
  }
}

/** A service account has neither names nor an e-mail address. */
function currentAccount(id: string, username: string): Json {
  return { ...account(id, username), emailVerified: false, enabled: true, attributes: {} }
}

function account(id: string, username: string): Json {
  return {
    id,
    username,
    totp: false,
    disableableCredentialTypes: [],
    requiredActions: [],
    access: {},
  }
}

function attributesOf(user: User): Json {
  return {
    designation: [],
    skills: [],
    slack: [],
    jira: [],
    invitedAt: [new Date(user.createdAt).toISOString()],
    invitedBy: ['data.owner'],
    invitedByName: ['Data Owner'],
  }
}

/** What filters and sorting see of a user. */
export function userFields(user: User): Json {
  const { id, username, email, enabled, firstName, lastName, workspaceRole } = user
  return { id, username, email, enabled, firstName, lastName, workspaceRole }
}

/** Users as lists show them, with all columns. */
export function usersJson(tenant: Tenant, users: readonly User[]): Json[] {
  const personas = personasByUser(tenant)
  return users.map((user) => ({
    ...userFields(user),
    emailVerified: true,
    attributes: attributesOf(user),
    createdTimestamp: user.createdAt,
    lastLoginTime: user.createdAt,
    loginEvents: [],
    isLocked: false,
    roles: tenant.directory.rolesOf(user),
    defaultRoles: ['default-roles-default'],
    groupCount: tenant.directory.groupsOf(user.username).length,
    personas: personas.get(user.username) ?? [],
  }))
}

function personasByUser(tenant: Tenant): ReadonlyMap<string, Json[]> {
  const found = new Map<string, Json[]>()
  for (const persona of tenant.entities.ofType('Persona')) {
    for (const username of textsOf(persona, 'personaUsers')) {
      const { guid: id } = persona
      const json = {
        id,
        name: textOf(persona, 'name'),
        displayName: textOf(persona, 'displayName'),
      }
      const others = found.get(username)
      if (others) others.push(json)
      else found.set(username, [json])
    }
  }
  return found
}

function roleJson(tenant: Tenant, role: Role): Json {
  const { id, name, description, level } = role
  const count = String(tenant.directory.withRole(name).length)
  return { id, name, description, clientRole: false, level, memberCount: count, userCount: count }
}
