import { Cancelled } from '#src/domain/cancelled.ts'
import { inVaultOnly } from '#src/domain/in-vault-only.ts'
import { type Problem, problemOf } from '#src/domain/problem.ts'
import type { Secret } from '#src/domain/secret.ts'
import { type AtlanToken, usernameOf } from '#src/domain/token.ts'
import type { Applying } from '#src/jobs/flows/flow.ts'
import {
  type Destination,
  destinationQuestion,
  type Product,
} from '#src/jobs/flows/questions/destination.ts'
import type { NewVaultEntry } from '#src/local/secrets/vault/vault-entry.ts'
import type { Workbench } from '#src/workbench.ts'
import { type Creation, creationOutcome } from './token-creation.ts'

/** A destination that was tried and is ready to take one secret. */
export type OpenPlace = Awaited<ReturnType<Workbench['openDestination']>>

/** What the secret of a token that was handed out is filed under in the vault. */
export const vaultNameOf = (
  origin: string,
  token: Pick<AtlanToken, 'clientId' | 'name'>,
): NewVaultEntry => ({
  origin,
  identity: usernameOf(token),
  purpose: 'token',
  kind: 'api-token',
  label: token.name,
})

/** Where a secret went, and what kept it from going where it was meant to go. */
export interface Delivery {
  /** As on the command line. */
  readonly to: string
  readonly problem?: Problem
}

/**
 * Hands a new secret over. It cannot be shown again, so an interrupt does not stop it, and a place
 * that fails is asked for anew as long as somebody is there to name another. What the vault took on
 * the way is not lost: then the place is only a problem to be told.
 *
 * @throws what kept it from going anywhere; Cancelled when the person left instead
 */
export async function deliverSecret(
  workbench: Workbench,
  { name }: { readonly name: string },
  secret: Secret,
  opened: { readonly place: OpenPlace; readonly whose: NewVaultEntry },
  { kept, product }: Pick<Destination, 'kept' | 'product'>,
  { need, report }: Applying,
): Promise<Delivery> {
  let { place } = opened
  for (;;) {
    try {
      report('secret', { text: `Handing its secret over: ${place.say}`, state: 'running' })
      await place.deliver(secret, undefined, opened.whose)
      report('secret', { text: `Its secret went ${place.say}`, state: 'done' })
      return { to: place.text }
    } catch (thrown) {
      const problem = problemOf(thrown)
      report('secret', { text: problem.title, state: 'failed' })
      if (problem.code === inVaultOnly) return { to: 'vault', problem }
      place = await anotherPlace(thrown)
    }
  }

  async function anotherPlace(why: unknown): Promise<OpenPlace> {
    for (let problem = why; ; ) {
      const question = destinationQuestion(workbench, name, { kept, product })
      const { text } = await need<Destination>(question, problem)
      try {
        return await workbench.openDestination(text, kept)
      } catch (thrown) {
        problem = thrown
      }
    }
  }
}

/**
 * The secret has nowhere to go: a token that nobody can use is not left behind.
 * @param remove deletes it
 */
export async function takeBack(
  token: { readonly id: string; readonly name: string; readonly product: Product },
  remove: () => Promise<void>,
  why: unknown,
): Promise<Pick<Creation<never>, 'outcome'>> {
  const { id, product } = token
  const { detail, ...problem } = why instanceof Cancelled ? stopped : problemOf(why)
  const failed = (more: string, left: { id?: string } = {}) => ({
    outcome: creationOutcome(token, 'failed', {
      ...left,
      problem: { ...problem, detail: detail === undefined ? more : `${detail} ${more}` },
    }),
  })
  try {
    await remove()
    return failed('Its secret could not be handed over, so the new token was deleted again.')
  } catch {
    return failed(
      `Its secret could not be handed over, and deleting the new token again failed, too: look for ${id} in ${product} and delete it there.`,
      { id },
    )
  }
}

const stopped: Problem = {
  kind: 'failed',
  code: 'not-handed-over',
  title: 'You left before the secret was handed over.',
  nextSteps: [{ text: 'Create the token again when there is a place for its secret.' }],
}
