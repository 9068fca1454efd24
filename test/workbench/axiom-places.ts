import { onRow, type Place, readOn } from './place.ts'
import type { Product } from './product.ts'

export const axiom: Product = {
  profile: 'logs',
  home: {
    loaded: /What would you like to do\?[\s\S]*what it may do with datasets[\s\S]*of acme have/,
    opens: { to: /✓ sign-in +profile logs/, back: ['press Enter for it'] },
    command: 'setup --provider axiom',
  },
  ending: ['1 token has expired', '7 tokens of acme'],
  token: 'old-importer',
  tokenActions: {
    'rotate: another in its place': { to: 'Rotate “old-importer”: leaked, or just old?' },
    'delete for good': { to: 'Type  old-importer  to do it' },
    'new token': { to: 'What is the new token called?' },
  },
  tokenList: {
    loaded: 'Tokens  7 · 1 expired · 1 expires within 30 days',
    orders: ['expires', 'name'],
  },
  tokenPage: {
    loaded: /may send events into it\.[\s\S]*Ingest +✓/,
    command: 'token rotate ',
  },
  identifier: /^[0-9a-f-]{36}$/,
  describes: { tokens: 'axiomTokensPlace', token: 'axiomTokenPlace' },
  failure: {
    pasted: 'POST /v2/datasets/http-logs/trim HTTP/1.1 403 Forbidden',
    loaded: 'The token lacks “trim: update” for the dataset http-logs.',
    opens: { to: 'What is “http-logs-trim” for?', back: ['What is the new token called?'] },
    command: 'token create http-logs-trim --dataset http-logs:trim=update',
  },
  request: 'GET /v2/user',
}

/** The places that only an Axiom organisation has, each behind the one that leads to it. */
export const axiomPlaces: readonly Place[] = [
  {
    of: 'datasetsPlace',
    trail: 'Home › Datasets',
    enter: onRow('datasets '),
    loaded: /Datasets {2}3[\s\S]*http-logs +axiom:events:v1 +Requests to the public site/,
    opens: { to: ' › app-events ─' },
    copies: /^app-events$/,
    command: 'dataset list',
  },
  readOn('datasetPlace', 'Home › Datasets › app-events', {
    loaded: /description +What the applications report/,
    copies: /^app-events$/,
  }),
  {
    of: 'viewsPlace',
    trail: 'Home › Views',
    enter: onRow('views '),
    loaded: /Views {2}1[\s\S]*errors +http-logs +Requests that failed/,
    opens: { to: ' › errors ─' },
    copies: /^errors$/,
    command: 'view list',
  },
  readOn('viewPlace', 'Home › Views › errors', {
    loaded: /Its query\n \['http-logs'\] \| where status >= 500/,
    copies: /^errors$/,
  }),
]
