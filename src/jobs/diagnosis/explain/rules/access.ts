import { serviceAccountPrefix } from '#src/domain/token.ts'
import {
  accountOf,
  type Case,
  command,
  credentialOf,
  endOf,
  hostOf,
  isApiToken,
  isPerson,
  knownToken,
  type Rule,
  subject,
} from '#src/jobs/diagnosis/explain/case.ts'
import { accessSteps, adminSteps, connectionOf } from '#src/jobs/diagnosis/explain/cures/access.ts'

/** Atlan understood the credential, and did not let it. */
const isRefused = ({ symptom }: Case): boolean =>
  symptom.product === 'atlan' && symptom.status === 403

const isNotAdminCode = ({ symptom }: Case): boolean => symptom.code === 'ATLAS-403-00-002'

/** A change of a connection itself, which its admins alone may make. */
const changesConnection = (found: Case): boolean =>
  isRefused(found) &&
  (isNotAdminCode(found) ||
    (found.symptom.typeName === 'Connection' &&
      found.symptom.deed !== 'read' &&
      found.symptom.deed !== 'create'))

/** The API of tokens, users and roles, which looks at roles and not at personas. */
const isServiceCall = ({ symptom }: Case): boolean =>
  /^\/api\/service\//.test(symptom.path ?? '') ||
  (symptom.code === undefined && /is not allowed to/.test(symptom.message ?? ''))

/** An asset, which personas decide about. */
const isAboutAsset = (found: Case): boolean =>
  isRefused(found) && !changesConnection(found) && !isServiceCall(found)

const lowRole = (found: Case): string | undefined =>
  credentialOf(found)?.roles.find((role) => role === '$member' || role === '$guest')

/** What its personas say would be enough, or it is an admin: then it is a matter of time. */
const isGranted = ({ evidence, symptom }: Case): boolean =>
  evidence.isAdmin === true ||
  (symptom.code !== 'ATLAS-403-00-002' &&
    (evidence.coverage?.allowedBy.length ?? 0) > 0 &&
    evidence.coverage?.deniedBy.length === 0 &&
    evidence.coverage.deniedByPurpose.length === 0)

/** How long ago a grant may lie that has not reached every part of the tenant (seen from SDKs). */
const grantTakesMs = 3 * 60_000

const justGranted = ({ evidence, now }: Case): boolean =>
  typeof evidence.connection === 'object' &&
  evidence.isAdmin === true &&
  now.getTime() - evidence.connection.updatedAt.getTime() < grantTakesMs

const names = (refs: readonly { readonly name: string }[] = []): string =>
  refs.map(({ name }) => `“${name}”`).join(', ')

const sayAlive = (found: Case): string | false =>
  knownToken(found) !== undefined && 'The token is known to the tenant.'

