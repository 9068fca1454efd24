import type { Problem } from '#src/domain/problem.ts'
import type { SearchText } from '#src/frontends/ui/filter.ts'
import type { Row, Span } from '#src/frontends/ui/row.ts'
import type { Asker } from '#src/jobs/flows/asker.ts'
import type { Action } from './action.ts'

/** Somewhere to be in the workbench. A place is a small description; the shell does the rest. */
// biome-ignore lint/suspicious/noExplicitAny: the shell never looks into a row
export type Place = ListPlace<any> | PagePlace

interface PlaceBase {
  /** Stands in the line of places: `Tokens`, `nightly-etl`. */
  readonly title: string
  /** What is being done while it loads: `Asking for the tokens`; empty where all is at hand. */
  readonly doing: string
  /** It is read from this machine, and no tenant is asked. */
  readonly isOfThisMachine?: true
  /** Words of the command that shows the same, without `tokenbench` and the profile. */
  readonly command?: readonly string[]
  /** What the help says before it lists the keys. */
  readonly about?: readonly string[]
  /**
   * Whether it says something else than the place that one comes back from has shown since.
   * @param hasFailed that place could not be read
   */
  isOvertaken?(hasFailed: boolean): boolean
}

/** Rows of one kind. */
export interface ListPlace<Row> extends PlaceBase {
  readonly kind: 'list'
  /** The rows as they come. A list that needs no waiting yields once. */
  rows(signal: AbortSignal): AsyncIterable<Arrival<Row>>
  /** Rows that come later, without being asked for; returns how to stop. */
  follow?(add: (rows: readonly Row[]) => void): () => void
  keyOf(row: Row): string
  columns(row: Row): readonly string[]
  /** One per column. */
  readonly headings: readonly string[]
  /** What a filter searches besides the identifier; its columns unless said. */
  searched?(row: Row): readonly string[]
  /** Before the row: a symbol that says what its words say too. */
  mark?(row: Row): Span | undefined
  /** What is counted in the heading: `expired`, `expiring`. */
  tallyOf?(row: Row): string | undefined
  /** `4 expired`: how a count is said; nothing where it is not worth a word. */
  sayTally?(tally: string, count: number): string | undefined
  readonly sorts: readonly Sort<Row>[]
  /** What there is to do when there is no row. */
  readonly empty: readonly string[]
  open(row: Row): Place
  /** What `y` copies. */
  identifier(row: Row): string
  /** For one row, or for all that are selected. */
  readonly actions: readonly Action<Row>[]
  /** Makes a new one. */
  readonly creating?: Action<never>
}

/** Rows that have come, and how many there are in all where that is known. */
export interface Arrival<Row> {
  readonly rows: readonly Row[]
  readonly total?: number
  /**
   * How many rows came before these where they have come already: the same ones, with what took
   * longer to find out. What they are sorted by is as it was.
   */
  readonly again?: number
  /** Why these rows are without a part of them: said below the rows, until they are asked for anew. */
  readonly lacks?: Problem
}

export interface Sort<Row> {
  readonly name: string
  /** Ascending by what this gives. */
  by(row: Row): string | number
}

/** One object, or anything else that is read rather than chosen from. */
export interface PagePlace extends PlaceBase {
  readonly kind: 'page'
  load(signal: AbortSignal): Promise<Page>
  /** The same with what takes longer to find out. */
  later?(signal: AbortSignal): Promise<Page>
}

export interface Page {
  readonly blocks: readonly Block[]
  /** What `y` copies. */
  readonly identifier?: string
  /** What the help calls that where it is more than an identifier: `the command`. */
  readonly copied?: string
}

/** A part of a page; each of its contents may be absent. */
export interface Block {
  readonly heading?: string
  readonly facts?: readonly (readonly [string, string])[]
  /** Drawn as they are, at the width that there is. */
  readonly rows?: (width: number) => readonly Row[]
  readonly items?: readonly Item[]
  /** Said instead of `items` when there are none. */
  readonly empty?: string
}

/** A row of a page that Enter does something with. */
export interface Item {
  readonly label: string
  readonly columns?: readonly string[]
  readonly mark?: Span
  /** A key that does the same from anywhere on the page. */
  readonly key?: string
  /** The same as a command, whole. */
  readonly command?: string
  readonly choose: (doors: Doors) => void
}

/** What places may ask of the shell. */
export interface Doors {
  open(place: Place): void
  // biome-ignore lint/suspicious/noExplicitAny: an action gets the objects of its own place
  act(action: Action<any>, objects: readonly any[]): void
  /** Lets a job have the screen. */
  run(job: (asker: Asker) => Promise<void>): Promise<void>
}

/** What a filter searches in a row: its first column by name, and all of it. */
export const searchTextOf = (cells: readonly string[], more: readonly string[]): SearchText => ({
  label: (cells[0] ?? '').toLowerCase(),
  all: [...cells, ...more].join(' ').toLowerCase(),
})
