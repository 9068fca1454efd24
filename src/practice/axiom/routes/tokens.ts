import { Hono } from 'hono'
import {
  isJson,
  type Json,
  optionalText,
  readBody,
  requiredText,
} from '#src/practice/axiom/body.ts'
import {
  type Capabilities,
  readCapabilities,
  writeCapabilities,
} from '#src/practice/axiom/capabilities.ts'
import type { Environment, Routes } from '#src/practice/axiom/environment.ts'
import { readInstant, writeInstant } from '#src/practice/axiom/instant.ts'
import { needs, requireCover } from '#src/practice/axiom/principal.ts'
import { refuse } from '#src/practice/axiom/refusal.ts'
import type { AxiomService } from '#src/practice/axiom/service.ts'
import type { Organisation } from '#src/practice/axiom/store/organisation.ts'
import type { ApiToken } from '#src/practice/axiom/store/token-store.ts'

/**
 * `/v2/tokens`. A token never changes: there is no update, only regenerating it into another one.
 * A name may be that of another token.
 */
export function tokenRoutes({ random, now }: AxiomService): Routes {
  const routes = new Hono<Environment>()

  function make(content: Content, createdBy: string): ApiToken {
    return { ...content, id: random.uuid(), secret: `xaat-${random.uuid()}`, createdBy }
  }

  routes.get('/', needs('apiTokens', 'read'), (c) =>
    c.json(c.get('organisation').tokens.all().map(tokenJson)),
  )

  // 200 and not 201, as the vendor's description has it.
  routes.post('/', needs('apiTokens', 'create'), async (c) => {
    const content = readContent(await readBody(c), now())
    requireCover(c, content.capabilities)
    const token = make(content, c.get('principal').userId)
    c.get('organisation').tokens.put(token)
    return c.json(withSecret(token))
  })

  routes.get('/:id', needs('apiTokens', 'read'), (c) =>
    c.json(tokenJson(existing(c.get('organisation'), c.req.param('id')))),
  )

  routes.delete('/:id', needs('apiTokens', 'delete'), (c) => {
    const { tokens } = c.get('organisation')
    tokens.delete(existing(c.get('organisation'), c.req.param('id')))
    return c.body(null, 204)
  })

  routes.post('/:id/regenerate', needs('apiTokens', 'update'), async (c) => {
    const { tokens } = c.get('organisation')
    const old = existing(c.get('organisation'), c.req.param('id'))
    const body = await readBody(c)
    if (typeof body.existingTokenExpiresAt !== 'string')
      throw refuse.invalid('existingTokenExpiresAt is required')
    const oldEnd = readInstant(body.existingTokenExpiresAt, 'existingTokenExpiresAt')
    const content = readSuccessor(body, old, now())
    requireCover(c, content.capabilities)

    const token = make(content, c.get('principal').userId)
    tokens.put({ ...old, expiresAt: sooner(old.expiresAt, oldEnd) })
    tokens.put(token)
    return c.json(withSecret(token))
  })

  return routes
}

interface Content {
  readonly name: string
  readonly description: string
  readonly expiresAt: number | null
  readonly capabilities: Capabilities
}

/** @throws Refusal 422 */
function readContent(body: Json, now: number): Content {
  return {
    name: requiredText(body, 'name'),
    description: optionalText(body, 'description') ?? '',
    expiresAt: readEnd(body, 'expiresAt', now),
    capabilities: readCapabilities(body),
  }
}

/**
 * What the new token is: `newToken` where it is given, else the old one again. The vendor's clients
 * send its end in one of two places; where both hold one, the inner counts (ours).
 */
function readSuccessor(body: Json, old: ApiToken, now: number): Content {
  const end = readEnd(body, 'newTokenExpiresAt', now)
  const { newToken } = body
  if (newToken === undefined || newToken === null) {
    const { name, description, capabilities } = old
    return { name, description, capabilities, expiresAt: end }
  }
  if (!isJson(newToken)) throw refuse.invalid('newToken must be an object')
  const content = readContent(newToken, now)
  return { ...content, expiresAt: content.expiresAt ?? end }
}

/** @throws Refusal 422 for an end in the past (ours: the real answer is not known). */
function readEnd(body: Json, field: string, now: number): number | null {
  const end = readInstant(body[field], field)
  if (end !== null && end <= now) throw refuse.invalid(`${field} must be in the future`)
  return end
}

/** Regenerating never lengthens a life; null = never. */
function sooner(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other
  return Math.min(one, other)
}

function existing({ tokens }: Organisation, id: string): ApiToken {
  const token = tokens.get(id)
  if (!token) throw refuse.notFound()
  return token
}

function tokenJson({ id, name, description, expiresAt, capabilities }: ApiToken): Json {
  return {
    id,
    name,
    description,
    expiresAt: expiresAt === null ? null : writeInstant(expiresAt),
    ...writeCapabilities(capabilities),
    samlAuthenticated: false,
  }
}

/** The only answers with the secret are those that make a token. */
const withSecret = (token: ApiToken): Json => ({ ...tokenJson(token), token: token.secret })
