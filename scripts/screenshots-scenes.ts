import type { Terminal } from '../test/harness/terminal.ts'
import { goTo } from '../test/workbench/open.ts'

/** Keeps what the screen shows now. @param title for those who cannot see it */
export type Draw = (name: string, title: string) => void

/** Somebody at work in one run of the program: its words, then keys, with pictures between. */
export interface Visit {
  readonly words: readonly string[]
  readonly go: (terminal: Terminal, draw: Draw) => Promise<void>
}

export const visits: readonly Visit[] = [
  { words: [], go: lookAround },
  { words: ['setup'], go: setUp },
  { words: ['setup', '--provider', 'axiom'], go: setUpOnAxiom },
]

async function lookAround(terminal: Terminal, draw: Draw): Promise<void> {
  await terminal.waitFor('r refresh')
  draw('home', 'The first screen: what there is to do, and what needs attention')
  await goTo(terminal, 'tokens', 'museum-piece')
  draw('tokens', 'API tokens, those that end soonest first')
  terminal.type('/')
  await terminal.waitFor('Filter:')
  terminal.type('nightly')
  await terminal.waitFor('1 fit')
  terminal.press('enter')
  await terminal.waitFor('esc clear the filter')
  terminal.press('enter')
  await terminal.waitFor('r refresh')
  draw('token', 'One token: what it is, what it reaches, what can be done')
  terminal.press('esc')
  await terminal.waitFor('esc clear the filter')
  await goTo(terminal, 'doctor', '› Doctor')
  await terminal.waitFor('r refresh')
  draw('doctor', 'The road to the tenant, checked step by step')
  await goTo(terminal, 'why does it fail?', 'Paste it')
  await terminal.paste('ATLAS-403-00-001 not authorized to perform read entity: type=Table')
  await terminal.waitFor('characters')
  terminal.press('enter')
  await terminal.waitFor('say which asset')
  terminal.type('a')
  await terminal.waitFor(/asset.*\?/i)
  terminal.type('default/snowflake/1671102233')
  await terminal.waitFor('❯ default/snowflake/1671102233')
  terminal.press('enter')
  await terminal.waitFor('say which token')
  terminal.type('w')
  await terminal.waitFor(/token.*\?/i)
  terminal.type('dbt-cloud')
  await terminal.waitFor('dbt-cloud')
  terminal.press('enter')
  await terminal.waitFor('Copy a request')
  await terminal.waitFor('r refresh')
  draw('explain', 'Why a request is answered with 403, and what would help')
}

async function setUp(terminal: Terminal, draw: Draw): Promise<void> {
  await terminal.waitFor('Press Enter to use it')
  terminal.press('enter')
  await terminal.waitFor('How do you sign in')
  // What is known to be whole goes on by itself.
  terminal.press('ctrl-p')
  await terminal.waitFor('esc answer again')
  terminal.press('enter')
  await terminal.waitFor('What is the new token called?')
  terminal.type('hourly-etl')
  await terminal.waitFor('hourly-etl')
  terminal.press('enter')
  await terminal.waitFor('What is “hourly-etl” for?')
  terminal.type('loads the warehouse every hour')
  await terminal.waitFor('every hour')
  terminal.press('enter')
  await terminal.waitFor('❯ 90 days')
  terminal.press('enter')
  await terminal.waitFor('[ ] Data Assets')
  terminal.type('data')
  await terminal.waitFor('match the filter')
  terminal.press('tab')
  await terminal.waitFor('[x] Data Assets')
  draw('personas', 'Choosing personas in the guided set-up')
  terminal.press('enter')
  await terminal.waitFor('❯ the vault')
  terminal.press('enter')
  await terminal.waitFor('❯ yes')
  terminal.press('enter')
  await terminal.waitFor('Borrow the browser sign-in')
  draw('bearer', 'How to borrow the sign-in of a browser')
  await terminal.paste(otherTenant)
  await terminal.waitFor('choose its profile first')
  await terminal.waitFor('esc back')
  draw('problem', 'A pasted request of another tenant is not taken, and why')
  terminal.press('ctrl-u', 'ctrl-p')
  await terminal.waitFor('conn.admin, a person')
  await terminal.waitFor('esc answer again')
  draw('recognised', 'What was recognised in a pasted request')
  terminal.press('enter')
  await terminal.waitFor('[ ] development')
  terminal.type('snowflake')
  await terminal.waitFor('match the filter')
  terminal.press('tab')
  await terminal.waitFor(/\[x\] development\s+snowflake/)
  terminal.press('enter')
  await terminal.waitFor('enter do it')
  draw('review', 'The plan, before anything is written')
  terminal.press('enter')
  await terminal.waitFor('The same without the wizard')
  await terminal.waitFor('enter finish')
  draw('done', 'A token that has been tried')
}

const otherTenant =
  "curl 'https://other.atlan.com/api/meta/search/indexsearch' -H 'authorization: Bearer eyJhbGciOiJub25lIn0.e30.c2lnbmF0dXJl'"

async function setUpOnAxiom(terminal: Terminal, draw: Draw): Promise<void> {
  await terminal.waitFor('Press Enter to use it')
  terminal.press('enter')
  await terminal.waitFor('How do you sign in')
  terminal.press('ctrl-p')
  await terminal.waitFor('esc answer again')
  terminal.press('enter')
  await terminal.waitFor('In which organisation?')
  await terminal.waitFor('practice-a08f')
  terminal.press('enter')
  await terminal.waitFor('What is the new token called?')
  terminal.type('http-shipper')
  await terminal.waitFor('http-shipper')
  terminal.press('enter')
  await terminal.waitFor('What is “http-shipper” for?')
  terminal.press('enter')
  await terminal.waitFor('Which job shall')
  terminal.press('end')
  await terminal.waitFor('❯ something else')
  terminal.press('enter')
  await terminal.waitFor('❯ 90 days')
  terminal.press('enter')
  await terminal.waitFor('Chosen: nothing yet')
  terminal.press('down')
  await terminal.waitFor('❯ [ ] http-logs')
  terminal.press('tab')
  await terminal.waitFor('Chosen: http-logs')
  terminal.press('enter')
  await terminal.waitFor('do with the dataset http-logs?')
  terminal.press('space')
  await terminal.waitFor('In words: may send events into it.')
  draw('capabilities', 'What a new Axiom token may do with a dataset, as a grid')
}
