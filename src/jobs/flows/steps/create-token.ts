import type { PersonaRef } from '#src/domain/persona.ts'
import type { CreateTokenStep } from '#src/domain/plan.ts'
import { type AtlanToken, usernameOf } from '#src/domain/token.ts'
import type { Writing } from '#src/jobs/flows/flow.ts'
import type { Destination } from '#src/jobs/flows/questions/destination.ts'
import type { Workbench } from '#src/workbench.ts'
import { vaultNameOf } from './deliver-secret.ts'
import { type Making, makeToken } from './make-token.ts'
import type { Creation } from './token-creation.ts'
import { tryOwnSecret } from './try-own-secret.ts'

/** Same name before · create · read back · one with its own secret. A namesake costs one more. */
export const callsOfCreateToken = 4

/**
 * Creates a token on Atlan: see `makeToken`.
 *
 * @throws ProblemError or Cancelled while nothing was created yet
 */
export const createToken = (
  workbench: Workbench,
  step: CreateTokenStep,
  destination: Destination,
  writing: Writing,
): Promise<Creation<AtlanToken>> =>
  makeToken(workbench, making(workbench, step), destination, writing)

/** What is there before are the ids of the tokens that bear the name. */
function making(
  workbench: Workbench,
  { by, name, description, lifetimeSeconds, personas: linked }: CreateTokenStep,
): Making<AtlanToken, readonly string[]> {
  const { origin, tokens } = workbench.client(by)
  const personas = linked.map(({ qualifiedName }) => qualifiedName)
  const content = { name, description, personas, lifetimeSeconds }
  const creator = workbench.secrets.get(by)?.username
  return {
    product: 'Atlan',
    name,
    origin,
    before: async (signal) => (await tokens.byName(name, signal)).map(({ id }) => id),
    noted: (namesakes) => ({
      kind: 'create-token',
      ...content,
      namesakes,
      ...(creator === undefined ? {} : { creator }),
    }),
    async send(signal) {
      const { token, secret } = await tokens.create(content, signal)
      return { token: { ...token, personas: linked }, secret }
    },
    async fresh(namesakes) {
      // Without a signal: whoever stopped the creation needs the answer all the more.
      const now = await tokens.byName(name)
      const isNew = (token: AtlanToken): boolean =>
        !namesakes.includes(token.id) &&
        token.lifetimeSeconds === lifetimeSeconds &&
        (creator === undefined || token.createdBy === creator)
      return { tokens: now.filter(isNew) }
    },
    vaultName: (token) => vaultNameOf(origin, token),
    deletion: {
      noted: ({ id }) => ({
        kind: 'delete-token',
        token: { id, name },
        before: { name, description, personas },
      }),
      send: ({ id }) => tokens.remove(id),
    },
    async read(id, signal) {
      const token = await tokens.get(id, signal)
      return token === undefined ? undefined : withNames(token, linked)
    },
    differences(token) {
      const fields: readonly (readonly [string, boolean])[] = [
        ['name', token.name === name],
        ['description', token.description === description],
        ['lifetime', token.lifetimeSeconds === lifetimeSeconds],
        ['personas', sorted(token.personas) === sorted(linked)],
      ]
      return fields.flatMap(([field, same]) => (same ? [] : [field]))
    },
    tryOwnSecret: ({ handle, token }, signal) =>
      tryOwnSecret(workbench.client(handle), usernameOf(token), signal),
  }
}

/** A token reads back with the qualified names of its personas only; the plan has their names. */
function withNames(token: AtlanToken, planned: readonly PersonaRef[]): AtlanToken {
  const names = new Map(planned.map(({ qualifiedName, name }) => [qualifiedName, name]))
  const personas = token.personas.map(({ qualifiedName }) => ({
    qualifiedName,
    name: names.get(qualifiedName) ?? qualifiedName,
  }))
  return { ...token, personas }
}

const sorted = (personas: readonly PersonaRef[]): string =>
  JSON.stringify(personas.map(({ qualifiedName }) => qualifiedName).sort())
