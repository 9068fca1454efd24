import { ProblemError } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import type { Credential, HeldCredential } from '#src/jobs/queries/credential.ts'
import { granterOf } from '#src/jobs/queries/granters.ts'
import { rereadToken } from '#src/jobs/queries/tokens.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Applied } from './applied.ts'
import { applyPlan } from './apply.ts'
import type { Flow } from './flow.ts'
import { planRotation, type RotationAnswers } from './plans/rotate-token.ts'
import type { Question, TextQuestion } from './question.ts'
import { bearerQuestion } from './questions/bearer.ts'
import { copiedGrantsQuestion, type GrantsAnswer } from './questions/copied-grants.ts'
import { destinationQuestion } from './questions/destination.ts'
import { expiryLike } from './questions/expiry.ts'
import { nameQuestion } from './questions/name.ts'
import { retirementQuestion } from './questions/retirement.ts'
import type { Rotation } from './rotation.ts'
import { situationOf } from './situation.ts'

export interface RotateAnswers extends RotationAnswers {
  readonly grants: GrantsAnswer
  readonly bearer: Credential
}

/** What a script needs of a bearer's life: the reads of a plan and some writes. */
const secondsForAScript = 60

/**
 * `token rotate`: another token with the same description, personas and grants; the old one works
 * on, or is deleted once the new one works and is deployed.
 *
 * @param rotation as it was read: see `readRotation`
 * @param kept how the profile keeps the key of its vault, when it has one
 */
export function rotateTokenFlow(
  workbench: Workbench,
  signIn: HeldCredential,
  rotation: Rotation,
  kept?: VaultKey,
): Flow<RotateAnswers, Applied> {
  const { token, needPerson } = rotation
  return {
    name: 'token rotate',
    steps: ['Why', 'Name', 'Expiry', 'Secret', 'Browser bearer', 'Deploy'],
    questions: (answers) => questionsFor(workbench, signIn, rotation, kept, answers),
    situation: ({ bearer }) => situationOf(workbench, signIn.origin, signIn, bearer),
    async plan(answers, signal) {
      const now = await rereadToken(workbench.client(signIn.handle), token, signal)
      const { bearer, grants } = answers
      const borrowed =
        needPerson.length > 0 && grants === 'copy' && bearer !== undefined
          ? await granterOf(workbench, bearer, signal)
          : undefined
      const granters = [...rotation.granters, ...(borrowed === undefined ? [] : [borrowed])]
      const given = { ...rotation, token: now, granters }
      return planRotation(workbench, signIn, given, answers, signal)
    },
    apply: (plan, { destination }, applying) => applyPlan(workbench, plan, applying, destination),
  }
}

function questionsFor(
  workbench: Workbench,
  signIn: HeldCredential,
  { token, suggested, needPerson }: Rotation,
  kept: VaultKey | undefined,
  { name, grants }: Partial<RotateAnswers>,
): Question<RotateAnswers>[] {
  const questions: Question<RotateAnswers>[] = [
    retirementQuestion(token.name),
    newNameQuestion(workbench, signIn, token, suggested),
    expiryLike(workbench, token),
  ]
  if (name !== undefined) questions.push(destinationQuestion(workbench, name, { kept }))
  if (needPerson.length === 0) return questions
  questions.push(copiedGrantsQuestion(token.name, needPerson))
  if (grants === 'copy') {
    const isOfConnection = needPerson.some(({ object }) => object.type === 'connection')
    const type = isOfConnection ? 'connection' : 'collection'
    questions.push(bearerQuestion(workbench, signIn, secondsForAScript, type))
  }
  return questions
}

/** Both tokens are there at the same time, so that nobody can tell two of one name apart. */
function newNameQuestion(
  workbench: Workbench,
  signIn: HeldCredential,
  { name: old }: AtlanToken,
  suggested: string,
): TextQuestion<'name', string> {
  const { answer, toArguments: _, placeholder: __, ...question } = nameQuestion(workbench, signIn)
  return {
    ...question,
    about: ['While both are there, a name of its own tells it from the old one.'],
    initial: suggested,
    fallback: suggested,
    flag: '--name',
    toFlags: (name) => ['--name', name],
    async answer(input, signal) {
      const answered = await answer(input, signal)
      if (answered.value === old) throw new ProblemError(sameName(old))
      return answered
    },
  }
}

const sameName = (name: string) => ({
  kind: 'usage' as const,
  code: 'same-name',
  title: `The old one is called “${name}”, too: the new one needs a name of its own.`,
  nextSteps: [
    { text: 'Give it another; when the old one is gone it can be renamed: token update --name' },
  ],
})

/** What is left to do by hand after a rotation, each with its command. */
export function afterRotation(
  old: Pick<AtlanToken, 'id' | 'name'>,
  { created, outcomes }: Applied,
): { readonly text: string; readonly command: string }[] {
  if (created === undefined) return []
  const isGone = outcomes.some(({ object, gone }) => gone && object.id === old.id)
  const rename = ['tokenbench', 'token', 'update', created.token.id, '--name', old.name]
  return [
    ...(isGone
      ? []
      : [
          {
            text: 'When the new secret is in use everywhere, delete the old token.',
            command: shellCommand(['tokenbench', 'token', 'delete', old.id]),
          },
        ]),
    {
      text: isGone
        ? 'The new one may have the old name now.'
        : 'Then the new one may have its name.',
      command: shellCommand(rename),
    },
  ]
}
