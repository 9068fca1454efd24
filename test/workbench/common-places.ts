import type { Terminal } from '../harness/terminal.ts'
import { byKey, byLine, onRow, type Place } from './place.ts'
import { cursorRow, moved, waitForTrail } from './walking.ts'

const refusal =
  '{"errorCode":"ATLAS-403-00-001","errorMessage":"nightly-etl is not authorized to perform read entity: type=Table"}'

/** To the newest request of that kind, wherever it stands. */
const onRequest = (request: string) => async (terminal: Terminal) => {
  while (!cursorRow(terminal).includes(request)) await moved(terminal, 'down')
  terminal.press('enter')
}

/**
 * The places that do not depend on the product, each behind the one that leads to it. They need a
 * profile “acme” that keeps no credential, and something that was written from here.
 */
export const commonPlaces: readonly Place[] = [
  {
    trail: 'Home › Why does it fail?',
    async enter(terminal) {
      await onRow('why does it fail?')(terminal)
      await terminal.waitFor('What failed? Paste it.')
      await terminal.paste(refusal)
      await terminal.waitFor('Press Enter when all of it is here.')
      terminal.press('enter')
    },
    loaded: 'not authorized',
    opens: { to: 'Which asset did it ask for?' },
    copies: /./,
    actions: {
      'say which asset it asked for: then what lets it in is looked up': {
        to: 'Which asset did it ask for?',
      },
      'say which token was refused: then its personas are looked up': {
        to: 'Which token was refused?',
      },
      'support bundle': { to: 'Nothing is written yet' },
      'what was asked and answered': { to: 'Trace  ' },
      'explain another': { to: 'What failed? Paste it.' },
    },
  },
  {
    trail: 'Home › Doctor',
    enter: onRow('doctor '),
    loaded: /✓ sign-in[\s\S]*organisation/,
    opens: { to: 'state folder: ok' },
    copies: /^state folder: .*yours alone\.$/,
    command: 'doctor',
  },
  {
    trail: 'Home › Doctor › state folder',
    again: 'nothing',
    enter: onRow('state folder'),
    loaded: 'yours alone.',
    copies: /yours alone\.$/,
  },
  {
    trail: 'Home › Status',
    enter: onRow('status '),
    loaded: /Status {2}1 · 1 not checked[\s\S]*\? acme +not checked/,
    opens: { to: ' › acme ─' },
    copies: /^acme$/,
    command: 'status --all',
  },
  {
    trail: 'Home › Status › acme',
    again: 'nothing',
    enter: onRow('acme'),
    loaded: 'keeps no credential',
    opens: { to: 'answers in' },
    copies: /^acme$/,
    command: 'status',
  },
  {
    trail: 'Home › Profiles',
    again: 'read it again',
    enter: onRow('profiles '),
    loaded: /Profiles {2}1[\s\S]*acme +atlan/,
    opens: { to: ' › acme ─' },
    copies: /^acme$/,
    command: 'profile list',
  },
  {
    trail: 'Home › Profiles › acme',
    again: 'nothing',
    enter: onRow('acme'),
    loaded: /may write +yes[\s\S]*❯ you work with it/,
    opens: {
      to: /─ Home ─\n/,
      async return(terminal) {
        await onRow('profiles ')(terminal)
        await waitForTrail(terminal, 'Home › Profiles')
        await onRow('acme')(terminal)
      },
    },
    copies: /^acme$/,
    command: 'profile show acme',
  },
  {
    trail: 'Home › History',
    again: 'read it again',
    enter: onRow('history '),
    loaded: /History {2}1[\s\S]*Create “walked”/,
    opens: { to: 'What became of each' },
    copies: /^\w{8}$/,
    command: 'history',
    orders: ['newest', 'what'],
  },
  {
    trail: 'Home › History › Create “walked”',
    again: 'nothing',
    enter: async (terminal) => terminal.press('enter'),
    loaded: /state +done[\s\S]*token “walked”: done[\s\S]*❯ take it back/,
    opens: { to: 'Take back' },
    copies: /^\w{8}$/,
    command: 'undo ',
  },
  {
    trail: 'Home › doubts',
    again: 'nothing',
    enter: onRow('doubts '),
    loaded: 'Nothing is in doubt',
    copies: /./,
  },
  {
    trail: 'Home › Trace',
    again: 'nothing',
    enter: onRow('trace '),
    loaded: /Trace {2}\d+[\s\S]*GET \//,
    opens: { to: /took +\d+ ms in one try/ },
    copies: /./,
    orders: ['newest', 'slowest', 'path'],
  },
  {
    trail: 'Home › Trace › GET /api/service/users/current',
    again: 'nothing',
    enter: onRequest('GET /api/service/users/current'),
    loaded: /answer +200[\s\S]*y copies it as cURL, with \$TOKEN for the token/,
    copies: /^curl .*\$TOKEN/s,
  },
  {
    trail: 'Home › Support bundle',
    enter: onRow('support bundle'),
    loaded: 'Nothing is written yet. This is all that it would hold.',
    opens: { to: 'To which file?' },
    copies: /^# tokenbench support bundle/,
    command: 'doctor --bundle FILE',
    actions: {
      'write it to a new file': { to: 'To which file?' },
      'with names, mails and hosts as they are': {
        to: 'names, mails and hosts replaced again',
        return: byKey('n'),
      },
    },
  },
  {
    trail: 'Home › nonsense',
    again: 'nothing',
    enter: byLine('nonsense'),
    loaded: 'Unknown command',
    opens: { to: 'Trace  ' },
    actions: { 'see what was asked and answered': { to: 'Trace  ' } },
  },
]
