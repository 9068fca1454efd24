import { element } from './element.js'

/**
 * One asset as a row of the list.
 *
 * @param entity as indexsearch answers it
 * @param me `{ username, groups, roleIds }`
 */
export function rowOf({ typeName, attributes }, me) {
  const row = element('li', { className: 'asset' })
  const kind = [typeName, attributes.connectorName].filter(Boolean).join(' · ')
  const mine = typeName === 'Connection' && administers(me, attributes)
  row.append(
    element('h3', {}, isolated(attributes.name)),
    element('p', { className: 'kind' }, isolated(kind)),
    ...(mine ? [element('p', { className: 'mine' }, 'You administer it')] : []),
    element('p', { className: 'address' }, isolated(attributes.qualifiedName)),
    element('p', { className: 'access' }, ...accessOf(typeName, attributes).flatMap(phrase)),
  )
  return row
}

/** The tenant's own rule: by user, by group or by role. */
function administers(me, { adminUsers, adminGroups, adminRoles }) {
  return (
    list(adminUsers).includes(me.username) ||
    list(adminGroups).some((group) => me.groups.includes(group)) ||
    list(adminRoles).some((role) => me.roleIds.includes(role))
  )
}

/** What it is and who has to do with it, in pairs of a label and names. */
function accessOf(typeName, attributes) {
  switch (typeName) {
    case 'Connection':
      return [
        ['Admins', attributes.adminUsers],
        ['Groups', attributes.adminGroups],
        // Roles are listed by id, which tells a reader nothing.
        [
          'Roles',
          list(attributes.adminRoles).length > 0 ? [list(attributes.adminRoles).length] : [],
        ],
      ]
    case 'Collection':
      return [
        ['Editors', attributes.adminUsers],
        ['Viewers', attributes.viewerUsers],
      ]
    default:
      return [
        ['', attributes.description ? [attributes.description] : []],
        ['Users', attributes.personaUsers],
        ['Groups', attributes.personaGroups],
      ]
  }
}

function phrase([label, names]) {
  if (list(names).length === 0) return []
  return [element('span', {}, label && `${label}: `, isolated(names.join(', ')))]
}

const list = (value) => (Array.isArray(value) ? value : [])

/** Names come from the tenant and may hold anything: they stay text, in a direction of their own. */
function isolated(text = '') {
  return element('bdi', {}, String(text))
}
