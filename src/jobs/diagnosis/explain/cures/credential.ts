import type { NextStep } from '#src/domain/problem.ts'
import { sayNames } from '#src/domain/some-of.ts'
import { type Case, command, knownToken, setUpCommand } from '#src/jobs/diagnosis/explain/case.ts'

/** Another token in the place of one that is dead, with what it had. */
export function renewSteps(found: Case, text: string): NextStep[] {
  const token = knownToken(found) ?? found.evidence.axiomToken
  if (token === undefined) return [{ text, command: setUpCommand(found) }, secretStep]
  const { granted = [] } = found.evidence
  if (granted.length > 0) return [rotation(found, token.id, granted), secretStep]
  const words = ['token', 'create', token.name, '--like', token.id, '--expires', '90d']
  return [
    { text, command: command(found, ...words) },
    secretStep,
    { text: 'Then delete the dead one.', command: command(found, 'token', 'delete', token.id) },
  ]
}

const secretStep = { text: 'Give the program its secret.' }

/** Grants are not copied by making another like it; rotating takes them along. */
const rotation = (found: Case, id: string, granted: readonly string[]): NextStep => ({
  text: `Rotate it: a new one with its personas and what it was granted (${sayNames(granted)}). That takes the browser sign-in of somebody who may grant it.`,
  command: command(
    found,
    ...['token', 'rotate', id, '--overlap', '48h', '--expires', '90d'],
    ...['--bearer-from', 'clipboard'],
  ),
})

/** What the form of a credential tells of the program that sent it, where that is not our paste. */
const repairs: Readonly<Record<string, string>> = {
  'bearer-placeholder':
    'Set the variable that should hold the token where the program runs: it sent its name, or nothing, in the place of it.',
  'bearer-cut':
    'Store the whole token again where the program gets it from: a field or a line break cut it.',
  'bearer-damaged':
    'Store the whole token again where the program gets it from, without anything before or behind it.',
  'bearer-from-documentation':
    'Give the program a token of your own: this one is printed in Atlan’s documentation.',
}

/** What is wrong with the paste has its steps; what the failing program sent has others. */
export function repairSteps(found: Case): readonly NextStep[] {
  const { damage, status } = found.symptom
  const repair = status === 401 ? repairs[damage?.code ?? ''] : undefined
  return repair === undefined ? (damage?.nextSteps ?? []) : [{ text: repair }, makeOne(found)]
}

/** Where nobody has the right token, or has it any more. */
export const makeOne = (found: Case): NextStep => ({
  text: 'If nobody has one: make it.',
  command: setUpCommand(found),
})

/** What can be done about a credential that nobody knows more about. */
export function signInSteps(found: Case): NextStep[] {
  return [
    found.symptom.credentials.length === 0
      ? {
          text: 'Paste the failing request as cURL, or the token alone: what it says of itself tells most.',
        }
      : { text: 'Try it again: if it is refused once more, store the whole token again.' },
    ...(found.symptom.product === 'axiom' && found.evidence.witness !== undefined
      ? [{ text: 'Say with --token which one it is: then it is looked up whether it has ended.' }]
      : []),
    {
      text: 'Check that the header reads “Authorization: Bearer ” and then the whole token, without a line break.',
    },
    ...(found.evidence.witness === undefined
      ? []
      : [
          {
            text: 'See which tokens of the tenant have ended.',
            command: command(found, 'token', 'list', '--sort', 'expires'),
          },
          makeOne(found),
        ]),
  ]
}

/** For a bearer of a browser: another one of the same person. */
export const copyFresh = ({ symptom }: Case): NextStep => ({
  text: `Open ${symptom.origin ?? 'the tenant'} in the browser, reload the page and copy a request again.`,
})
