import type { Terminal } from '../harness/terminal.ts'
import { goTo } from './open.ts'
import { byKey, byLine, onRow, type Place, readOn } from './place.ts'
import type { Product } from './product.ts'
import { cursorRow, moved, waitForTrail } from './walking.ts'

/** To the newest request of that kind, wherever it stands. */
const onRequest = (request: string) => async (terminal: Terminal) => {
  while (!cursorRow(terminal).includes(request)) await moved(terminal, 'down')
  terminal.press('enter')
}

/** To why a text tells of a failure. */
export const byPaste = (pasted: string) => async (terminal: Terminal) => {
  await onRow('why does it fail?')(terminal)
  await terminal.waitFor('What failed? Paste it.')
  await terminal.paste(pasted)
  await terminal.waitFor('Press Enter when all of it is here.')
  terminal.press('enter')
}

/** What can be done with every explanation. */
export const explaining = {
  'support bundle': { to: 'Nothing is written yet' },
  'what was asked and answered': { to: 'Trace  ' },
  'explain another': { to: 'What failed? Paste it.' },
}

/** From the first screen to the page of a profile. */
const toProfile = async (terminal: Terminal, profile: string) => {
  await onRow('profiles ')(terminal)
  await waitForTrail(terminal, 'Home › Profiles')
  await onRow(profile)(terminal)
  await waitForTrail(terminal, `Home › Profiles › ${profile}`)
  await terminal.waitFor(/❯ (?:you )?work with it/)
}

const atHome = /─ Home ─\n/

/**
 * The places that both products have, each behind the one that leads to it. They need the profiles
 * acme, logs and bare, of which the last keeps no credential, and something that was written.
 */
