import { type NextStep, ProblemError } from '#src/domain/problem.ts'
import type { KeyringTrouble } from './keyring-trouble.ts'
import type { Surroundings } from './surroundings.ts'
import { otherKeys } from './vault-problems.ts'

/** The problem to show, by what is wrong and where this runs. */
export function keyringProblem(trouble: KeyringTrouble, where: Surroundings): ProblemError {
  const { title, step } = sayings[trouble]
  const why = reasons[where][trouble] ?? reasons[where].absent
  return new ProblemError({
    kind: 'refused',
    code: `keyring-${trouble}`,
    title,
    ...(why !== undefined && { detail: why }),
    nextSteps: [...(step === undefined ? [] : [step]), ...otherKeys('keyring')],
  })
}

const unlock: NextStep = {
  text: 'Unlock it, for example by signing in on the desktop, and try again.',
}

const sayings: Readonly<Record<KeyringTrouble, { title: string; step?: NextStep }>> = {
  absent: { title: 'There is no keyring here.' },
  locked: { title: 'The keyring is locked.', step: unlock },
  denied: {
    title: 'The keyring refused.',
    step: { text: 'Allow tokenbench when the keyring asks, and try again.' },
  },
  silent: { title: 'The keyring did not answer in time.', step: unlock },
  failed: { title: 'The keyring does not work.', step: { text: 'Try again.' } },
}

/** What the place has to do with it; its `absent` stands for all that it does not name. */
const reasons: Readonly<Record<Surroundings, { [trouble in KeyringTrouble]?: string }>> = {
  wsl: { absent: 'This is WSL, which brings no keyring of its own.' },
  container: { absent: 'This looks like a container, where there is seldom a keyring.' },
  ssh: {
    absent: 'This is an SSH session, which seldom reaches the keyring of a desktop.',
    locked: 'This is an SSH session, in which no window can ask for the keyring’s password.',
  },
  desktop: { silent: 'It may be waiting for its password in a window.' },
}
