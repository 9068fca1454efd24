import type { Binding } from '#src/frontends/ui/keys.ts'
import { commandPlace } from './command-place.ts'
import { copyKey } from './copy-key.ts'
import { type AtList, act, move, open, openActions, select } from './list-deeds.ts'
import { movementKeys } from './movement.ts'

/**
 * The keys of a list that somebody looks through, in the order of the footer, which ends where there
 * is no more room: what somebody new here looks for comes first. Only what does something here: the
 * help and the footer name no other key.
 */
export function listKeys<Row>(at: AtList<Row>, startFilter: () => void): Binding[] {
  const { place, live, shell } = at
  const { rows, visible, filter, selected } = live.snapshot()
  const { actions, creating, command } = place
  const row = live.current()
  const chosen = selected.size
  const isEmpty = visible.length === 0
  const canAct = actions.length > 0
  const hasSubjects = chosen > 0 || row !== undefined
  return [
    ...where(visible.length > 1, {
      keys: movementKeys,
      shown: '↑↓',
      label: 'move',
      run: (key) => move(at, key),
    }),
    ...where(hasSubjects, {
      keys: ['enter', 'l', 'right'],
      shown: 'enter',
      label: chosen > 0 ? `act on ${chosen}` : 'open',
      run: () => open(at),
    }),
    ...where(rows.length > 0, { keys: ['/'], label: 'filter', run: startFilter }),
    ...(creating?.key === undefined
      ? []
      : [{ keys: [creating.key], label: creating.label, run: () => shell.act(creating, []) }]),
    ...where(canAct && !isEmpty, { keys: ['space'], label: 'select', run: () => select(at) }),
    ...where(canAct && visible.length > 1, {
      keys: ['*'],
      label: 'select all',
      help: 'select all that the filter lets through, or none of them',
      run: () => live.toggleAll(),
      quiet: true,
    }),
    ...where(place.sorts.length > 1 && rows.length > 1, {
      keys: ['o'],
      label: 'sort',
      help: 'the next order',
      run: () => live.sortNext(),
    }),
    ...where(canAct && hasSubjects, {
      keys: ['a'],
      label: 'actions',
      help: 'everything that can be done here',
      run: () => openActions(at),
    }),
    ...actions.flatMap(({ key, label }, index): Binding[] =>
      key === undefined || !hasSubjects
        ? []
        : [{ keys: [key], label, run: () => act(at, index), quiet: true }],
    ),
    ...(row === undefined ? [] : [copyKey(shell, place.identifier(row))]),
    ...(command === undefined
      ? []
      : [
          {
            keys: ['c'],
            label: 'as a command',
            run: () => shell.open(commandPlace(shell.desk.commandLine(command))),
            quiet: true,
          },
        ]),
    ...where(chosen > 0 || filter !== '', {
      keys: ['esc'],
      label: chosen > 0 ? 'select none' : 'clear the filter',
      essential: true,
      run: () => (chosen > 0 ? live.unselect() : live.filterBy('')),
    }),
  ]
}

/** The keys while its filter is typed. */
export const filterKeys = <Row>(
  at: AtList<Row>,
  endFilter: (how: 'kept' | 'cleared') => void,
): Binding[] => [
  {
    keys: ['up', 'down', 'page-up', 'page-down'],
    shown: '↑↓',
    label: 'move',
    run: (key) => move(at, key),
  },
  { keys: ['enter'], label: 'keep the filter', run: () => endFilter('kept') },
  { keys: ['esc'], label: 'clear it', run: () => endFilter('cleared') },
]

const where = (there: boolean, binding: Binding): Binding[] => (there ? [binding] : [])
