import { orders } from '../diagnosis/requests.ts'
import { byPaste, explaining } from './common-places.ts'
import { onRow, type Place, readOn } from './place.ts'
import type { Product } from './product.ts'

const bearer = { to: 'Borrow the browser sign-in of a' }
const qualifiedName = /^default\/[\w/.]+$/

const refused = (asset: string) =>
  `{"errorCode":"ATLAS-403-00-001","errorMessage":"nightly-etl is not authorized to perform read entity: type=Table${asset}"}`

export const atlan: Product = {
  profile: 'acme',
  home: {
    loaded:
      /What needs attention[\s\S]*4 tokens have expired, 3 end within 30 days[\s\S]*of logs have expired/,
    opens: { to: 'esc answer again', back: ['Type its address as your browser shows it'] },
    command: 'setup',
  },
  ending: ['4 tokens have expired', '2 tokens of logs'],
  token: 'old-exporter',
  tokenActions: {
    'link personas': {
      to: 'Which personas should “old-exporter” get?',
      back: ['[x] old-exporter'],
    },
    'take personas away': {
      to: 'Which personas should “old-exporter” lose?',
      back: ['[x] old-exporter'],
    },
    'make it connection admin': bearer,
    'change name or description': { to: 'called' },
    'rotate: another in its place': { to: 'Rotate “old-exporter”: leaked, or just old?' },
    'delete for good': { to: 'Type  old-exporter  to do it' },
    'all actions': { to: 'make another like it' },
    'new token': { to: 'What is the new token called?' },
  },
  tokenList: {
    loaded: 'Tokens  14 · 4 expired · 3 expire within 30 days',
    orders: ['expires', 'name', 'newest', 'creator'],
  },
  tokenPage: {
    loaded: /expires +✗ dead since creation[\s\S]*There may be more: not everything is visible/,
    command: 'persona link --token ',
  },
  identifier: /^service-account-apikey-/,
  describes: { tokens: 'atlanTokensPlace', token: 'atlanTokenPlace' },
  failure: {
    pasted: refused(''),
    loaded: 'not authorized',
    opens: { to: 'Which asset did it ask for?' },
    actions: {
      'say which asset it asked for: then what lets it in is looked up': {
        to: 'Which asset did it ask for?',
      },
      'say which token was refused: then its personas are looked up': {
        to: 'Which token was refused?',
      },
    },
  },
  request: 'GET /api/service/users/current',
}

const personaActions = {
  'link it to tokens': { to: 'Which tokens?' },
  'take it from tokens': { to: 'Which tokens?' },
}
const connectionActions = { 'make tokens its admins': bearer }
const collectionActions = { 'make tokens its editors': bearer }

/** The places that only an Atlan tenant has, each behind the one that leads to it. */
export const atlanPlaces: readonly Place[] = [
  {
    of: 'personasPlace',
    trail: 'Home › Personas',
    enter: onRow('personas '),
    loaded: /Personas {2}6[\s\S]*Daily Finance +reads 1 connection/,
    opens: { to: ' › Daily Finance ─' },
    copies: qualifiedName,
    command: 'persona list',
    actions: personaActions,
  },
  {
    of: 'personaPlace',
    trail: 'Home › Personas › Daily Finance',
    enter: onRow('Daily Finance'),
    loaded: 'group finance_admins',
    opens: { to: ' › dbt-cloud ─' },
    copies: qualifiedName,
    command: 'persona show default/',
    actions: personaActions,
  },
  {
    of: 'connectionsPlace',
    trail: 'Home › Connections',
    enter: onRow('connections '),
    loaded: /Connections {2}13[\s\S]*boardroom +powerbi +data\.owner/,
    opens: { to: ' › boardroom ─' },
    copies: qualifiedName,
    command: 'connection list',
    orders: ['name', 'connector', 'newest'],
    actions: connectionActions,
  },
  {
    of: 'connectionPlace',
    trail: 'Home › Connections › boardroom',
    enter: onRow('boardroom'),
    loaded: /Admins\n +people +data\.owner/,
    opens: bearer,
    copies: qualifiedName,
    command: 'grant connection-admin --token REF --on default/powerbi/',
    actions: connectionActions,
  },
  {
    of: 'collectionsPlace',
    trail: 'Home › Collections',
    enter: onRow('collections '),
    loaded: /Collections {2}3[\s\S]*Finance queries +data\.owner/,
    opens: { to: ' › Finance queries ─' },
    copies: qualifiedName,
    command: 'collection list',
    orders: ['name', 'newest'],
    actions: collectionActions,
  },
  {
    of: 'collectionPlace',
    trail: 'Home › Collections › Finance queries',
    enter: onRow('Finance queries'),
    loaded: /Viewers\n +Nobody\./,
    opens: bearer,
    copies: qualifiedName,
    command: 'grant collection-editor --token REF --on default/collection/',
    actions: collectionActions,
  },
  {
    of: 'explanationPlace',
    trail: 'Home › Why does it fail?',
    enter: byPaste(refused(`, ${orders}`)),
    loaded: 'Copy a request to an admin, ready to send.',
    opens: { to: 'To an admin of the tenant:' },
    copies: /./,
    copied: 'the explanation in a sentence',
    actions: explaining,
  },
  {
    ...readOn('requestPlace', 'Home › Why does it fail? › Request', {
      loaded: 'To an admin of the tenant:',
      copies: /^Please add nightly-etl to the persona “Data Assets”/,
    }),
    copied: 'the request',
    enter: onRow('Copy a request to an admin'),
  },
]
