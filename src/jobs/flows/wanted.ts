import type { AxiomTokenContent } from '#src/domain/axiom-plan.ts'
import { changedMembers, type Members } from '#src/domain/members.ts'
import type {
  ChangeMembersStep,
  CreateTokenStep,
  DeleteTokenStep,
  Grantee,
  KeepSignInStep,
  TakeUpTokenStep,
  TryTokenStep,
  UpdateTokenStep,
} from '#src/domain/plan.ts'
import type { TokenContent, TokenEdit } from '#src/domain/token-content.ts'
import type {
  ChangeMembersWrite,
  CreateAxiomTokenWrite,
  DeleteAxiomTokenWrite,
  UpdateTokenWrite,
  Write,
} from '#src/local/journal/write.ts'

/**
 * A step of which neither the credential nor the basis is known yet: both are of the run that
 * plans it. `asLeft`: it is wanted only while the object is still so.
 */
export type Wanted =
  | Omit<CreateTokenStep, 'by'>
  | Omit<TakeUpTokenStep, 'by'>
  | (Omit<UpdateTokenStep, 'by' | 'basis'> & { readonly asLeft?: TokenContent })
  | (Pick<DeleteTokenStep, 'kind' | 'token' | 'replaced'> & { readonly asLeft?: TokenContent })
  | (Omit<ChangeMembersStep, 'by' | 'basis'> & { readonly asLeft?: Members })
  | (Omit<KeepSignInStep, 'by'> & { readonly as: string })
  | Omit<TryTokenStep, 'by'>
  | AxiomWanted

/** The same on Axiom, where nothing is changed: `replaces` is regenerated, as long as it is there. */
export type AxiomWanted =
  | Pick<CreateAxiomTokenWrite, 'kind' | 'content' | 'replaces'>
  | (Pick<DeleteAxiomTokenWrite, 'kind' | 'token'> & { readonly asLeft?: AxiomTokenContent })

/** What does a write once more; undefined for one that only a person can repeat. */
export function again(write: Write): Wanted | undefined {
  switch (write.kind) {
    case 'create-token': {
      const { kind, name, description, lifetimeSeconds, personas } = write
      const linked = personas.map((qualifiedName) => ({ qualifiedName, name: qualifiedName }))
      return { kind, ref: 'new-token', name, description, lifetimeSeconds, personas: linked }
    }
    case 'update-token':
      return updating(write.token, write.before, write.after)
    case 'delete-token':
      return { kind: 'delete-token', token: write.token }
    case 'change-members': {
      const { kind, object, field, added, removed } = write
      return { kind, object, field, add: grantees(added), remove: grantees(removed) }
    }
    case 'create-axiom-token':
    case 'delete-axiom-token':
      return write
    case 'other':
      return undefined
  }
}

/**
 * What takes a write back, while the object is still as the write left it.
 * @param id of the token that the write created
 * @returns undefined for a write that cannot be taken back
 */
export function inverse(write: Write, id: string | null): Wanted | undefined {
  switch (write.kind) {
    case 'create-token': {
      if (id === null) return undefined
      const { name, description, personas } = write
      const asLeft = { name, description, personas }
      return { kind: 'delete-token', token: { id, name }, asLeft }
    }
    case 'update-token':
      return { ...updating(write.token, write.after, write.before), asLeft: write.after }
    case 'change-members': {
      const { kind, object, field, added, removed } = write
      const back = { add: grantees(removed), remove: grantees(added) }
      return { kind, object, field, ...back, asLeft: membersAfter(write) }
    }
    case 'create-axiom-token': {
      const { content, replaces } = write
      // The old one’s end cannot be put off again.
      if (id === null || replaces !== undefined) return undefined
      return { kind: 'delete-axiom-token', token: { id, name: content.name }, asLeft: content }
    }
    case 'delete-token':
    case 'delete-axiom-token':
    case 'other':
      return undefined
  }
}

/** The members as a write left them. */
const membersAfter = ({ before, field, added, removed }: ChangeMembersWrite): Members =>
  changedMembers(before, field, { add: added, remove: removed })

function updating(token: UpdateTokenWrite['token'], from: TokenContent, to: TokenContent) {
  const link = to.personas.filter((one) => !from.personas.includes(one))
  const unlink = from.personas.filter((one) => !to.personas.includes(one))
  const edit: TokenEdit = {
    ...(from.name === to.name ? {} : { name: to.name }),
    ...(from.description === to.description ? {} : { description: to.description }),
    ...(link.length === 0 ? {} : { link }),
    ...(unlink.length === 0 ? {} : { unlink }),
  }
  const personas = link.map((qualifiedName) => ({ qualifiedName, name: qualifiedName }))
  return { kind: 'update-token' as const, token, edit, personas }
}

const grantees = (usernames: readonly string[]): Grantee[] =>
  usernames.map((username) => ({ name: username, username }))
