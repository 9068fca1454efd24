import { Cancelled } from '#src/domain/cancelled.ts'
import { baseUrl, clock, rateLimit } from './answer.ts'
import {
  type Check,
  type CheckName,
  type Examination,
  failedWith,
  type Patient,
  skipped,
} from './check.ts'
import { credential, organisation, signIn } from './credential.ts'
import { keyring, profile, stateFolder } from './machine.ts'
import { connection, nameResolution, proxy, tls } from './road.ts'
import { terminal } from './terminal.ts'

/** In this order: each stands on those before it. */
const examinations: readonly Examination[] = [
  stateFolder,
  profile,
  keyring,
  terminal,
  proxy,
  nameResolution,
  connection,
  tls,
  baseUrl,
  clock,
  rateLimit,
  credential,
  signIn,
  organisation,
]

/**
 * Looks at the road from this machine to the tenant, one check after the other. What an earlier
 * failure answers already is not asked again: it is skipped, and says why.
 *
 * @throws Cancelled
 */
export async function* examine(patient: Patient): AsyncGenerator<Check> {
  const stuck = new Map<CheckName, CheckName>()
  for (const { name, after, examine: look } of examinations) {
    const [cause] = after.flatMap((earlier) => stuck.get(earlier) ?? [])
    if (cause !== undefined) {
      stuck.set(name, cause)
      yield { name, ...skipped(`Not asked: ${cause} has to be mended first.`) }
      continue
    }
    const found = await look(patient).catch((thrown: unknown) => {
      if (thrown instanceof Cancelled) throw thrown
      return failedWith(thrown)
    })
    if (found.state === 'failed') stuck.set(name, name)
    yield { name, ...found }
  }
}
