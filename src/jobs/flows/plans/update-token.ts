import type { CredentialHandle } from '#src/domain/credential.ts'
import type { PersonaRef } from '#src/domain/persona.ts'
import type { Change, PlanObject } from '#src/domain/plan.ts'
import { type AtlanToken, usernameOf } from '#src/domain/token.ts'
import { contentOf, edited, type TokenContent, type TokenEdit } from '#src/domain/token-content.ts'
import { callsOfGuardedWrite } from '#src/jobs/flows/steps/guarded-write.ts'
import type { PlanPart } from './part.ts'

/**
 * Changing a token as a part of a plan.
 *
 * @param token as it was read just now: the write is refused when it is another by then
 * @param personas those that the edit names, so that a reader sees their names
 */
export function planUpdateToken(
  by: CredentialHandle,
  token: AtlanToken,
  edit: TokenEdit,
  personas: readonly PersonaRef[] = [],
): PlanPart {
  const basis = contentOf(token)
  const object = tokenObject(token)
  const changes = changesOf(object, basis, edited(basis, edit))
  return {
    changes,
    warnings: [],
    steps: [
      {
        kind: 'update-token',
        by,
        token: { id: token.id, name: token.name },
        basis,
        edit,
        personas: [...token.personas, ...personas],
      },
    ],
    calls: callsOfGuardedWrite,
    danger: changes.length === 0 ? 'none' : 'reversible',
  }
}

/** A token that exists, as a plan names it. */
export const tokenObject = (token: AtlanToken): PlanObject => ({
  type: 'token',
  id: token.id,
  ref: usernameOf(token),
  name: token.name,
})

function changesOf(object: PlanObject, before: TokenContent, after: TokenContent): Change[] {
  const texts = (['name', 'description'] as const)
    .filter((field) => before[field] !== after[field])
    .map((field) => ({
      object,
      field,
      before: before[field],
      after: after[field],
      added: [],
      removed: [],
    }))
  const added = after.personas.filter((one) => !before.personas.includes(one))
  const removed = before.personas.filter((one) => !after.personas.includes(one))
  if (added.length + removed.length === 0) return texts
  const { personas } = after
  return [
    ...texts,
    { object, field: 'personas', before: before.personas, after: personas, added, removed },
  ]
}
