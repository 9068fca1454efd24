import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { Asset } from '#src/domain/asset.ts'
import { sayDate } from '#src/domain/duration.ts'
import type { Persona, PersonaPolicy } from '#src/domain/persona.ts'
import { type NextStep, problemOf } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { expiryOf, usernameOf } from '#src/domain/token.ts'
import { type Ground, groundsFor, withConnection } from './asset-grounds.ts'
import { fittingPersonas } from './fitting-personas.ts'
import type { TokenAccess } from './token-access.ts'

/** Whether a token can reach an asset, and why. */
export interface AssetVerdict {
  readonly asset: Asset
  /** Whether it can read it. `unknown`: nothing says so, but not everything is visible. */
  readonly reaches: 'yes' | 'no' | 'unknown'
  /** What it may do with it. */
  readonly may: readonly ('read' | 'edit' | 'query')[]
  /** One paragraph. */
  readonly text: string
  /** The narrowest cure first; empty where none is needed. */
  readonly nextSteps: readonly NextStep[]
}

/** Says whether and why the token can reach the asset. Reads the asset's connection anew. */
export async function judgeAsset(
  client: AtlanClient,
  seen: TokenAccess,
  asset: Asset,
  now: Date,
  signal: AbortSignal,
): Promise<AssetVerdict> {
  const access = await withFreshConnection(client, seen, asset, signal)
  const { token } = access
  const whose = `“${token.name}”`
  const what = sayAsset(asset)
  const { status, reason, expiresAt } = expiryOf(token, now)
  if (status === 'expired') {
    const ended =
      reason === 'lifetime-overflow' || expiresAt === null ? '' : ` on ${sayDate(expiresAt)}`
    const how = ended === '' ? 'has been dead since its creation' : `expired${ended}`
    const text = `No: ${whose} ${how}, so it reaches nothing, ${what} neither.`
    return { asset, reaches: 'no', may: [], text, nextSteps: [makeAnother] }
  }
  const grounds = groundsFor(access, asset)
  const denied = new Set(grounds.filter(isDenial).flatMap(({ deeds }) => deeds))
  const allowed = new Set(grounds.filter((one) => !isDenial(one)).flatMap(({ deeds }) => deeds))
  const deeds = judged.filter((deed) => allowed.has(deed) && !denied.has(deed))
  const may = deeds.map((deed) => words[deed])
  if (deeds.includes('read')) {
    const not = judged.filter((deed) => !deeds.includes(deed))
    const text = [
      `Yes: ${whose} can ${list(may, 'and')} ${what}, since ${reasons(grounds)}.`,
      ...(not.length === 0 || asset.connectionQualifiedName === undefined
        ? []
        : [
            `Nothing lets it ${list(
              not.map((deed) => words[deed]),
              'or',
            )} it.`,
          ]),
      'A right that was given within the last minute may not count yet.',
    ].join(' ')
    return { asset, reaches: 'yes', may, text, nextSteps: [] }
  }
  const reaches = denied.has('read') || (access.complete && !isGlossary(asset)) ? 'no' : 'unknown'
  const text = [
    `${reaches === 'no' ? 'No' : 'As far as this sign-in can see, no'}: ${whose} cannot read ${what}.`,
    grounds.length > 0 ? `For ${reasons(grounds)}.` : sayNothingCovers(access, asset),
    ...(isGlossary(asset) && !denied.has('read')
      ? ['But glossaries may be readable to everybody on this tenant.']
      : []),
  ].join(' ')
  return { asset, reaches, may, text, nextSteps: await cures(client, access, asset, signal) }
}

async function withFreshConnection(
  client: AtlanClient,
  access: TokenAccess,
  { connectionQualifiedName, typeName, qualifiedName }: Asset,
  signal: AbortSignal,
): Promise<TokenAccess> {
  const its = typeName === 'Connection' ? qualifiedName : connectionQualifiedName
  if (its === undefined) return access
  try {
    const connection = await client.connections.byQualifiedName(its, signal)
    return withConnection(access, connection, usernameOf(access.token))
  } catch (thrown) {
    const { kind } = problemOf(thrown)
    if (kind === 'not-permitted' || kind === 'not-found') return access
    throw thrown
  }
}

/** Personas that would let it read the asset: linking one is the narrowest that can be given. */
async function cures(
  client: AtlanClient,
  { token }: TokenAccess,
  asset: Asset,
  signal: AbortSignal,
): Promise<NextStep[]> {
  const [personas, policies] = await Promise.all([
    client.personas.list(signal),
    client.personas.policies(signal),
  ]).catch((thrown: unknown): [Persona[], PersonaPolicy[]] => {
    if (problemOf(thrown).kind === 'not-permitted') return [[], []]
    throw thrown
  })
  const linked = new Set(token.personas.map(({ qualifiedName }) => qualifiedName))
  const others = personas.filter(({ qualifiedName }) => !linked.has(qualifiedName))
  const fitting = fittingPersonas(others, policies, asset, 'read')
  if (fitting.length === 0)
    return [{ text: 'Ask an admin for a persona whose policy lets it read this, and link it.' }]
  return fitting.slice(0, 3).map(({ name, qualifiedName, reach }) => ({
    text: `Link the persona “${name}”: ${reach}.`,
    command: shellCommand([
      'tokenbench',
      'persona',
      'link',
      '--token',
      token.id,
      '--persona',
      qualifiedName,
    ]),
  }))
}

function sayNothingCovers(access: TokenAccess, asset: Asset): string {
  const { personas, nameOf } = access
  const { connectionQualifiedName } = asset
  const off = personas.filter(({ enabled }) => enabled === false).map(({ name }) => `“${name}”`)
  const on = personas.filter(({ enabled }) => enabled !== false).map(({ name }) => `“${name}”`)
  const said = [
    ...(connectionQualifiedName === undefined
      ? []
      : [`it does not administer ${nameOf(connectionQualifiedName)}`]),
    on.length === 0
      ? `it has no persona${off.length === 0 ? '' : ' that is switched on'}`
      : `no policy of ${on.length === 1 ? 'its persona' : 'its personas'} ${list(on, 'and')} lets it`,
    ...(off.length === 0
      ? []
      : [`${list(off, 'and')} ${off.length === 1 ? 'is' : 'are'} switched off`]),
    'no purpose that names it is about the tags of the asset',
  ]
  const sentence = said.join('; ')
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
}

const isDenial = ({ effect }: Ground): boolean => effect === 'deny'

const isGlossary = ({ typeName }: Asset): boolean => typeName.startsWith('AtlasGlossary')

const reasons = (grounds: readonly Ground[]): string =>
  list([...new Set(grounds.map(({ text }) => text))], 'and')

const sayAsset = ({ typeName, name, qualifiedName, status }: Asset): string =>
  `the ${status === 'DELETED' ? 'deleted ' : ''}${typeName} “${name || qualifiedName}” (${qualifiedName})`

/** What is judged of an asset, in a person's words. */
const words = { read: 'read', update: 'edit', query: 'query' } as const
const judged = ['read', 'update', 'query'] as const

const list = (parts: readonly string[], word: 'and' | 'or'): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`

const makeAnother: NextStep = {
  text: 'Make a new token; a lifetime cannot be lengthened.',
  command: 'tokenbench token create NAME',
}
