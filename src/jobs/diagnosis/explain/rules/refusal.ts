import { type Case, credentialOf, knownToken } from '#src/jobs/diagnosis/explain/case.ts'

/** Atlan understood the credential, and did not let it. */
export const isRefused = ({ symptom }: Case): boolean =>
  symptom.product === 'atlan' && symptom.status === 403

/** Atlan’s code for an update that only admins of the connection may make. */
export const isNotAdminCode = ({ symptom }: Case): boolean => symptom.code === 'ATLAS-403-00-002'

/** A change of a connection itself, which its admins alone may make. */
export const changesConnection = (found: Case): boolean =>
  isRefused(found) &&
  (isNotAdminCode(found) ||
    (found.symptom.typeName === 'Connection' &&
      found.symptom.deed !== 'read' &&
      found.symptom.deed !== 'create'))

/** The API of tokens, users and roles, which looks at roles and not at personas. */
export const isServiceCall = ({ symptom }: Case): boolean =>
  /^\/api\/service\//.test(symptom.path ?? '') ||
  (symptom.code === undefined && /is not allowed to/.test(symptom.message ?? ''))

/** An asset, which personas decide about. */
export const isAboutAsset = (found: Case): boolean =>
  isRefused(found) && !changesConnection(found) && !isServiceCall(found)

const isLow = (role: string | undefined): boolean => role === '$member' || role === '$guest'

/** By the bearer, else by the tenant's list of users. */
export const lowRole = (found: Case): string | undefined =>
  [...(credentialOf(found)?.roles ?? []), found.evidence.person?.workspaceRole].find(isLow)

/** The role that Atlan denies things to, in a sentence; false where there is none. */
export const sayLowRole = (found: Case): string | false => {
  const role = lowRole(found)
  if (role === undefined) return false
  const isOfBearer = credentialOf(found)?.roles.includes(role) === true
  return `${isOfBearer ? 'The bearer says' : 'The tenant’s list of users gives'} the role ${role}.`
}

/** What its personas say would be enough, or it is an admin: then it is a matter of time. */
export function isGranted(found: Case): boolean {
  const { isAdmin = false, coverage } = found.evidence
  if (isNotAdminCode(found)) return isAdmin
  // A denial beats connection admins, too (our guess, as the practice tenant has it).
  const denials = [...(coverage?.deniedBy ?? []), ...(coverage?.deniedByPurpose ?? [])]
  return denials.length === 0 && (isAdmin || (coverage?.allowedBy.length ?? 0) > 0)
}

/** That it is no matter of the token itself; false where that is not known. */
export const sayAlive = (found: Case): string | false =>
  knownToken(found) !== undefined && 'The token is known to the tenant.'
