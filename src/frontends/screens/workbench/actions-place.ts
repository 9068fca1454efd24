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

/** The menu of a list: what can be done with these rows, and what needs none. */
export function actionsPlace<Row>(
  place: ListPlace<Row>,
  desk: Desk,
  rows: readonly Row[],
): PagePlace {
  const names = rows.slice(0, namesShown).map((row) => place.columns(row)[0] ?? '')
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
