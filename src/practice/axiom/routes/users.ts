import { Hono } from 'hono'
import { type Json, readBody, requiredText } from '#src/practice/axiom/body.ts'
import type { Environment, Routes } from '#src/practice/axiom/environment.ts'
import { needs } from '#src/practice/axiom/principal.ts'
import { refuse } from '#src/practice/axiom/refusal.ts'
import type { AxiomService } from '#src/practice/axiom/service.ts'
import type { Organisation, User } from '#src/practice/axiom/store/organisation.ts'

/**
 * `/v2/user`: who sends this. A person is the same one in every organisation. An API token gets the
 * person who made it (ours: the vendor's CLI asks so after a login with one).
 */
export function currentUserRoutes({ organisations }: AxiomService): Routes {
  const routes = new Hono<Environment>()

  const everywhere = (id: string): { users: Map<string, User>; user: User }[] =>
    [...organisations.values()].flatMap(({ users }) => {
      const user = users.get(id)
      return user ? [{ users, user }] : []
    })

  routes.get('/', (c) => {
    const [found] = everywhere(c.get('principal').userId)
    if (!found) throw refuse.notFound()
    return c.json(userJson(found.user))
  })

  routes.put('/', async (c) => {
    const principal = c.get('principal')
    if (principal.kind !== 'person') throw refuse.forbidden()
    const name = requiredText(await readBody(c), 'name')
    for (const { users, user } of everywhere(principal.userId))
      users.set(user.id, { ...user, name })
    const [found] = everywhere(principal.userId)
    if (!found) throw refuse.notFound()
    return c.json(userJson(found.user))
  })

  return routes
}

/** `/v2/users`: the people of an organisation. */
export function userRoutes({ random }: AxiomService): Routes {
  const routes = new Hono<Environment>()

  routes.get('/', needs('users', 'read'), (c) =>
    c.json([...c.get('organisation').users.values()].map(userJson)),
  )

  routes.post('/', needs('users', 'create'), async (c) => {
    const body = await readBody(c)
    const { users } = c.get('organisation')
    const user: User = {
      id: random.uuid(),
      name: requiredText(body, 'name'),
      email: requiredText(body, 'email'),
      role: requiredText(body, 'role'),
    }
    if ([...users.values()].some(({ email }) => email === user.email)) throw refuse.exists('user')
    users.set(user.id, user)
    return c.json(userJson(user))
  })

  routes.get('/:id', needs('users', 'read'), (c) =>
    c.json(userJson(existing(c.get('organisation'), c.req.param('id')))),
  )

  // Not in the vendor's description, but in its Go client.
  routes.put('/:id', needs('users', 'update'), async (c) => {
    const before = existing(c.get('organisation'), c.req.param('id'))
    const user = { ...before, name: requiredText(await readBody(c), 'name') }
    c.get('organisation').users.set(user.id, user)
    return c.json(userJson(user))
  })

  routes.put('/:id/role', needs('users', 'update'), async (c) => {
    const before = existing(c.get('organisation'), c.req.param('id'))
    const user = { ...before, role: requiredText(await readBody(c), 'role') }
    c.get('organisation').users.set(user.id, user)
    return c.json(userJson(user))
  })

  routes.delete('/:id', needs('users', 'delete'), (c) => {
    const { id } = existing(c.get('organisation'), c.req.param('id'))
    // Ours: who practises must not lock themselves out.
    if (id === c.get('principal').userId) throw refuse.forbidden()
    c.get('organisation').users.delete(id)
    return c.body(null, 204)
  })

  return routes
}

function existing({ users }: Organisation, id: string): User {
  const user = users.get(id)
  if (!user) throw refuse.notFound()
  return user
}

const userJson = ({ role, ...user }: User): Json => ({ ...user, role: { id: role, name: role } })