/** Why Atlan answers 403. */
export const accessRules: readonly Rule[] = [
  {
    code: 'grant-not-in-effect',
    when: (found) =>
      isRefused(found) && isGranted(found) && (justGranted(found) ? 'certain' : 'likely'),
    text: (found) =>
      `${subject(found)} has the right by now. Atlan hands rights on with a delay of up to a minute: what was tried before that is refused.`,
    evidence: (found) => [
      found.evidence.isAdmin === true && 'It stands in the connection’s list of admins.',
      justGranted(found) && 'The connection was changed within the last minutes.',
      (found.evidence.coverage?.allowedBy.length ?? 0) > 0 &&
        `It has ${names(found.evidence.coverage?.allowedBy)}, which allows it.`,
    ],
    steps: () => [
      { text: 'Wait a minute and run the program again.' },
      {
        text: 'If it is still refused after that, paste the new answer: then it is something else.',
      },
    ],
  },
  {
    code: 'member-on-connection',
    when: (found) => {
      if (!changesConnection(found) || !isPerson(found)) return undefined
      if (lowRole(found) !== undefined) return 'certain'
      return found.evidence.isAdmin === true ? 'certain' : 'possible'
    },
    text: (found) =>
      `${subject(found)} is ${lowRole(found) ?? 'not $admin'}: Atlan refuses members and guests every change of a connection, even of one that they administer.`,
    evidence: (found) => [
      lowRole(found) && `The bearer says the role ${lowRole(found)}.`,
      found.evidence.isAdmin === true &&
        'They stand in the connection’s list of admins all the same.',
    ],
    steps: (found) => [
      { text: 'Use the browser sign-in of somebody with the role $admin who administers it.' },
      seeAdmins(found),
    ],
  },
  {
    code: 'person-needed',
    when: (found) =>
      changesConnection(found) &&
      !isNotAdminCode(found) &&
      isApiToken(found) &&
      !isGranted(found) &&
      'certain',
    text: (found) =>
      `${subject(found)} tried to change a connection that it does not administer. A token cannot add itself: it takes the bearer of a person who administers the connection.`,
    evidence: (found) => [
      accountOf(found)?.startsWith(serviceAccountPrefix) &&
        'The account that was refused is an API token’s.',
      sayNoAdmin(found),
    ],
    steps: (found) => [
      ...adminSteps(found, 'that is what is missing'),
      { text: 'Copy the bearer from the browser of a connection admin, not from the program.' },
      seeAdmins(found),
    ],
  },
  {
    code: 'not-connection-admin',
    when: (found) => {
      if (!changesConnection(found) || isGranted(found)) return undefined
      if (isNotAdminCode(found)) return 'certain'
      return isPerson(found) && lowRole(found) === undefined && 'likely'
    },
    text: (found) =>
      `${subject(found)} is no admin of ${connectionOf(found)?.said ?? 'the connection'}, and only those may do this.`,
    evidence: (found) => [sayAlive(found), sayNoAdmin(found)],
    steps: (found) => [
      ...(isPerson(found) ? [] : adminSteps(found, 'that is what is missing')),
      isPerson(found) && {
        text: 'Use the browser sign-in of somebody who administers it, or have that person add you.',
      },
      seeAdmins(found),
    ],
  },
  {
    code: 'persona-denies',
    when: (found) =>
      isAboutAsset(found) && (found.evidence.coverage?.deniedBy.length ?? 0) > 0 && 'certain',
    text: (found) =>
      `A policy of ${names(found.evidence.coverage?.deniedBy)} denies it, and a denial beats whatever others allow.`,
    evidence: (found) => [sayAlive(found), sayAsset(found)],
    steps: (found) => [...unlinkSteps(found), { text: 'Or ask an admin to change that policy.' }],
  },
  {
    code: 'purpose-denies',
    when: (found) =>
      isAboutAsset(found) &&
      (found.evidence.coverage?.deniedByPurpose.length ?? 0) > 0 &&
      'certain',
    text: (found) =>
      `The purpose ${names(found.evidence.coverage?.deniedByPurpose)} denies it by a tag of the asset, and a denial beats whatever personas allow.`,
    evidence: (found) => [sayAlive(found), sayAsset(found)],
    steps: (found) => [
      {
        text: `Ask an admin to take the token from that policy of ${names(found.evidence.coverage?.deniedByPurpose)}, or the tag from the asset where it is wrong.`,
      },
    ],
  },
  {
    code: 'persona-switched-off',
    when: (found) =>
      isAboutAsset(found) &&
      !isGranted(found) &&
      (found.evidence.coverage?.switchedOff.length ?? 0) > 0 &&
      'certain',
    text: (found) =>
      `${names(found.evidence.coverage?.switchedOff)} would allow it, but is switched off.`,
    evidence: (found) => [sayAsset(found)],
    steps: (found) => [
      { text: `Ask an admin to switch ${names(found.evidence.coverage?.switchedOff)} on again.` },
      ...accessSteps(found),
    ],
  },
  {
    code: 'persona-lacks-action',
    when: (found) =>
      isAboutAsset(found) &&
      !isGranted(found) &&
      found.evidence.coverage?.deniedBy.length === 0 &&
      found.evidence.coverage.switchedOff.length === 0 &&
      found.evidence.coverage.otherwise.length > 0 &&
      'certain',
    text: (found) =>
      `Its personas reach the asset, but none allows to ${found.symptom.deed ?? 'read'} it.`,
    evidence: (found) => [
      sayAlive(found),
      `${names(found.evidence.coverage?.otherwise)} reaches it for something else.`,
    ],
    steps: accessSteps,
  },
  {
    code: 'no-persona-covers',
    when: (found) => {
      if (!isAboutAsset(found) || isPerson(found)) return undefined
      const { coverage, token } = found.evidence
      if (token === 'unknown-here') return false
      if (coverage === undefined) return 'likely'
      return Object.values(coverage).every((list) => list.length === 0) && 'certain'
    },
    text: (found) => {
      const { asset } = found.evidence
      if (asset === undefined || found.evidence.coverage === undefined)
        return `${subject(found)} ${endOf(found)?.status === 'expired' ? 'has expired, and nothing let it' : 'is alive, but nothing lets it'} ${found.symptom.deed ?? 'reach'} that asset: a token reaches only what its personas cover.`
      return `None of the personas of ${subject(found).replace(/^The/, 'the')} covers ${connectionOf(found)?.said ?? asset.qualifiedName}.`
    },
    evidence: (found) => [sayAlive(found), sayPersonas(found), sayAsset(found)],
    steps: accessSteps,
  },
  {
    code: 'person-reaches-not',
    when: (found) => isAboutAsset(found) && isPerson(found) && !isGranted(found) && 'likely',
    text: (found) =>
      found.evidence.coverage === undefined
        ? `No persona and no group of ${subject(found)} lets them do that there.`
        : `No persona that names ${subject(found)} lets them do that there, and none by a group seems to.`,
    evidence: (found) => [sayAsset(found)],
    steps: (found) => [
      askToJoin(found),
      found.evidence.witness !== undefined && {
        text: 'See what each persona reaches.',
        command: command(found, 'persona', 'list'),
      },
    ],
  },
  {
    code: 'role-too-low',
    when: (found) => {
      if (!isRefused(found) || !isServiceCall(found)) return undefined
      if (lowRole(found) !== undefined) return 'certain'
      return isApiToken(found) ? 'possible' : 'likely'
    },
    text: (found) =>
      `Tokens, users and roles are managed with the role $admin, and ${subject(found).replace(/^The/, 'the')} does not have it.`,
    evidence: (found) => [lowRole(found) && `The bearer says the role ${lowRole(found)}.`],
    steps: () => [
      { text: 'Use an API token, or the browser sign-in of somebody with the role $admin.' },
    ],
  },
  {
    code: 'escalation-refused',
    when: ({ symptom }) => /-403-00[123]$/.test(symptom.sdkCode ?? '') && 'certain',
    text: 'The SDK tried to act as somebody else, and the credentials for that (CLIENT_ID, CLIENT_SECRET) do not allow it.',
    steps: () => [
      { text: 'Outside Atlan’s own packages leave those variables away and use an API token.' },
    ],
  },
]

