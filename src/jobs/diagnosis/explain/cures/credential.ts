import type { NextStep } from '#src/domain/problem.ts'
import { sayNames } from '#src/domain/some-of.ts'
import { type Case, command, knownToken } from '#src/jobs/diagnosis/explain/case.ts'

/** Another token in the place of one that is dead, with what it had. */
export function renewSteps(found: Case, text: string): NextStep[] {
  const token = knownToken(found)
  if (token === undefined) return [{ text, command: command(found, 'setup') }, secretStep]
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

/** What can be done about a credential that nobody knows more about. */
export function signInSteps(found: Case): NextStep[] {
  return [
    {
      text: 'Paste the failing request as cURL, or the token alone: what it says of itself tells most.',
    },
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
        ]),
  ]
}

export const copyFresh = ({ symptom }: Case): NextStep => ({
  text: `Open ${symptom.origin ?? 'the tenant'} in the browser, reload the page and copy a request again.`,
})
