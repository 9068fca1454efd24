import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Environment } from '#src/local/environment.ts'
import { openProfiles } from '#src/local/profiles/profiles.ts'
import { openStateFolder } from '#src/local/state-folder.ts'
import type { PracticeOptions, PracticeTenants } from '#src/practice/start.ts'

/** Practice tenants in this process, and a state folder of their own that ends with them. */
export interface PracticeHome {
  readonly tenants: PracticeTenants
  readonly folder: string
  readonly environment: Environment
  close(): Promise<void>
}

/**
 * Starts the practice tenants on loopback with a ready profile for each, so that nothing of a person's own
 * profiles, credentials or choices reaches practice, and nothing of practice stays.
 */
export async function openPracticeHome(
  environment: Environment,
  options: PracticeOptions = {},
): Promise<PracticeHome> {
  const { startPractice } = await import('#src/practice/start.ts')
  const folder = await mkdtemp(join(tmpdir(), 'tokenbench-practice-'))
  const tenants = await startPractice(options)
  const own = Object.entries(environment).filter(
    ([name]) => !/^(TOKENBENCH|ATLAN|AXIOM)_/.test(name),
  )
  const state = join(folder, 'state')
  const profiles = openProfiles(await openStateFolder({ TOKENBENCH_HOME: state }))
  // The first one is the default.
  await profiles.add({
    name: 'practice',
    provider: 'atlan',
    baseUrl: tenants.atlan.baseUrl,
    store: 'session',
  })
  await profiles.add({
    name: 'practice-axiom',
    provider: 'axiom',
    baseUrl: tenants.axiom.baseUrl,
    orgId: tenants.axiom.orgId,
    store: 'session',
  })
  return {
    tenants,
    folder,
    environment: { ...Object.fromEntries(own), TOKENBENCH_HOME: state },
    async close() {
      await tenants.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
