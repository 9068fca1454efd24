import type { CredentialHandle } from '#src/domain/credential.ts'
import { sayDate } from '#src/domain/duration.ts'
import type { Change, PlanWarning } from '#src/domain/plan.ts'
import { restore } from '#src/domain/sanitise.ts'
import { type AtlanToken, expiryOf } from '#src/domain/token.ts'
import { contentOf } from '#src/domain/token-content.ts'
import { callsOfDeleteSeen } from '#src/jobs/flows/steps/delete-seen.ts'
import { sayIndexOnly } from '#src/jobs/queries/as-stored.ts'
import type { ReachMap } from '#src/jobs/queries/token-reach.ts'
import type { PlanPart } from './part.ts'
import { tokenObject } from './update-token.ts'

/** The deletion of one token as a part of a plan: all that it can do today ends with it. */
export function planDeleteToken(
  by: CredentialHandle,
  token: AtlanToken,
  reach: ReachMap,
  now: Date,
): PlanPart {
  const { administers, edits, views, purposes: all } = reach.of(token)
  // What names everybody goes on naming everybody else.
  const purposes = all.filter(({ via }) => via === 'user')
  const ending = (field: string, before: readonly string[]): Change => ({
    object: tokenObject(token),
    field,
    before,
    after: null,
    added: [],
    removed: before,
  })
  const names = [...token.personas, ...purposes, ...administers, ...edits, ...views]
  const identifiers = (list: readonly { qualifiedName: string }[]) =>
    list.map(({ qualifiedName }) => qualifiedName)
  return {
    changes: [
      { ...ending('name', []), before: token.name },
      ending('personas', identifiers(token.personas)),
      ending('purposes', identifiers(purposes)),
      ending('adminOf', identifiers(administers)),
      ending('editorOf', identifiers(edits)),
      ending('viewerOf', identifiers(views)),
    ].filter(({ field, removed }) => field === 'name' || removed.length > 0),
    warnings: warningsOf(token, now),
    steps: [
      {
        kind: 'delete-token',
        by,
        token: { id: token.id, name: token.name },
        basis: contentOf(token),
        named: names.map(({ qualifiedName, name }) => ({ qualifiedName, name })),
      },
    ],
    calls: callsOfDeleteSeen,
    danger: 'irreversible',
  }
}

/**
 * Atlas checks a token's signature and end offline by default, and may keep what it found out about
 * an account for a minute (Atlas server source), so a deletion does not stop everything at once.
 */
function warningsOf(token: AtlanToken, now: Date): PlanWarning[] {
  const { expiresAt, status } = expiryOf(token, now)
  if (status === 'expired' || expiresAt === null) return []
  return [
    {
      code: 'still-accepted',
      text: `Atlan may go on accepting the secret of “${token.name}” for some calls after the deletion: for about a minute, on some tenants until it ends by itself on ${sayDate(expiresAt)}.`,
    },
  ]
}

/** Why the tokens may be able to do more than a plan lists. */
export const moreThanListed = (reach: ReachMap): PlanWarning[] => [
  ...(reach.complete ? [] : [notAllVisible]),
  ...indexOnly(reach),
]

/** That grants may be missing where nothing but the search index was asked. */
export function indexOnly(reach: ReachMap): PlanWarning[] {
  const text = sayIndexOnly(reach.indexOnly)
  return text === undefined ? [] : [{ code: 'index-only', text }]
}

const notAllVisible: PlanWarning = {
  code: 'not-all-visible',
  text: 'This sign-in may not see every purpose, connection and collection: the tokens may be able to do more than is listed here.',
}

/**
 * What confirms the deletion: the name of the only token or its id; the id alone when the name is
 * not unique or cannot be typed; how many there are when there are several.
 */
export function typedFor(
  tokens: readonly Pick<AtlanToken, 'id' | 'name'>[],
  namesakes: number,
): { readonly typed: string; readonly alsoTyped?: readonly string[] } {
  const [only, another] = tokens
  if (only === undefined || another !== undefined) return { typed: String(tokens.length) }
  const { id, name } = only
  const typable = name !== '' && name === name.trim() && restore(name) === name
  return typable && namesakes === 1 ? { typed: name, alsoTyped: [id] } : { typed: id }
}
