import type { Command, Option } from 'commander'
import type { LiveName, NamedKind } from '#src/jobs/queries/live-names.ts'
import { placeOf } from './place-of.ts'
import { kindOfValue, type Slot, type ValueKind } from './value-kinds.ts'

/** A word that could stand at the cursor. */
export interface Candidate {
  readonly word: string
  readonly about?: string
  /** It is only the beginning of a word: no blank goes behind it. */
  readonly open?: true
}

/** Where names come from. */
export interface Names {
  profiles(): Promise<readonly string[]>
  of(kind: NamedKind): Promise<readonly LiveName[]>
  /** Files and folders whose path begins so. */
  paths(beginning: string): Promise<readonly string[]>
}

/** So many are more than anybody reads. */
const mostCandidates = 200

/**
 * The words that could stand where `current` is being typed, behind the words `before` it.
 * @param current what is typed of it so far
 */
export async function candidates(
  program: Command,
  before: readonly string[],
  current: string,
  names: Names,
): Promise<readonly Candidate[]> {
  const place = placeOf(program, before)
  const equals = current.startsWith('--') ? current.indexOf('=') : -1
  const inOption = equals === -1 ? undefined : place.options.get(current.slice(0, equals))
  if (place.valueFor === undefined && inOption !== undefined) {
    const flag = current.slice(0, equals + 1)
    const values = await valuesOf(place.path, inOption, current.slice(equals + 1), names)
    return values.map((one) => ({ ...one, word: flag + one.word }))
  }
  if (place.valueFor !== undefined) return valuesOf(place.path, place.valueFor, current, names)
  if (current.startsWith('-') && !place.onlyArguments)
    return beginning(flagsOf(place.free), current)
  const words = [...beginning(place.commands, current), ...(await ofArgument())]
  return words.length > 0 || current !== '' ? words : flagsOf(place.free)

  async function ofArgument(): Promise<readonly Candidate[]> {
    if (place.argument === undefined) return []
    const { argChoices } = place.argument
    const slot = { path: place.path, placeholder: place.argument.name() }
    return ofSlot(slot, argChoices, current, names)
  }
}

const flagsOf = (options: readonly Option[]): Candidate[] =>
  options.map(({ long, description }) => ({ word: long ?? '', about: description }))

function valuesOf(path: readonly string[], option: Option, current: string, names: Names) {
  const placeholder = /[A-Z][A-Z-]*/.exec(option.flags)?.[0] ?? ''
  const slot = { path, placeholder, ...(option.long ? { flag: option.long } : {}) }
  return ofSlot(slot, option.argChoices, current, names)
}

async function ofSlot(
  slot: Slot,
  choices: readonly string[] | undefined,
  current: string,
  names: Names,
): Promise<readonly Candidate[]> {
  if (choices !== undefined)
    return beginning(
      choices.map((word) => ({ word })),
      current,
    )
  const kind = kindOfValue(slot)
  if (kind === undefined) return []
  if (kind === 'profile')
    return beginning(
      (await names.profiles()).map((word) => ({ word })),
      current,
    )
  if (kind === 'file') return ofPaths('', current, names)
  const fixed = fixedValues[kind]
  if (fixed !== undefined && current.startsWith(inFile)) return ofPaths(inFile, current, names)
  if (fixed !== undefined) return beginning(fixed, current)
  const live = await names.of(kind as NamedKind)
  const ends = kind === 'dataset' || kind === 'view' ? ':' : ''
  return namedCandidates(live, current).map((one) =>
    ends !== '' && slot.flag !== undefined ? { ...one, word: one.word + ends, open: true } : one,
  )
}

const inFile = 'file:'

/** Paths behind a prefix; one that leads into a folder is only the beginning of a path. */
async function ofPaths(prefix: string, current: string, names: Names): Promise<Candidate[]> {
  // Quoted it would be a folder of that name: only behind `file:` is it read as the home folder.
  if (prefix === '' && current.startsWith('~')) return []
  const paths = await names.paths(current.slice(prefix.length))
  return paths.slice(0, mostCandidates).map((path) => {
    const word = prefix + path
    return path.endsWith('/') ? { word, open: true } : { word }
  })
}

const fixedValues: Readonly<Partial<Record<ValueKind, readonly Candidate[]>>> = {
  source: [
    { word: 'clipboard', about: 'what was copied last' },
    { word: 'stdin', about: 'what is piped in' },
    { word: 'file:', about: 'a file', open: true },
    { word: 'env:', about: 'a variable', open: true },
    { word: 'command:', about: 'what a command prints', open: true },
    { word: 'vault:', about: 'the vault, by name', open: true },
  ],
  destination: [
    { word: 'vault', about: 'kept here, sealed' },
    { word: 'clipboard', about: 'emptied after a minute' },
    { word: 'file:', about: 'a new file for you only', open: true },
    { word: 'command:', about: 'stdin of a command', open: true },
    { word: 'stdout', about: 'into a pipe' },
  ],
  expiry: [{ word: '30d' }, { word: '90d' }, { word: '365d' }],
}

/**
 * A name stands for its object where it can mean no other and reads back as it is written; else
 * the identifier does.
 */
function namedCandidates(all: readonly LiveName[], current: string): Candidate[] {
  const counts = new Map<string, number>()
  for (const { name } of all) counts.set(name, (counts.get(name) ?? 0) + 1)
  const wanted = current.toLowerCase()
  const found: Candidate[] = []
  for (const { name, identifiers } of all) {
    const byName = name.toLowerCase().startsWith(wanted)
    const identifier = identifiers.find((one) => one.startsWith(current))
    if (!byName && identifier === undefined) continue
    const isClear = counts.get(name) === 1 && /^[^-⟨⟩⏎][^⟨⟩⏎]{0,79}$/.test(name)
    const [first] = identifiers
    if (byName && isClear)
      found.push(first === name ? { word: name } : { word: name, about: first })
    else found.push({ word: byName ? first : (identifier ?? first), about: name })
    if (found.length === mostCandidates) break
  }
  return found
}

const beginning = (all: readonly Candidate[], current: string): Candidate[] =>
  all.filter(({ word }) => word.startsWith(current))
