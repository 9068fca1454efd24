import type { Problem } from '#src/domain/problem.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { Block, Item, PagePlace, Place } from '#src/frontends/screens/workbench/place.ts'
import { problemRows } from '#src/frontends/ui/problem-rows.ts'
import { paragraphRows, type Row } from '#src/frontends/ui/row.ts'
import { atlanTokenPlace } from './atlan-token.ts'
import { collectionPlace } from './collection.ts'
import { connectionPlace } from './connection.ts'
import { personaPlace } from './persona.ts'

/** What a line of the prompt came to. */
export interface LineOutput {
  readonly line: string
  readonly text: string
  /** The same as JSON: its objects can be opened. */
  readonly json: object | undefined
  readonly talk: readonly string[]
  readonly problem: Problem | undefined
}

/** The output of a command, to be read, with the objects that it names to be opened. */
export const outputPlace = (desk: Desk, output: LineOutput): PagePlace => ({
  kind: 'page',
  title: output.line,
  doing: '',
  load: async () => ({
    identifier: output.text,
    blocks: [
      ...(output.talk.length === 0
        ? []
        : [
            {
              rows: (width: number) =>
                output.talk.flatMap((line) => paragraphRows(line, width, 'subdued')),
            },
          ]),
      { rows: (width) => output.text.split('\n').flatMap((line) => textRow(line, width)) },
      ...(output.problem === undefined ? [] : [problemBlock(output.problem)]),
      ...linkBlocks(desk, output.json),
    ],
  }),
})

const problemBlock = (problem: Problem): Block => ({ rows: (width) => problemRows(problem, width) })

/** A line of a table is cut rather than wrapped: its columns stay columns. */
const textRow = (line: string, width: number): Row[] =>
  /\S {2,}\S.*\S {2,}\S/.test(line) ? [[{ text: line }]] : paragraphRows(line, width)

interface Linked {
  readonly name: string
  readonly id?: string
  readonly guid?: string
  readonly qualifiedName?: string
}

const openers: Readonly<Record<string, (desk: Desk, object: Required<Linked>) => Place>> = {
  tokens: (desk, object) => atlanTokenPlace(desk, object),
  personas: (desk, object) => personaPlace(desk, object),
  connections: (desk, object) => connectionPlace(desk, { ...object, connector: '' }),
  collections: (desk, object) => collectionPlace(desk, object),
}

/** More than these are found faster in their own list. */
const mostLinks = 50

function linkBlocks(desk: Desk, json: object | undefined): Block[] {
  if (desk.target?.provider !== 'atlan') return []
  return Object.entries(json ?? {}).flatMap(([key, value]): Block[] => {
    const opener = openers[key]
    if (opener === undefined || !Array.isArray(value) || value.length === 0) return []
    const items = value
      .filter(isLinked)
      .slice(0, mostLinks)
      .map((object): Item => {
        const whole = { id: '', guid: '', qualifiedName: '', ...object }
        return {
          label: object.name,
          columns: [object.qualifiedName ?? object.id ?? ''],
          choose: (doors) => doors.open(opener(desk, whole)),
        }
      })
    return items.length === 0 ? [] : [{ heading: 'Open', items }]
  })
}

const isLinked = (value: unknown): value is Linked =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'
