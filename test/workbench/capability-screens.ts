import { go, type JobScreen, leadsOn } from './job-screen.ts'
import { goTo } from './open.ts'
import { moveTo } from './walking.ts'

const asked = 'What may “grid” do with the dataset http-logs?'
const last = 'What may “grid” do with the dataset app-events?'
const nothing = 'In words: nothing yet.'
const sends = 'In words: may send events into it. Nothing else.'
const taken = /Ingest +❯\[x\]/

/** The grids of an Axiom token, for two datasets, from a job that is left. */
export const capabilityScreens: readonly JobScreen[] = [
  {
    of: 'matrix',
    async enter(terminal) {
      await go(['ctrl-c', '› Tokens ─\n'])(terminal)
      await goTo(terminal, 'profiles', /name +product/)
      await moveTo(terminal, 'logs')
      await go(['enter', '❯ work with it'], ['enter', 'What would you like'])(terminal)
      await go(['n', 'What is the new token called?'], ['grid', '❯ grid'])(terminal)
      await go(['enter', 'What is “grid” for?'], ['enter', 'Which job shall'])(terminal)
      await go(['end', '❯ something else'], ['enter', '❯ 90 days'])(terminal)
      await go(['enter', 'all datasets'], ['down', '❯ [ ] http-logs'])(terminal)
      await go(['tab', '[x] http-logs'], ['down', '❯ [ ] app-events'])(terminal)
      await go(['tab', '[x] app-events'], ['enter', asked])(terminal)
    },
    shows: asked,
    keys: {
      'enter on to the next dataset': go(
        ['enter', 'Nothing is chosen for http-logs'],
        ['enter', last],
        ['esc', asked],
      ),
      'esc back': go(['esc', 'Which datasets may'], ['enter', asked]),
      'space toggle': go(['space', sends], ['space', nothing]),
      'p presets': go(['p', 'Which preset for http-logs?'], ['esc', asked]),
      'a all but what is marked !': go(['a', /Query +\[x\]/], ['a', nothing]),
      'r the whole row': go(['r', sends], ['r', nothing]),
      'c the whole column': go(['c', /Starred queries +\[x\]/], ['c', nothing]),
      'n the next dataset, after the last one the first': go(['n', last], ['n', asked]),
      '↑↓←→ hjkl move': go(['down', /Query +❯\[ \]/], ['up', /Ingest +❯\[ \]/]),
    },
  },
  {
    // What a grid can be set to at once.
    of: 'matrix',
    enter: go(['p', 'Which preset for http-logs?']),
    shows: 'Which preset for http-logs?',
    keys: {
      '↑↓ move': go(['end', '❯ nothing'], ['home', '❯ ingest']),
      'enter take it': go(['enter', taken], ['p', 'Which preset for http-logs?']),
      'esc leave it as it was': go(['esc', taken], ['p', 'Which preset for http-logs?']),
    },
  },
  {
    // The last of the grids.
    of: 'matrix',
    enter: go(['esc', taken], ['enter', last]),
    shows: last,
    keys: {
      'enter go on': leadsOn,
      'esc back': go(['esc', asked], ['enter', last]),
      'space toggle': go(['space', sends], ['space', nothing]),
      's the same as for http-logs': go(['s', sends], ['space', nothing]),
      'p presets': go(['p', 'Which preset for app-events?'], ['esc', last]),
      'a all but what is marked !': go(['a', /Query +\[x\]/], ['a', nothing]),
      'r the whole row': go(['r', sends], ['r', nothing]),
      'c the whole column': go(['c', /Starred queries +\[x\]/], ['c', nothing]),
      'n the next dataset, after the last one the first': go(['n', asked], ['n', last]),
      '↑↓←→ hjkl move': go(['down', /Query +❯\[ \]/], ['up', /Ingest +❯\[ \]/]),
    },
  },
]
