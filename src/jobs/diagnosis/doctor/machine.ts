import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { problemOf } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { targetOf } from '#src/jobs/queries/target.ts'
import { Keyring } from '#src/local/secrets/vault/keyring.ts'
import { systemKeyring } from '#src/local/secrets/vault/system-keyring.ts'
import { type Examination, failed, failedWith, ofProblem, ok, skipped, warning } from './check.ts'

/** Where profiles, vault and journal are. */
export const stateFolder: Examination = {
  name: 'state folder',
  after: [],
  async examine({ workbench }) {
    const path = sanitise(workbench.stateFolder)
    try {
      await access(workbench.stateFolder, constants.W_OK)
    } catch {
      return failed(`${path} cannot be written to.`, {
        text: 'Make it writable, or set TOKENBENCH_HOME to another folder.',
      })
    }
    await workbench.profiles.list()
    const newer = await workbench.profiles.readOnlyBecause()
    return newer === undefined ? ok(`${path}, yours alone.`) : ofProblem(newer, 'warning')
  },
}

/** Which tenant this is about. */
export const profile: Examination = {
  name: 'profile',
  after: ['state folder'],
  async examine(patient) {
    const target = await targetOf(patient.workbench, patient.choice)
    patient.target = target
    const product = target.provider === 'axiom' ? 'Axiom' : 'Atlan'
    const named = target.profile === undefined ? 'No profile' : `Profile ${target.profile}`
    return ok(`${named}: ${product} at ${target.origin}.`)
  },
}

/** The keyring of the system, which only a vault with its key in there needs. */
export const keyring: Examination = {
  name: 'keyring',
  after: ['state folder'],
  async examine({ workbench, target, signal }) {
    const { environment, vault } = workbench
    const isNeeded = (target?.kept?.vaultKey ?? (await vault.keptBy())) === 'keyring'
    // Practice leaves nothing behind and asks nothing of the person's own things.
    if (workbench.practice !== undefined) return skipped('Practice uses none.')
    try {
      const system = new Keyring(systemKeyring(environment), { environment, signal })
      await system.read('doctor')
      return ok(isNeeded ? 'It answers; the key of the vault is in it.' : 'It answers.')
    } catch (thrown) {
      const problem = problemOf(thrown)
      if (isNeeded || problem.kind !== 'refused') return failedWith(thrown)
      return warning(`${problem.title} Nothing here needs it.`)
    }
  },
}
