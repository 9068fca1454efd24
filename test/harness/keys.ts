/** What a terminal of type xterm sends for a key that is not a character. */
const named = {
  enter: '\r',
  esc: '\x1b',
  tab: '\t',
  'shift-tab': '\x1b[Z',
  space: ' ',
  backspace: '\x7f',
  delete: '\x1b[3~',
  insert: '\x1b[2~',
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  home: '\x1b[H',
  end: '\x1b[F',
  pageup: '\x1b[5~',
  pagedown: '\x1b[6~',
  'ctrl-space': '\0',
  'ctrl-left': '\x1b[1;5D',
  'ctrl-right': '\x1b[1;5C',
} as const

/** A key by its name; `ctrl-` and `alt-` take any letter. */
export type Key = keyof typeof named | `ctrl-${string}` | `alt-${string}`

/** The bytes of a key. */
export function bytesOf(key: Key): string {
  if (key in named) return named[key as keyof typeof named]
  const [, modifier, letter = ''] = /^(ctrl|alt)-([a-z])$/.exec(key) ?? []
  if (modifier === undefined) throw new Error(`There is no key named ${key}.`)
  return modifier === 'alt' ? `\x1b${letter}` : String.fromCharCode(letter.charCodeAt(0) & 31)
}
