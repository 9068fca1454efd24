import { byKey, byLine, onRow, type Place } from './place.ts'

const setUp = { to: 'How do you sign in', back: ['Which Atlan tenant is it?'] }
const newToken = { to: 'What is the new token called?' }
const bearer = { to: 'Borrow the browser sign-in of a' }
const qualifiedName = /^default\/[\w/.]+$/

/** What can be done with the token in the first row. */
const tokenActions = {
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
  'new token': newToken,
} as const

/** The places of an Atlan tenant, each behind the one that leads to it. */
export const atlanPlaces: readonly Place[] = [
  {
    trail: 'Home',
    enter: async () => {},
    loaded: /What needs attention[\s\S]*4 tokens have expired, 3 end within 30 days/,
    opens: setUp,
    command: 'setup',
    actions: { 'new token': newToken },
  },
  {
    trail: 'Home › Ending soon',
    enter: onRow('4 tokens have expired'),
    loaded: 'Tokens that have ended or end within 30 days',
    opens: { to: ' › old-exporter ─' },
    command: 'token list --expiring 30',
  },
  {
    trail: 'Home › Tokens',
    enter: onRow('tokens '),
    loaded: 'Tokens  14 · 4 expired · 3 expire within 30 days',
    opens: { to: ' › old-exporter ─' },
    copies: /^service-account-apikey-/,
    command: 'token list',
    orders: ['expires', 'name', 'newest', 'creator'],
    actions: tokenActions,
  },
  {
    trail: 'Home › Tokens › Actions',
    again: 'nothing',
    enter: byKey('a'),
    loaded: '“old-exporter”',
    opens: tokenActions['link personas'],
    command: 'persona link --token ',
    actions: tokenActions,
  },
  {
    trail: 'Home › Tokens › old-exporter',
    enter: onRow('old-exporter'),
    loaded: /expires +✗ dead since creation[\s\S]*There may be more: not everything is visible/,
    opens: tokenActions['link personas'],
    copies: /^service-account-apikey-/,
    command: 'persona link --token ',
    actions: tokenActions,
  },
  {
    trail: 'Home › Personas',
    enter: onRow('personas '),
    loaded: /Personas {2}6[\s\S]*Daily Finance +reads 1 connection/,
    opens: { to: ' › Daily Finance ─' },
    copies: qualifiedName,
    command: 'persona list',
    actions: {
      'link it to tokens': { to: 'Which tokens?' },
      'take it from tokens': { to: 'Which tokens?' },
    },
  },
  {
    trail: 'Home › Personas › Daily Finance',
    enter: onRow('Daily Finance'),
    loaded: 'group finance_admins',
    opens: { to: ' › dbt-cloud ─' },
    copies: qualifiedName,
    command: 'persona show default/',
    actions: {
      'link it to tokens': { to: 'Which tokens?' },
      'take it from tokens': { to: 'Which tokens?' },
    },
  },
  {
    trail: 'Home › Connections',
    enter: onRow('connections '),
    loaded: /Connections {2}13[\s\S]*boardroom +powerbi +data\.owner/,
    opens: { to: ' › boardroom ─' },
    copies: qualifiedName,
    command: 'connection list',
    orders: ['name', 'connector', 'newest'],
    actions: { 'make tokens its admins': bearer },
  },
  {
    trail: 'Home › Connections › boardroom',
    enter: onRow('boardroom'),
    loaded: /Admins\n +people +data\.owner/,
    opens: bearer,
    copies: qualifiedName,
    command: 'grant connection-admin --token REF --on default/powerbi/',
    actions: { 'make tokens its admins': bearer },
  },
  {
    trail: 'Home › Collections',
    enter: onRow('collections '),
    loaded: /Collections {2}3[\s\S]*Finance queries +data\.owner/,
    opens: { to: ' › Finance queries ─' },
    copies: qualifiedName,
    command: 'collection list',
    orders: ['name', 'newest'],
    actions: { 'make tokens its editors': bearer },
  },
  {
    trail: 'Home › Collections › Finance queries',
    enter: onRow('Finance queries'),
    loaded: /Viewers\n +Nobody\./,
    opens: bearer,
    copies: qualifiedName,
    command: 'grant collection-editor --token REF --on default/collection/',
    actions: { 'make tokens its editors': bearer },
  },
  {
    trail: 'Home › persona show Sandbox',
    again: 'nothing',
    enter: byLine('persona show Sandbox'),
    loaded: /Open\n ❯ Sandbox/,
    opens: { to: ' › Sandbox ─' },
    copies: /Sandbox/,
  },
]
