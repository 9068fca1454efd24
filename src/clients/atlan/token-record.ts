import * as z from 'zod/mini'
import { optionalText, text } from '#src/clients/http/decode.ts'
import type { PersonaRef } from '#src/domain/persona.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import { instant, wholeNumber } from './instant.ts'

/** A persona of a token: text in a list, an object after creating or updating. */
const personaEntry = z.union([
  z.pipe(
    text,
    z.transform((qualifiedName): PersonaRef => ({ qualifiedName, name: '' })),
  ),
  z.pipe(
    z.object({ personaQualifiedName: text, persona: optionalText }),
    z.transform(
      (entry): PersonaRef => ({
        qualifiedName: entry.personaQualifiedName,
        name: entry.persona,
      }),
    ),
  ),
])

/** An array, or the JSON text of one: attributes are stored as text, and a list shows them so. */
const personas = z.pipe(
  z.nullish(
    z.union([
      z.array(personaEntry),
      z.pipe(z.pipe(z.string(), z.transform(parseListText)), z.array(personaEntry)),
    ]),
  ),
  z.transform((list) => list ?? []),
)

function parseListText(listText: string): unknown {
  if (listText.trim() === '') return []
  try {
    return JSON.parse(listText)
  } catch {
    return undefined
  }
}

const attributes = z.object({
  'access.token.lifespan': wholeNumber,
  createdAt: instant,
  clientId: z.optional(text),
  displayName: z.optional(text),
  description: optionalText,
  createdBy: optionalText,
  personaQualifiedName: personas,
})

/**
 * A token as the apikeys endpoints send it: numbers as text, two places for name and client id (the
 * one in `attributes` counts, as in the vendor's SDKs), personas in two shapes.
 * The names of personas are empty where only their qualified names were sent, that is in lists.
 */
export const tokenRecord = z.pipe(
  z.object({ id: text, clientId: z.optional(text), displayName: z.optional(text), attributes }),
  z.transform((record, context): AtlanToken => {
    const { attributes: of } = record
    const clientId = of.clientId ?? record.clientId
    if (clientId === undefined) {
      context.issues.push({ code: 'custom', input: clientId, path: ['clientId'] })
      return z.NEVER
    }
    return {
      id: record.id,
      clientId,
      name: of.displayName ?? record.displayName ?? '',
      description: of.description,
      personas: of.personaQualifiedName,
      createdAt: of.createdAt,
      createdBy: of.createdBy,
      lifetimeSeconds: of['access.token.lifespan'],
    }
  }),
)
