import { besideUsers, nameOf } from './members.ts'
import type { Change, Plan, Step } from './plan.ts'

/** What a person calls the things that a plan's changes name by identifier or reference. */
export interface PlanNames {
  readonly of: (identifier: string) => string
  /** With the identifier behind it; what the plan itself creates has none yet. */
  readonly withIdentifier: (identifier: string) => string
  /** The groups and roles that stay beside the users whom a change is about. */
  readonly beside: (change: Change) => readonly string[]
}

/** The names that stand in a plan, for everything that its changes may mention. */
export function namesIn(plan: Plan): PlanNames {
  const created = new Map(
    plan.changes.filter(isNew).map(({ object: { ref, name } }) => [ref, name]),
  )
  // What a step calls a thing says more than its bare name: “development (snowflake)”.
  const bare = plan.changes.map(({ object: { ref, name } }): [string, string] => [ref, name])
  const names = new Map([...bare, ...plan.steps.flatMap(namesOf)])
  const of = (identifier: string): string => names.get(identifier) ?? identifier
  return {
    of,
    withIdentifier: (identifier) =>
      created.has(identifier) || of(identifier) === identifier
        ? of(identifier)
        : `${of(identifier)}   ${identifier}`,
    beside: (change) => plan.steps.flatMap((step) => groupsAndRoles(step, change)),
  }
}

function groupsAndRoles(step: Step, { object, field }: Change): string[] {
  if (step.kind !== 'change-members' || field !== step.field) return []
  return step.object.guid === object.id ? besideUsers(step.basis, step.field) : []
}

const isNew = ({ object }: Plan['changes'][number]): boolean => object.id === null

function namesOf(step: Step): [string, string][] {
  switch (step.kind) {
    case 'create-token':
      return [
        [step.ref, step.name],
        ...step.personas.map(({ qualifiedName, name }): [string, string] => [qualifiedName, name]),
      ]
    case 'update-token':
      return step.personas.map(({ qualifiedName, name }) => [qualifiedName, name])
    case 'delete-token':
      return step.named.map(({ qualifiedName, name }) => [qualifiedName, name])
    case 'take-up-token':
    case 'keep-sign-in':
    case 'try-token':
    case 'create-axiom-token':
    case 'regenerate-axiom-token':
    case 'delete-axiom-token':
      return []
    case 'change-members':
      return [
        [step.object.qualifiedName, nameOf(step.object)],
        ...[...step.add, ...step.remove].map((grantee): [string, string] => [
          'ref' in grantee ? grantee.ref : grantee.username,
          grantee.name,
        ]),
      ]
  }
}
