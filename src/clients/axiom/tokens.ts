import * as z from 'zod/mini'
import { anything } from '#src/clients/http/decode.ts'
import type { HttpReply } from '#src/clients/http/http.ts'
import type { AxiomToken } from '#src/domain/axiom-token.ts'
import type { CapabilityMatrix } from '#src/domain/capability-matrix.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { restore } from '#src/domain/sanitise.ts'
import { Secret } from '#src/domain/secret.ts'
import { type Account, type AxiomRequest, call } from './call.ts'
import { capabilitiesJson } from './capability-record.ts'
import { tracedExchange } from './exchange.ts'
import { createdRecord, tokenRecord } from './token-record.ts'

export interface NewAxiomToken {
  readonly name: string
  readonly description: string
  /** null = never. */
  readonly expiresAt: Date | null
  /** At least one permission; Axiom refuses a token without any. */
  readonly capabilities: CapabilityMatrix
}

/** The old one lives on until `oldExpiresAt`, which never lengthens its life. */
export type Regeneration =
  /** The same again, name and capabilities, for another time. */
  | { readonly oldExpiresAt: Date; readonly newExpiresAt: Date | null }
  /** Another content. What it does not say is gone: take the old one's capabilities and change them. */
  | { readonly oldExpiresAt: Date; readonly newToken: NewAxiomToken }

export interface CreatedAxiomToken {
  readonly token: AxiomToken
  readonly secret: Secret
}

/** A token never changes; who wants another one regenerates it or makes a new one. */
export interface TokensResource {
  /** All tokens of the organisation in one answer, expired ones included. */
  list(signal?: AbortSignal): Promise<AxiomToken[]>
  /** @throws ProblemError `token-not-found` */
  get(id: string, signal?: AbortSignal): Promise<AxiomToken>
  /**
   * Creates a token. Its secret is in this answer and nowhere else, ever; it is watched for.
   * @throws ProblemError `answer-lost` or `secret-missing` (unknown-outcome): there may be a token
   */
  create(token: NewAxiomToken, signal?: AbortSignal): Promise<CreatedAxiomToken>
  /**
   * Makes a new token, with an id and a secret of its own, out of one whose life it shortens.
   * @throws ProblemError `token-not-found`; `answer-lost` or `secret-missing` (unknown-outcome):
   *   there may be a new token that nobody can use, and the old one may be about to end
   */
  regenerate(id: string, change: Regeneration, signal?: AbortSignal): Promise<CreatedAxiomToken>
  /** Deletes it for good; its secret is dead at once. @throws ProblemError `token-not-found` */
  remove(id: string, signal?: AbortSignal): Promise<void>
}

const path = '/v2/tokens'
const pathOf = (id: string): string => `${path}/${encodeURIComponent(restore(id))}`

/** API tokens of the organisation that requests name. */
export function tokensOver(account: Account): TokensResource {
  async function make(request: MakingRequest): Promise<CreatedAxiomToken> {
    const { value, reply } = await call(account, {
      ...request,
      method: 'POST',
      effect: 'write',
      answer: createdRecord,
    })
    const { redactor } = account.http
    if (!value.secret) throw secretMissing(value.token, tracedExchange(reply, redactor))
    const secret = new Secret(value.secret)
    redactor.watch(secret)
    return { token: value.token, secret }
  }

  return {
    async list(signal) {
      const { value } = await call(account, {
        method: 'GET',
        path,
        effect: 'read',
        signal,
        task: 'list the tokens',
        needs: 'apiTokens: read',
        // Axiom's services send null for an empty list.
        answer: z.nullable(z.array(tokenRecord)),
      })
      return value ?? []
    },
    async get(id, signal) {
      const { value } = await call(account, {
        method: 'GET',
        path: pathOf(id),
        effect: 'read',
        signal,
        task: 'show the token',
        needs: 'apiTokens: read',
        noun: 'token',
        answer: tokenRecord,
      })
      return value
    },
    create: (token, signal) =>
      make({
        path,
        json: creation(token),
        signal,
        task: 'create a token',
        needs: 'apiTokens: create',
      }),
    regenerate: (id, change, signal) =>
      make({
        path: `${pathOf(id)}/regenerate`,
        json: regeneration(change),
        signal,
        task: 'regenerate the token',
        needs: 'apiTokens: update',
        noun: 'token',
      }),
    async remove(id, signal) {
      await call(account, {
        method: 'DELETE',
        path: pathOf(id),
        effect: 'write',
        signal,
        task: 'delete the token',
        needs: 'apiTokens: delete',
        noun: 'token',
        answer: anything,
      })
    },
  }
}

type MakingRequest = Omit<AxiomRequest<never>, 'method' | 'effect' | 'answer'>

function creation({ name, description, expiresAt, capabilities }: NewAxiomToken): object {
  return {
    name: restore(name),
    description: restore(description),
    expiresAt: expiresAt?.toISOString() ?? null,
    ...capabilitiesJson(capabilities),
  }
}

/** The new end has two places: the vendor's clients use the inner one as soon as there is one. */
function regeneration(change: Regeneration): object {
  const existingTokenExpiresAt = change.oldExpiresAt.toISOString()
  if ('newToken' in change) return { existingTokenExpiresAt, newToken: creation(change.newToken) }
  return { existingTokenExpiresAt, newTokenExpiresAt: change.newExpiresAt?.toISOString() ?? null }
}

function secretMissing({ id }: AxiomToken, exchange: HttpReply['exchange']): ProblemError {
  return new ProblemError({
    kind: 'unknown-outcome',
    code: 'secret-missing',
    title: 'Axiom made a token, but did not give its secret.',
    detail: `The token ${id} exists and nobody can use it: a secret is never shown again.`,
    nextSteps: [{ text: 'Delete that token and make another one.' }],
    http: exchange,
  })
}