export const commonPlaces = (product: Product): readonly Place[] => [
  {
    of: 'homePlace',
    trail: 'Home',
    enter: async () => {},
    actions: { 'new token': { to: 'What is the new token called?' } },
    ...product.home,
  },
  {
    of: 'endingSoonPlace',
    trail: 'Home › Ending soon',
    enter: onRow(product.ending[0]),
    loaded: 'Tokens that have ended or end within 30 days',
    opens: { to: ` › ${product.token} ─` },
    command: 'token list --expiring 30',
  },
  {
    of: 'endingEverywherePlace',
    trail: 'Home › Ending soon',
    enter: onRow(product.ending[1]),
    loaded: /Tokens of all profiles[\s\S]*❯ ✗ old-exporter +acme/,
    opens: {
      // The other profile is worked with from there on.
      to: /acme · [\s\S]* Home › old-exporter ─/,
      async return(terminal) {
        await goTo(terminal, 'home', atHome)
        await toProfile(terminal, product.profile)
        terminal.press('enter')
        await terminal.waitFor(atHome)
        await onRow(product.ending[1])(terminal)
      },
    },
  },
  {
    of: product.describes.tokens,
    trail: 'Home › Tokens',
    enter: onRow('tokens '),
    opens: { to: ` › ${product.token} ─` },
    copies: product.identifier,
    command: 'token list',
    actions: product.tokenActions,
    ...product.tokenList,
  },
  {
    of: 'actionsPlace',
    trail: 'Home › Tokens › Actions',
    again: 'nothing',
    enter: byKey('a'),
    loaded: `“${product.token}”`,
    opens: firstOf(product.tokenActions),
    actions: product.tokenActions,
    ...(product.tokenPage.command === undefined ? {} : { command: product.tokenPage.command }),
  },
  {
    of: product.describes.token,
    trail: `Home › Tokens › ${product.token}`,
    enter: onRow(product.token),
    opens: firstOf(product.tokenActions),
    copies: product.identifier,
    actions: product.tokenActions,
    ...product.tokenPage,
  },
  {
    of: 'outputPlace',
    trail: `Home › token show ${product.token}`,
    again: 'nothing',
    enter: byLine(`token show ${product.token}`),
    loaded: `Open\n ❯ ${product.token}`,
    opens: { to: ` › ${product.token} ─` },
    copies: /^name +/,
    copied: 'the whole answer',
  },
  {
    of: 'explanationPlace',
    trail: 'Home › Why does it fail?',
    enter: byPaste(product.failure.pasted),
    copies: /./,
    copied: 'the explanation in a sentence',
    ...product.failure,
    actions: { ...product.failure.actions, ...explaining },
  },
  {
    of: 'doctorPlace',
    trail: 'Home › Doctor',
    enter: onRow('doctor '),
    loaded: /✓ sign-in[\s\S]*organisation/,
    opens: { to: 'state folder: ok' },
    copies: /^state folder: .*yours alone\.$/,
    command: 'doctor',
  },
  {
    of: 'commandPlace',
    trail: 'Home › Doctor › As a command',
    again: 'nothing',
    enter: byKey('c'),
    loaded: 'y copies it. Words in capitals are yours to fill in.',
    copies: /^tokenbench doctor\b/,
    copied: 'the command',
  },
  {
    ...readOn('checkPlace', 'Home › Doctor › state folder', {
      loaded: 'yours alone.',
      copies: /yours alone\.$/,
    }),
    copied: 'what was found',
  },
  {
    of: 'statusPlace',
    trail: 'Home › Status',
    enter: onRow('status '),
    loaded: /Status {2}3 · 1 not checked[\s\S]*✓ acme[\s\S]*\? bare +not checked[\s\S]*✓ logs/,
    opens: { to: ' › acme ─' },
    copies: /^acme$/,
    command: 'status --all',
  },
  readOn('readingPlace', 'Home › Status › bare', {
    loaded: 'keeps no credential',
    // What is offered there would not sign in to that profile.
    opens: { to: /Profile bare keeps no credential\.[\s\S]*\n ❯ t {2}see what was asked/ },
    copies: /^bare$/,
    command: 'status',
  }),
  {
    of: 'profilesPlace',
    trail: 'Home › Profiles',
    again: 'read it again',
    enter: onRow('profiles '),
    loaded: /Profiles {2}3[\s\S]*acme +atlan[\s\S]*logs +axiom/,
    opens: { to: ' › acme ─' },
    copies: /^acme$/,
    command: 'profile list',
  },
  readOn('profilePlace', `Home › Profiles › ${product.profile}`, {
    loaded: /may write +yes[\s\S]*❯ you work with it/,
    opens: { to: atHome, return: (terminal) => toProfile(terminal, product.profile) },
    copies: new RegExp(`^${product.profile}$`),
    command: `profile show ${product.profile}`,
  }),
  {
    of: 'historyPlace',
    trail: 'Home › History',
    again: 'read it again',
    enter: onRow('history '),
    loaded: /History {2}2[\s\S]*Create “walked”/,
    opens: { to: 'What became of each' },
    copies: /^\w{8}$/,
    command: 'history',
    orders: ['newest', 'what'],
  },
  {
    ...readOn('pastPlace', 'Home › History › Create “walked”', {
      loaded: /state +done[\s\S]*token “walked”: done[\s\S]*❯ take it back/,
      opens: { to: 'Take back' },
      copies: /^\w{8}$/,
      command: 'undo ',
    }),
    enter: async (terminal) => terminal.press('enter'),
  },
  {
    of: 'outputPlace',
    trail: 'Home › doubts',
    again: 'nothing',
    enter: onRow('doubts '),
    loaded: 'Nothing is in doubt',
    copies: /./,
    copied: 'the whole answer',
  },
  {
    of: 'tracePlace',
    trail: 'Home › Trace',
    again: 'nothing',
    enter: onRow('trace '),
    loaded: /Trace {2}\d+[\s\S]*GET \//,
    opens: { to: /took +\d+ ms in one try/ },
    copies: /./,
    orders: ['newest', 'slowest', 'path'],
  },
  {
    ...readOn('entryPlace', `Home › Trace › ${product.request}`, {
      loaded: /answer +200[\s\S]*y copies it as cURL, with \$TOKEN for the token/,
      copies: /^curl .*\$TOKEN/s,
    }),
    copied: 'it as cURL',
    enter: onRequest(product.request),
  },
  {
    of: 'bundlePlace',
    trail: 'Home › Support bundle',
    enter: onRow('support bundle'),
    loaded: 'Nothing is written yet. This is all that it would hold.',
    opens: { to: 'To which file?' },
    copies: /^# tokenbench support bundle/,
    copied: 'the bundle',
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
    of: 'outputPlace',
    trail: 'Home › nonsense',
    again: 'nothing',
    enter: byLine('nonsense'),
    loaded: 'Unknown command',
    opens: { to: 'Trace  ' },
    actions: { 'see what was asked and answered': { to: 'Trace  ' } },
  },
]

function firstOf(actions: Product['tokenActions']) {
  const [first] = Object.values(actions)
  if (first === undefined) throw new Error('something can be done with a token')
  return first
}
