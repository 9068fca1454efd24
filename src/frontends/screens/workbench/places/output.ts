import type { Problem } from '#src/domain/problem.ts'
import type { OutputObject } from '#src/frontends/commands/command.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { Block, Item, PagePlace, Place } from '#src/frontends/screens/workbench/place.ts'
import type { WayOn } from '#src/frontends/screens/workbench/ways-on.ts'
import { problemRows } from '#src/frontends/ui/problem-rows.ts'
import { hangingRows, paragraphRows, type Row } from '#src/frontends/ui/row.ts'
import { atlanTokenPlace } from './atlan-token.ts'
import { axiomTokenPlace } from './axiom-token.ts'
import { collectionPlace } from './collection.ts'
import { connectionPlace } from './connection.ts'
import { personaPlace } from './persona.ts'

/** What a line of the prompt came to. */
export interface LineOutput {
  readonly line: string
  readonly text: string
  /** What it lists or shows: they can be opened. */
  readonly objects: readonly OutputObject[]
  readonly talk: readonly string[]
  readonly problem: Problem | undefined
  /** Where one can go from the problem. */
  readonly ways: readonly WayOn[]
  /** Runs a command that the text offers. */
  readonly run: (words: string) => void
}

/** The output of a command, to be read, with the objects that it names to be opened. */
export const outputPlace = (desk: Desk, output: LineOutput): PagePlace => ({
  kind: 'page',
  title: output.line,
  doing: '',
  load: async () => ({
    ...(output.text === '' ? {} : { identifier: output.text, copied: 'the whole answer' }),
    blocks: [
      ...(output.talk.length === 0
        ? []
        : [
            {
              rows: (width: number) =>
                output.talk.flatMap((line) => paragraphRows(line, width, 'subdued')),
            },
          ]),
      ...textBlocks(output),
      ...(output.problem === undefined ? [] : [problemBlock(output.problem)]),
      { items: output.ways.map(({ key, label, go }) => ({ key, label, choose: go })) },
      ...linkBlocks(desk, output.objects),
    ],
  }),
})

const problemBlock = (problem: Problem): Block => ({ rows: (width) => problemRows(problem, width) })

/** What is printed, with what can be done as items: Enter runs them where they stand. */
function textBlocks({ text, run }: LineOutput): Block[] {
  const lines = text.split('\n').map((line) => choiceIn(line, run) ?? line)
  const parts: (string | Item)[][] = []
  for (const line of lines) {
    const part = parts.at(-1)
    if (part !== undefined && typeof part[0] === typeof line) part.push(line)
    else parts.push([line])
  }
  return parts.map((part) => ({
    rows: (width) => part.flatMap((line) => (typeof line === 'string' ? textRow(line, width) : [])),
    items: part.filter((line) => typeof line !== 'string'),
  }))
}

/** `  Delete it.  tokenbench doubts delete 8suj-0`: what it does, and the command that does it. */
function choiceIn(line: string, run: LineOutput['run']): Item | undefined {
  const [, label, words] = /^ +(\S.*\S) {2}tokenbench (\S.*)$/.exec(line) ?? []
  if (label === undefined || words === undefined) return undefined
  const command = `tokenbench ${words}`
  return { label, command, choose: () => run(words) }
}

/** A line of a table is cut rather than wrapped: its columns stay columns. */
function textRow(line: string, width: number): Row[] {
  if (/\S {2,}\S.*\S {2,}\S/.test(line)) return [[{ text: line }]]
  const indent = /^ */.exec(line)?.[0] ?? ''
  return hangingRows(indent === '' ? [] : [{ text: indent }], line.trimStart(), width)
}

type Opener = (
  desk: Desk,
  object: { id: string; guid: string; name: string; qualifiedName: string },
) => Place

const openers: Readonly<Partial<Record<OutputObject['type'], Opener>>> = {
  token: (desk, object) => atlanTokenPlace(desk, object),
  persona: (desk, object) => personaPlace(desk, object),
  connection: (desk, object) => connectionPlace(desk, { ...object, connector: '' }),
  collection: (desk, object) => collectionPlace(desk, object),
}

const axiomOpeners: typeof openers = {
  token: (desk, object) => axiomTokenPlace(desk, object),
}

/** More than these are found faster in their own list. */
const mostLinks = 50

function linkBlocks(desk: Desk, objects: readonly OutputObject[]): Block[] {
  const opens = desk.target?.provider === 'axiom' ? axiomOpeners : openers
  const items = objects.slice(0, mostLinks).flatMap(({ type, id, name, qualifiedName = '' }) => {
    const opener = opens[type]
    if (opener === undefined) return []
    const item: Item = {
      label: name,
      columns: [qualifiedName === '' ? id : qualifiedName],
      choose: (doors) => doors.open(opener(desk, { id, guid: id, name, qualifiedName })),
    }
    return [item]
  })
  return items.length === 0 ? [] : [{ heading: 'Open', items }]
}