/** A person is added by an admin; ready to be copied into a message. */
function askToJoin(found: Case) {
  const [narrowest] = found.evidence.fitting
  if (narrowest === undefined)
    return { text: 'Ask an admin which persona covers it, and to be added there.' }
  const request = `Please add ${subject(found)} to the persona “${narrowest.name}”: ${narrowest.reach}.`
  return { text: `Ask an admin, in these words: “${request}”`, request }
}

const seeAdmins = (found: Case) =>
  found.evidence.witness !== undefined &&
  connectionOf(found) !== undefined && {
    text: 'See who administers it.',
    command: command(found, 'connection', 'show', connectionOf(found)?.qualifiedName ?? ''),
  }

const sayNoAdmin = ({ evidence }: Case): string | false =>
  evidence.isAdmin === false && 'It does not stand in the connection’s list of admins.'

function sayAsset({ evidence }: Case): string | undefined {
  const { asset, witness } = evidence
  if (asset === undefined) return undefined
  if (asset.seen) return `The asset is ${asset.qualifiedName}.`
  return `${asset.qualifiedName} is not visible to this credential${witness ? ` at ${hostOf(witness.origin)}` : ''}.`
}

function sayPersonas(found: Case): string | undefined {
  const token = knownToken(found)
  if (token === undefined) return undefined
  return token.personas.length === 0
    ? 'It has no persona at all.'
    : `It has ${names(token.personas)}.`
}

function unlinkSteps(found: Case) {
  const token = knownToken(found)
  if (token === undefined) return []
  return (found.evidence.coverage?.deniedBy ?? []).map(({ qualifiedName, name }) => ({
    text: `Take “${name}” from the token, if it needs nothing else of it.`,
    command: command(
      found,
      ...['persona', 'unlink', '--token', token.id, '--persona', qualifiedName],
    ),
  }))
}
