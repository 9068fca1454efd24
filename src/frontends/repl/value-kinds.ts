import type { NamedKind } from '#src/jobs/queries/live-names.ts'

/** What can be said of a value before it is typed. */
export type ValueKind = NamedKind | 'profile' | 'source' | 'destination' | 'expiry' | 'file'

/** A place where a value stands: of an option, or of an argument by its number. */
export interface Slot {
  /** The words of the command, without `tokenbench`. */
  readonly path: readonly string[]
  /** As the help writes it, without brackets: `REF`. */
  readonly placeholder: string
  /** `--persona`; undefined for an argument. */
  readonly flag?: string
}

const ofFlag: Readonly<Record<string, ValueKind>> = {
  '--profile': 'profile',
  '--token': 'token',
  '--like': 'token',
  '--persona': 'persona',
  '--dataset': 'dataset',
  '--view': 'view',
  '--expires': 'expiry',
}

const ofPlaceholder: Readonly<Record<string, ValueKind>> = {
  SRC: 'source',
  DEST: 'destination',
  FILE: 'file',
  // Of `exec`; its words are its own, but mostly they are files.
  CMD: 'file',
}

/** What a `REF` or `NAME` of these commands means, by their words from the left. */
const ofPath: readonly (readonly [RegExp, ValueKind])[] = [
  [/^token (?!create)/, 'token'],
  [/^access\b/, 'token'],
  [/^persona\b/, 'persona'],
  [/^(connection\b|(grant|revoke) connection-)/, 'connection'],
  [/^(collection\b|(grant|revoke) collection-)/, 'collection'],
  [/^profile (show|set|use|remove)\b|^use$/, 'profile'],
]

/** The kind of value that belongs there; undefined for a text that nobody can guess. */
export function kindOfValue({ path, placeholder, flag }: Slot): ValueKind | undefined {
  if (flag !== undefined && flag in ofFlag) return ofFlag[flag]
  if (placeholder in ofPlaceholder) return ofPlaceholder[placeholder]
  if (flag !== undefined && flag !== '--on') return undefined
  if (!/^(REF|NAME)$/.test(placeholder)) return undefined
  const words = path.join(' ')
  return ofPath.find(([commands]) => commands.test(words))?.[1]
}
