/** What a name stands for; the stand-ins of each are counted apart. */
export type NameKind = 'host' | 'mail' | 'account' | 'profile' | 'object'

const mail = /[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu

/**
 * Replaces names by stand-ins: the same name by the same one throughout, so that a reader can still
 * follow who did what to what. Mail addresses are found by their shape, all others are made known.
 */
export class Pseudonyms {
  readonly #standIns = new Map<string, string>()
  readonly #counts = new Map<NameKind, number>()

  /** From now on this name is replaced. Too short ones would take words out of every sentence. */
  know(kind: NameKind, name: string): void {
    if (name.length < 3 || this.#standIns.has(name)) return
    const count = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, count)
    this.#standIns.set(name, `${kind}-${count}`)
  }

  /** From now on this text is replaced by one that says what it is. */
  stand(standIn: string, text: string | undefined): void {
    if (text !== undefined && text.length >= 3) this.#standIns.set(text, standIn)
  }

  replace(text: string): string {
    if (this.#standIns.size === 0) return text
    for (const [address] of text.matchAll(mail)) this.know('mail', address)
    // The longest first: one name may be a part of another.
    const names = [...this.#standIns.keys()].sort((a, b) => b.length - a.length)
    const any = new RegExp(names.map(literally).join('|'), 'g')
    return text.replace(any, (name) => this.#standIns.get(name) ?? name)
  }
}

/** `RegExp.escape` came with Node 24. */
const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** Where names stand in what we print, by the name of the field. */
const fields: Readonly<Record<string, NameKind>> = {
  name: 'object',
  names: 'object',
  added: 'account',
  removed: 'account',
  identity: 'account',
  profile: 'profile',
  label: 'profile',
  baseUrl: 'host',
  origin: 'host',
  orgId: 'host',
}

/** Makes all names known that stand in the named fields of something printed as JSON. */
export function learnNames(names: Pseudonyms, value: unknown, kind?: NameKind): void {
  if (typeof value === 'string') {
    if (kind !== undefined) names.know(kind, kind === 'host' ? hostOf(value) : value)
  } else if (Array.isArray(value)) {
    for (const one of value) learnNames(names, one, kind)
  } else if (typeof value === 'object' && value !== null) {
    for (const [field, one] of Object.entries(value)) learnNames(names, one, fields[field])
  }
}

const hostOf = (text: string): string => (URL.canParse(text) ? new URL(text).hostname : text)
