/**
 * The places that have a name, and the line that shows the same. The full screen goes there, the
 * plain workbench runs the line; both read this table.
 */
interface NamedLine {
  readonly name: string
  readonly about: string
  /** Where there is such a place. */
  readonly at: 'atlan' | 'axiom' | 'everywhere'
  /** Without `tokenbench`. */
  readonly line: string
  /** What is asked for first; the answer is the line's last word. */
  readonly asks?: { readonly ask: string; readonly initial: string }
}

export const namedLines = [
  {
    name: 'tokens',
    about: 'API tokens, and what each of them reaches',
    at: 'atlan',
    line: 'token list',
  },
  {
    name: 'personas',
    about: 'what personas allow, and whom',
    at: 'atlan',
    line: 'persona list',
  },
  { name: 'connections', about: 'who administers them', at: 'atlan', line: 'connection list' },
  {
    name: 'collections',
    about: 'of queries: who edits and views them',
    at: 'atlan',
    line: 'collection list',
  },
  {
    name: 'tokens',
    about: 'API tokens, and what each of them may do',
    at: 'axiom',
    line: 'token list',
  },
  { name: 'datasets', about: 'what events are kept in', at: 'axiom', line: 'dataset list' },
  { name: 'views', about: 'saved queries', at: 'axiom', line: 'view list' },
  {
    name: 'why does it fail?',
    about: 'from a failing request to what mends it',
    at: 'everywhere',
    line: 'explain --from',
    asks: {
      ask: 'Where is the request or the error (clipboard, file:PATH)?',
      initial: 'clipboard',
    },
  },
  {
    name: 'doctor',
    about: 'the road to the tenant, step by step',
    at: 'everywhere',
    line: 'doctor',
  },
  {
    name: 'status',
    about: 'of every profile: who you are there, and until when',
    at: 'everywhere',
    line: 'status --all',
  },
  {
    name: 'profiles',
    about: 'the tenants you work with',
    at: 'everywhere',
    line: 'profile list',
  },
  {
    name: 'history',
    about: 'what was written from here, and taking it back',
    at: 'everywhere',
    line: 'history',
  },
  {
    name: 'doubts',
    about: 'writes of which nobody knows whether they arrived',
    at: 'everywhere',
    line: 'doubts',
  },
  {
    name: 'trace',
    about: 'what was asked in this run, and what was answered',
    at: 'everywhere',
    line: 'trace',
  },
  {
    name: 'support bundle',
    about: 'what somebody who helps needs to see, without secrets',
    at: 'everywhere',
    line: 'doctor --bundle',
    asks: { ask: 'To which new file?', initial: 'tokenbench-bundle.md' },
  },
] as const satisfies readonly NamedLine[]

/** Those that there are at a tenant of this product; at none, where there is no profile yet. */
export const namedLinesAt = (provider: 'atlan' | 'axiom' | undefined): readonly NamedLineOf[] =>
  namedLines.filter(({ at }) => at === provider || at === 'everywhere')

type NamedLineOf = (typeof namedLines)[number]
export type PlaceName = NamedLineOf['name']
