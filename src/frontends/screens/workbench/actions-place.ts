import type { Action } from './action.ts'
import type { Desk } from './desk.ts'
import type { Item, ListPlace, PagePlace } from './place.ts'

/** What can be done with objects, as items of a page. Each says its command. */
export const actionItems = <Row>(
  actions: readonly Action<Row>[],
  desk: Desk,
  rows: readonly Row[],
): Item[] =>
  actions
    .filter(({ onlyOne }) => !onlyOne || rows.length === 1)
    .map((action) => ({
      label: action.label,
      ...(action.key === undefined ? {} : { key: action.key }),
      columns: [action.command.join(' ')],
      command: desk.commandLine([...action.command, ...action.words(rows)]),
      choose: (doors) => doors.act(action, rows),
    }))

/** The actions that have a key, and one more item that leads to all: a page has other things to say. */
export function mainActionItems<Row>(
  actions: readonly Action<Row>[],
  desk: Desk,
  row: Row,
  nameOf: (row: Row) => string,
): Item[] {
  const main = actions.filter(({ key }) => key !== undefined)
  return [
    ...actionItems(main, desk, [row]),
    {
      label: 'all actions',
      key: 'a',
      columns: [`and ${actions.length - main.length} more`],
      choose: (doors) => doors.open(actionsPlace({ actions }, desk, [row], nameOf)),
    },
  ]
}

/** The menu of a list: what can be done with these rows, and what needs none. */
export function actionsPlace<Row>(
  place: Pick<ListPlace<Row>, 'actions' | 'creating'>,
  desk: Desk,
  rows: readonly Row[],
  nameOf: (row: Row) => string,
): PagePlace {
  const names = rows.slice(0, namesShown).map(nameOf)
  const more = rows.length - names.length
  const whom = `${names.map((name) => `“${name}”`).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  return {
    kind: 'page',
    title: 'Actions',
    doing: '',
    about: ['Enter starts an action; it shows its plan before anything is written.'],
    load: async () => ({
      blocks: [
        ...(rows.length === 0
          ? []
          : [
              { rows: () => [[{ text: whom, tone: 'heading' as const }]] },
              { items: actionItems(place.actions, desk, rows) },
            ]),
        ...(place.creating === undefined
          ? []
          : [{ items: actionItems([place.creating], desk, []) }]),
      ],
    }),
  }
}

const namesShown = 3
