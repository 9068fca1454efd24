import { type Examination, ok, warning } from './check.ts'

/** What the process sees of its terminal. */
export interface TerminalFacts {
  readonly isTerminal: boolean
  readonly columns?: number
  readonly rows?: number
}

/** Smaller than this the screens ask for more room. */
const leastColumns = 80
const leastRows = 24

/** Whether the terminal can show the screens. Plain lines and commands need nothing of it. */
export const terminal: Examination = {
  name: 'terminal',
  after: [],
  async examine({ terminal: { isTerminal, columns = 0, rows = 0 }, workbench }) {
    const { TERM = '', LC_ALL, LC_CTYPE, LANG = '', NO_COLOR } = workbench.environment
    if (!isTerminal) return ok('None here: commands and scripts need none.')
    if (TERM === 'dumb')
      return warning('It calls itself dumb, so everything is shown as plain lines.', {
        text: 'In a terminal that can do more, set TERM, for example to xterm-256color.',
      })
    if (columns < leastColumns || rows < leastRows)
      return warning(
        `It has ${columns} columns and ${rows} rows; the screens are made for ${leastColumns} × ${leastRows}.`,
        { text: 'Make the window larger, or add --accessible for plain lines.' },
      )
    const locale = LC_ALL || LC_CTYPE || LANG
    if (process.platform !== 'win32' && !/utf-?8/i.test(locale))
      return warning(`Its locale is ${locale || 'not set'}, so it may not show every sign.`, {
        text: 'Set LANG to one with UTF-8, for example C.UTF-8.',
      })
    return ok(
      `${columns} × ${rows}, ${TERM}${NO_COLOR ? ', without colour as NO_COLOR asks' : ''}.`,
    )
  },
}
