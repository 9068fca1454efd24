import { join } from 'node:path'
import type { Plugin } from 'rolldown'

interface Instead {
  /** What is imported, and by whom. */
  readonly source: string
  readonly by: RegExp
  /** The module that takes its place. */
  readonly code: string
}

const stringWidth = join(import.meta.dirname, '..', 'node_modules/string-width/index.js')

const replaced: readonly Instead[] = [
  {
    // Importing it makes Node read every property of `process`, and some take long to come about.
    source: 'node:process',
    by: /node_modules/,
    code: 'export default process; export const { cwd, env } = process',
  },
  // We speak HTTP/1.1, and undici does without where the other one is missing.
  { source: 'node:http2', by: /node_modules[\\/]undici/, code: 'export const constants = {}' },
  // For subcommands that are programs of their own: there are none.
  { source: 'node:child_process', by: /node_modules[\\/]commander/, code: 'export default {}' },
  {
    // Two versions come with Ink, and each compiles its patterns of all emoji at the first character
    // beyond ASCII. One is enough; and the marks that our screens are made of are a column each.
    source: 'string-width',
    by: /[\\/](?:src|node_modules)[\\/]/,
    code: `
      import widthOf from ${JSON.stringify(stringWidth)}
      const narrow = /^[\\x20-\\x7e·—‘’“”…›─❯✓✗⚠]*$/
      export default (text, options) =>
        typeof text === 'string' && narrow.test(text) ? text.length : widthOf(text, options)
    `,
  },
]

const mark = '\0instead:'

/** Takes out what libraries do while they are loaded, where it takes longer than a command does. */
export const quickStart: Plugin = {
  name: 'quick-start',
  resolveId(source, importer = '') {
    const index = replaced.findIndex((one) => one.source === source && one.by.test(importer))
    return index === -1 ? null : `${mark}${index}`
  },
  load: (id) =>
    id.startsWith(mark) ? (replaced[Number(id.slice(mark.length))]?.code ?? null) : null,
  transform: {
    // Yoga fetches its own code from a data URL, and Node's fetch is long in loading. Where there is
    // no fetch it decodes the URL itself.
    filter: { id: /yoga-wasm/ },
    handler: (code) => ({ code: `var fetch\n${code}`, map: null }),
  },
}
