import { Hono, type MiddlewareHandler } from 'hono'
import { userPrincipal } from '#src/practice/atlan/identity/principal.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { isFromOwnPage } from './own-page.ts'
import { peopleOf } from './people.ts'
import { PAGE_PATH, PARTS_PATH, readPublicFiles } from './public-files.ts'

const PEOPLE_PATH = `${PARTS_PATH}/people`
const SIGN_IN_PATH = `${PARTS_PATH}/sign-in`

/** Does this request belong to the practice page, and to no vendor's API? */
export function isPage(request: Request): boolean {
  const { pathname } = new URL(request.url)
  return pathname === PAGE_PATH || pathname.startsWith(`${PARTS_PATH}/`)
}

/**
 * The practice page, which stands for Atlan's Assets page: people practise on it how to copy a
 * signed-in request out of their browser. Its searches go to the tenant's own API.
 *
 * `POST …/sign-in` takes `{"username"}` and answers
 * `{"username","bearer","expiresInSeconds","groups","roleIds"}`: 403 for another page than ours,
 * 404 for nobody of that name.
 *
 * @param issueBearer a fresh bearer of that user
 */
export function pageRoutes(
  tenant: Tenant,
  issueBearer: (username: string) => Promise<string>,
): Hono {
  const routes = new Hono()
  routes.use(sealed)

  for (const { path, contentType, text } of readPublicFiles()) {
    routes.get(path, (c) => {
      // The bearer's issuer and the guide's host are the tenant's one address, so the page is too.
      const elsewhere = new URL(c.req.url).origin !== tenant.baseUrl
      if (path === PAGE_PATH && elsewhere) return c.redirect(tenant.baseUrl + PAGE_PATH)
      return c.body(text, 200, { 'content-type': contentType })
    })
  }

  routes.get(PEOPLE_PATH, (c) => c.json(peopleOf(tenant)))

  routes.post(SIGN_IN_PATH, async (c) => {
    if (!isFromOwnPage(c.req.raw, tenant.baseUrl)) {
      return c.json({ error: 'Only the practice page signs in here.' }, 403)
    }
    const user = tenant.directory.users.get(usernameIn(await c.req.json().catch(() => undefined)))
    if (!user?.enabled) return c.json({ error: 'There is nobody of that name.' }, 404)
    const { groups, roleIds } = userPrincipal(tenant, user)
    return c.json({
      username: user.username,
      bearer: await issueBearer(user.username),
      expiresInSeconds: tenant.settings.bearerLifeSeconds,
      groups,
      roleIds: [...roleIds],
    })
  })

  return routes
}

function usernameIn(body: unknown): string {
  const named = typeof body === 'object' && body !== null && 'username' in body
  return named ? String(body.username) : ''
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // Names of objects are shown as text only; with this the browser holds the page to it.
  "require-trusted-types-for 'script'",
].join('; ')

/** The page loads nothing from elsewhere, is in nobody's frame, and leaves nothing in a cache. */
const sealed: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('content-security-policy', POLICY)
  c.header('cross-origin-opener-policy', 'same-origin')
  c.header('cross-origin-resource-policy', 'same-origin')
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'same-origin')
  c.header('cache-control', 'no-store')
}
