import { element } from './element.js'

/**
 * Somebody to sign in as, as one choice of the list.
 *
 * @param person as the server lists them
 * @param chosen who is chosen at first
 */
export function choiceOf({ username, role, administers, examples }, chosen) {
  const more = administers - examples.length
  const connections = examples.join(', ') + (more > 0 ? ` and ${more.toLocaleString()} more` : '')
  return element(
    'label',
    { className: 'person' },
    element('input', {
      type: 'radio',
      name: 'username',
      value: username,
      checked: username === chosen,
    }),
    element('span', { className: 'person-name' }, username),
    element('span', { className: 'person-role' }, role),
    element(
      'span',
      { className: 'person-connections' },
      administers > 0 ? `Administers ${connections}` : 'Administers no connection',
    ),
  )
}
