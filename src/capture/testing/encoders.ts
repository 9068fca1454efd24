/**
 * How browsers write one value, per browser and generation, from their published behaviour. Written
 * apart from the readers, so that a mistake of one does not hide in the other.
 */
export type Encoder = (value: string) => string

const each = (value: string, encode: (char: string, unit: number) => string): string =>
  value
    .split('')
    .map((char) => encode(char, char.charCodeAt(0)))
    .join('')
const hex = (unit: number, digits: number): string => unit.toString(16).padStart(digits, '0')

// POSIX shells --------------------------------------------------------------------------------

/** Chrome since about 2020: ANSI-C quotes for control characters, `!` and `'` only. */
export const chromeBash: Encoder = (value) => {
  if (!/[\u0000-\u001f!'\u007f-\u009f]/.test(value)) return `'${value}'`
  const inner = each(value, (char, unit) => {
    if (char === '\\' || char === "'") return `\\${char}`
    if (char === '\n') return '\\n'
    if (char === '\r') return '\\r'
    const escaped = unit < 0x20 || char === '!' || (unit >= 0x7f && unit <= 0x9f)
    return escaped ? `\\u${hex(unit, 4)}` : char
  })
  return `$'${inner}'`
}

/** Firefox and Safari, and the oldest Chrome: everything but plain ASCII is escaped. */
const asciiOnly =
  (plain: RegExp): Encoder =>
  (value) => {
    if (plain.test(value)) return `'${value}'`
    const inner = each(value, (char, unit) => {
      if (char === '\\' || char === "'") return `\\${char}`
      if (char === '\n') return '\\n'
      if (char === '\r') return '\\r'
      if (char === '!') return '\\041'
      if (unit >= 0x20 && unit <= 0x7e) return char
      return unit < 0x100 ? `\\x${hex(unit, 2)}` : `\\u${hex(unit, 4)}`
    })
    return `$'${inner}'`
  }

export const firefoxPosix = asciiOnly(/^[\x20\x22-\x26\x28-\x7e]*$/)
export const safariPosix = asciiOnly(/^[\x20-\x26\x28-\x7e]*$/)

/** Exporters such as Burp write the bytes of UTF-8. */
export const utf8Bytes: Encoder = (value) => {
  const inner = [...Buffer.from(value)].map((byte) => {
    const char = String.fromCharCode(byte)
    if (char === '\\' || char === "'") return `\\${char}`
    return byte >= 0x20 && byte < 0x7f ? char : `\\x${hex(byte, 2)}`
  })
  return `$'${inner.join('')}'`
}

/** What careful people and libraries write. */
export const singleQuoted: Encoder = (value) => `'${value.replaceAll("'", "'\\''")}'`

/** By hand, in double quotes. */
export const doubleQuoted: Encoder = (value) => `"${value.replace(/[\\$`"]/g, '\\$&')}"`

// cmd -----------------------------------------------------------------------------------------

const careted = (value: string, safe: RegExp): string =>
  each(value, (char) => (safe.test(char) ? char : `^${char}`))
const escapeQuotes = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')
const breakPercents = (value: string): string => value.replace(/%(?=[A-Za-z0-9_])/g, '%^')

interface CmdRules {
  readonly safe: RegExp
  /** Whether what cmd cannot hold becomes a blank. */
  readonly blanks?: boolean
  readonly alwaysCareted: boolean
  readonly newline: string
  readonly loneCr: boolean
}

const cmd =
  ({ safe, blanks = false, alwaysCareted, newline, loneCr }: CmdRules): Encoder =>
  (value) => {
    const wrapper = alwaysCareted || /[\r\n]/.test(value) ? '^"' : '"'
    let inner = breakPercents(careted(escapeQuotes(value), safe))
    if (blanks) inner = inner.replace(/[^\x20-\x7e\r\n]/g, ' ')
    inner = inner.replace(loneCr ? /\r\n|\n|\r/g : /\r\n|\n/g, newline)
    return wrapper + inner + wrapper
  }

export const chromeCmd = cmd({
  safe: /[A-Za-z0-9\s_\-:=+~'/.,?;*]/,
  blanks: true,
  alwaysCareted: true,
  newline: '^\n\n',
  loneCr: true,
})
export const chromeCmdBeforeParentheses = cmd({
  safe: /[A-Za-z0-9\s_\-:=+~'/.,?;()*`]/,
  blanks: true,
  alwaysCareted: true,
  newline: '^\n\n',
  loneCr: true,
})
export const chromeCmdBeforeBlanks = cmd({
  safe: /[A-Za-z0-9\s_\-:=+~'/.,?;()*`]/,
  alwaysCareted: true,
  newline: '^\n\n',
  loneCr: false,
})
export const chromeCmdMiddle = cmd({
  safe: /[A-Za-z0-9\s_\-:=+~'/.,?;()*`&]/,
  alwaysCareted: false,
  newline: '^\n\n',
  loneCr: false,
})
export const firefoxCmd = cmd({
  safe: /[A-Za-z0-9\s_\-:=+~/.,?;()*`\p{C}]/u,
  alwaysCareted: true,
  newline: '^\n\n',
  loneCr: true,
})

/** Firefox for a while: backslashes as they are, the quote broken around a line end. */
export const firefoxCmdMiddle: Encoder = (value) => {
  const inner = careted(value.replaceAll('"', '\\"'), /[A-Za-z0-9\s_\-:=+~/.,?;()*`]/)
  return `^"${breakPercents(inner).replace(/\r\n|\n|\r/g, '"^\r\n\r\n"')}^"`
}

/** Firefox before that: quotes without a caret, `$` and the backtick with a backslash. */
export const firefoxCmdOld: Encoder = (value) => {
  const escaped = value.replace(/[\\"`$]/g, '\\$&')
  const inner = careted(escaped, /[A-Za-z0-9\s_\-:=+~/.,?;()*`&$\\{}"]/)
  return `^"${breakPercents(inner).replace(/\r\n|\n|\r/g, '^\n\n')}^"`
}

/** Chrome from 2014 to 2016. */
export const chromeCmdOldest: Encoder = (value) => {
  const inner = value.replaceAll('\\', '\\\\').replaceAll('"', '""').replaceAll('%', '"%"')
  return `"${inner.replace(/[\r\n]+/g, '"^$&"')}"`
}

// PowerShell and JavaScript -------------------------------------------------------------------

export const powershell: Encoder = (value) =>
  `"${each(value, (char, unit) => {
    if ('`$"'.includes(char)) return `\`${char}`
    return unit >= 0x20 && unit <= 0x7e ? char : `$([char]${unit})`
  })}"`

export const json: Encoder = (value) => JSON.stringify(value)
