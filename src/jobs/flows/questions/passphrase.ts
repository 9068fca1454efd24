import type { Recognition } from '#src/capture/progress.ts'
import type { CredentialHandle } from '#src/domain/credential.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { Secret } from '#src/domain/secret.ts'
import { text } from '#src/jobs/flows/input.ts'
import type { CaptureQuestion } from '#src/jobs/flows/question.ts'
import type { Workbench } from '#src/workbench.ts'

/** Of no tenant: a passphrase is sent nowhere. */
const origin = 'vault:'

/** The passphrase of the vault that is there: it is opened with it at once. */
export function passphraseQuestion(
  workbench: Workbench,
): CaptureQuestion<'passphrase', CredentialHandle> {
  return {
    ...asked('What is the passphrase of your vault?', 'Opening the vault'),
    key: 'passphrase',
    async answer(input) {
      const passphrase = new Secret(text(input).trim())
      const handle = hold(workbench, passphrase)
      await openWith(workbench, passphrase)
      return { value: handle }
    },
  }
}

/** A new passphrase; the vault is made when it was given a second time. */
export function newPassphraseQuestion(
  workbench: Workbench,
): CaptureQuestion<'passphrase', CredentialHandle> {
  return {
    ...asked('Choose a passphrase for the vault.', 'Keeping it in memory'),
    key: 'passphrase',
    recognise: (typed) =>
      unread([...typed.trim()].length < shortest ? `at least ${shortest} characters` : undefined),
    about: ['At least 8 characters; several words are good. Nobody can open the vault without it.'],
    dependsOn: ['vaultKey'],
    async answer(input) {
      const value = text(input).trim()
      if ([...value].length < shortest) throw new ProblemError(tooShort)
      return { value: hold(workbench, new Secret(value)) }
    },
  }
}

/** The passphrase once more; the vault is made when both are the same. */
export function passphraseAgainQuestion(
  workbench: Workbench,
  first: CredentialHandle,
): CaptureQuestion<'passphraseAgain', true> {
  return {
    ...asked('Once more, to be sure.', 'Making the vault'),
    key: 'passphraseAgain',
    dependsOn: ['passphrase'],
    async answer(input) {
      const passphrase = new Secret(text(input).trim())
      workbench.redactor.watch(passphrase)
      const before = workbench.secrets.secretFor(first, origin)
      if (before.sha256 !== passphrase.sha256) throw new ProblemError(different)
      await openWith(workbench, passphrase)
      return { value: true }
    },
  }
}

async function openWith(workbench: Workbench, passphrase: Secret): Promise<void> {
  const vault = await workbench.vault.open({ chosen: 'passphrase', passphrase })
  await vault.rehearse()
}

const hold = (workbench: Workbench, passphrase: Secret): CredentialHandle =>
  workbench.secrets.keep(passphrase, { origin, source: 'typed' })

/** Nothing is looked for in a passphrase: it has no form, and what it is like is nobody's business. */
const unread = (missing?: string): Recognition => ({
  label: 'not shown',
  complete: false,
  ...(missing === undefined ? {} : { missing }),
})

const asked = (ask: string, checking: string) => ({
  kind: 'capture' as const,
  recognise: () => unread(),
  step: 'Secret',
  ask,
  checking,
  guides: [],
  flag: '--passphrase-from',
  say: () => 'a passphrase',
})

/** As the vault demands of a new one. */
const shortest = 8

const tooShort: Problem = {
  kind: 'refused',
  code: 'vault-passphrase-short',
  title: `A passphrase has at least ${shortest} characters.`,
  nextSteps: [{ text: 'Take several words.' }],
}

const different: Problem = {
  kind: 'usage',
  code: 'passphrases-differ',
  title: 'That is not the same passphrase.',
  nextSteps: [{ text: 'Type it again, or go back and choose another.' }],
}
