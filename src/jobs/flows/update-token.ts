import { sanitise } from '#src/domain/sanitise.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import type { HeldCredential } from '#src/jobs/queries/credential.ts'
import { rereadToken } from '#src/jobs/queries/tokens.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Applied } from './applied.ts'
import { applyPlan } from './apply.ts'
import type { Flow } from './flow.ts'
import { text } from './input.ts'
import { combine } from './plans/part.ts'
import { planUpdateToken } from './plans/update-token.ts'
import type { TextQuestion } from './question.ts'
import { refuseUnusable } from './questions/name.ts'
import { situationOf } from './situation.ts'

export interface UpdateAnswers {
  readonly name: string
  readonly description: string
}

/** `token update`: name and description of a token; its personas stay as they are. */
export function updateTokenFlow(
  workbench: Workbench,
  signIn: HeldCredential,
  token: AtlanToken,
): Flow<UpdateAnswers, Applied> {
  return {
    name: 'token update',
    steps: ['Name'],
    questions: () => [newName(token), newDescription(token)],
    situation: () => situationOf(workbench, signIn.origin, signIn),
    async plan(edit, signal) {
      const now = await rereadToken(workbench.client(signIn.handle), token, signal)
      const part = planUpdateToken(signIn.handle, now, changed(token, edit))
      const pace = workbench.paceOf(signIn.origin)
      return combine('token update', `Change “${token.name}”`, [part], pace)
    },
    apply: (plan, _answers, applying) => applyPlan(workbench, plan, applying),
  }
}

/** Only what is another text than it was: the rest is not ours to write, whoever changes it. */
function changed(token: AtlanToken, { name, description }: UpdateAnswers): Partial<UpdateAnswers> {
  return {
    ...(name === token.name ? {} : { name }),
    ...(description === token.description ? {} : { description }),
  }
}

function newName(token: AtlanToken): TextQuestion<'name', string> {
  return {
    kind: 'text',
    key: 'name',
    step: 'Name',
    ask: `What should “${token.name}” be called?`,
    checking: 'Taking the name',
    about: ['Its id and its account stay, so whatever uses it goes on.'],
    initial: token.name,
    flag: '--name',
    fallback: token.name,
    async answer(input) {
      const name = taken(text(input), token.name)
      refuseUnusable(name)
      return { value: name }
    },
    toFlags: (name) => ['--name', name],
    say: (name) => name,
  }
}

function newDescription(token: AtlanToken): TextQuestion<'description', string> {
  return {
    kind: 'text',
    key: 'description',
    step: 'Name',
    ask: `What is “${token.name}” for?`,
    checking: 'Taking the description',
    initial: token.description,
    flag: '--description',
    fallback: token.description,
    answer: async (input) => ({ value: taken(text(input), token.description) }),
    toFlags: (description) =>
      description === token.description ? [] : ['--description', description],
  }
}

/** What was left as it is must stay so to the last blank: it is clean already. */
const taken = (input: string, current: string): string =>
  input === current ? current : sanitise(input.trim())
