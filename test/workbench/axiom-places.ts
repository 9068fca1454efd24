import { onRow, type Place } from './place.ts'

const newToken = { to: 'What is the new token called?' }
const id = /^[0-9a-f-]{36}$/

/** What can be done with the token in the first row. */
const tokenActions = {
  'rotate: another in its place': { to: 'Rotate “old-importer”: leaked, or just old?' },
  'delete for good': { to: 'Type  old-importer  to do it' },
  'new token': newToken,
} as const

/** The places that only an Axiom organisation has, each behind the one that leads to it. */
export const axiomPlaces: readonly Place[] = [
  {
    trail: 'Home',
    enter: async () => {},
    loaded: /What would you like to do\?[\s\S]*what it may do with datasets/,
    opens: { to: 'How do you sign in', back: ['Where is Axiom reached?'] },
    command: 'setup --provider axiom',
    actions: { 'new token': newToken },
  },
  {
    trail: 'Home › Tokens',
    enter: onRow('tokens '),
    loaded: 'Tokens  6 · 1 expired · 1 expires within 30 days',
    opens: { to: 'In words' },
    copies: id,
    command: 'token list',
    orders: ['expires', 'name'],
    actions: tokenActions,
  },
  {
    trail: 'Home › Tokens › old-importer',
    enter: onRow('old-importer'),
    loaded: /may send events into it\.[\s\S]*Ingest +✓/,
    opens: tokenActions['rotate: another in its place'],
    copies: id,
    command: 'token rotate ',
    actions: tokenActions,
  },
  {
    trail: 'Home › Datasets',
    enter: onRow('datasets '),
    loaded: /Datasets {2}3[\s\S]*http-logs +axiom:events:v1 +Requests to the public site/,
    opens: { to: ' › app-events ─' },
    copies: /^app-events$/,
    command: 'dataset list',
  },
  {
    trail: 'Home › Datasets › app-events',
    again: 'nothing',
    enter: onRow('app-events'),
    loaded: /description +What the applications report/,
    copies: /^app-events$/,
  },
  {
    trail: 'Home › Views',
    enter: onRow('views '),
    loaded: /Views {2}1[\s\S]*errors +http-logs +Requests that failed/,
    opens: { to: ' › errors ─' },
    copies: /^errors$/,
    command: 'view list',
  },
  {
    trail: 'Home › Views › errors',
    again: 'nothing',
    enter: onRow('errors'),
    loaded: /Its query\n \['http-logs'\] \| where status >= 500/,
    copies: /^errors$/,
  },
]
