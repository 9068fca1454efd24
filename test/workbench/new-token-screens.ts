import { expect } from 'vitest'
import type { Tenant } from '../harness/tenant.ts'
import { go, type JobScreen, leadsOn, nothingToScroll } from './job-screen.ts'
import { copiedSince } from './key-checks.ts'

const named = 'What is the new token called?'
const living = 'How long should it live?'
const personas = 'Which personas should “seen” get?'
const secret = 'Where shall the secret of “seen” go?'
const seenByAll = 'Whoever sees or records this screen has it.'
const none = 'Chosen: nothing yet'
const home = /─ Home ─\n/

/** What a new token asks for on Atlan, from the first screen to its end and what goes wrong. */
export const newTokenScreens = (tenant: Tenant): readonly JobScreen[] => [
  {
    of: 'text',
    enter: go(['n', named]),
    shows: named,
    keys: {
      'enter go on': go(['seen', '❯ seen'], ['enter', 'What is “seen” for?'], ['esc', '❯ seen']),
      'esc back': go(['esc', home], ['n', named], ['seen', '❯ seen']),
    },
  },
  {
    of: 'choice',
    enter: go(['enter', 'What is “seen” for?'], ['enter', living]),
    shows: '❯ 90 days',
    keys: {
      '↑↓ move': go(['down', '❯ a year'], ['up', '❯ 90 days']),
      'enter choose': go(['enter', personas], ['esc', '❯ 90 days']),
      // The way forward leads to what was not answered yet.
      'esc back': go(['esc', 'What is “seen” for?'], ['enter', personas], ['esc', '❯ 90 days']),
    },
  },
  {
    // The text that one of the options needs.
    of: 'choice',
    enter: go(['end', '❯ another'], ['enter', 'Days (45d), a date']),
    shows: 'Days (45d), a date',
    keys: {
      'enter go on': go(
        ['45d', '❯ 45d'],
        ['enter', personas],
        ['esc', '❯ another'],
        ['enter', 'Days (45d), a date'],
      ),
      'esc choose something else': go(['esc', '❯ another'], ['enter', 'Days (45d), a date']),
    },
  },
  {
    of: 'choices',
    enter: go(['esc', '❯ another'], ['home', '❯ 30 days'], ['enter', personas]),
    shows: none,
    keys: {
      '↑↓ move': go(['down', '❯ [ ] Data Assets'], ['up', '❯ [ ] Daily Finance']),
      'tab choose': go(['tab', 'Chosen: Daily Finance'], ['tab', none]),
      'enter go on with none': go(
        ['enter', 'Nothing is chosen:'],
        ['enter', secret],
        ['esc', none],
      ),
      'esc back': go(['esc', living], ['enter', secret], ['esc', none]),
    },
  },
  {
    // The same under a filter.
    of: 'choices',
    enter: go(['Data', '3 of 6 match']),
    shows: '3 of 6 match',
    keys: {
      '↑↓ move': go(['down', '❯ [ ] Data Stewards'], ['up', '❯ [ ] Data Assets']),
      'tab choose': go(['tab', 'Chosen: Data Assets'], ['tab', none]),
      'enter go on with none': go(
        ['enter', 'Nothing is chosen:'],
        ['enter', secret],
        ['esc', none],
        ['Data', '3 of 6 match'],
      ),
      'esc clear filter': go(['esc', '❯ [ ] Daily Finance'], ['Data', '3 of 6 match']),
    },
  },
  {
    of: 'reviewing',
    enter: go(
      ['tab', 'Chosen: Data Assets'],
      ['enter', '❯ a file'],
      ['enter', 'File:'],
      ['enter', 'enter do it'],
    ),
    shows: /secret +file:\S+seen\.token[\s\S]*enter do it/,
    keys: {
      'enter do it': leadsOn,
      '↑↓ scroll': nothingToScroll,
      'esc back, nothing is done': go(
        ['esc', '❯ a file'],
        ['enter', 'File:'],
        ['enter', 'enter do it'],
      ),
    },
  },
  {
    of: 'ended',
    enter: go(['enter', 'The same without the wizard']),
    shows: /done, read back as planned[\s\S]*tokenbench token create seen/,
    keys: {
      'enter finish': leadsOn,
      async 'c copy command'(terminal) {
        const from = terminal.bytes().length
        terminal.type('c')
        expect(await copiedSince(terminal, from)).toMatch(/^tokenbench token create seen /)
        await terminal.waitFor('Sent to your terminal')
      },
      's show the secret': go(['s', seenByAll], ['s', 'done, read back']),
      '↑↓ scroll': nothingToScroll,
    },
  },
  {
    // The same with its secret on the screen.
    of: 'ended',
    enter: go(['s', seenByAll]),
    shows: /records this screen has it[\s\S]* eyJ/,
    keys: {
      'enter finish': leadsOn,
      'c copy command': leadsOn,
      's hide the secret': go(['s', 'done, read back'], ['s', seenByAll]),
      '↑↓ scroll': nothingToScroll,
    },
  },
  {
    // Options that are awaited.
    of: 'choices',
    async enter(terminal) {
      await go(['enter', home])(terminal)
      await tenant.control({ faults: ['slow=60000:POST /api/meta/search/indexsearch:*'] })
      await go(['n', named], ['late', '❯ late'], ['enter', 'What is “late” for?'])(terminal)
      await go(['enter', '❯ 90 days'], ['enter', 'Asking for the list'])(terminal)
    },
    shows: 'esc cancel',
    keys: { 'esc cancel': go(['esc', '❯ 90 days'], ['enter', 'Asking for the list']) },
  },
  {
    // Options that did not come.
    of: 'choices',
    async enter(terminal) {
      await tenant.control({ faults: ['status=403:POST /api/meta/search/indexsearch:*'] })
      await go(['esc', '❯ 90 days'], ['enter', 'r try again'])(terminal)
    },
    shows: '✗ ',
    keys: {
      'r try again': go(['r', 'r try again']),
      'esc back': go(['esc', '❯ 90 days'], ['enter', 'r try again']),
    },
  },
  {
    // An end with a problem.
    of: 'ended',
    async enter(terminal) {
      await tenant.control({ faults: ['status=403:POST /api/service/apikeys'] })
      await go(['r', none], ['enter', 'Nothing is chosen:'], ['enter', '❯ a file'])(terminal)
      await go(['enter', 'File:'], ['enter', 'enter do it'])(terminal)
      await go(['enter', 'enter finish'])(terminal)
    },
    shows: /✗ [\s\S]* t {2}see what was asked and answered/,
    keys: {
      'enter finish': leadsOn,
      't see what was asked and answered': leadsOn,
      'c copy command': leadsOn,
      '↑↓ choose': go(['down', '❯ t'], ['up', { gone: '❯ t' }]),
      'PgDn scroll': nothingToScroll,
    },
  },
  {
    of: 'palette',
    enter: go(['t', '› Trace ─'], [':', 'enter run']),
    shows: '→ API tokens',
    keys: {
      '↑↓ choose': go(['down', '❯ tokens'], ['up', { gone: '❯ tokens' }]),
      'esc back': go(['esc', '› Trace ─\n'], [':', 'enter run']),
      'tab complete': go(['hist', '❯ hist'], ['tab', '❯ history'], ['ctrl-u', '→ API tokens']),
      'enter run': go(['use', '❯ use'], ['enter', 'Lines work with'], [':', 'enter run']),
      'ctrl-r earlier lines': go(['ctrl-r', '❯ use'], ['ctrl-u', '→ API tokens']),
    },
  },
  {
    of: 'working',
    async enter(terminal) {
      await tenant.control({ faults: ['slow=60000:GET /api/service:*'] })
      await go(['token list', '❯ token list'], ['enter', 'Running token list'])(terminal)
    },
    shows: 'ctrl-c stop',
    keys: { 'ctrl-c stop': leadsOn },
  },
]
