import type { CapturedRequest, Reading, Repair } from '#src/capture/request.ts'
import { cmdWords } from './cmd-words.ts'
import { curlRequests } from './curl-arguments.ts'
import { posixWords, type Words } from './posix-words.ts'

/** Where the first curl command of a text begins (at its arguments), or -1. */
export function findCurl(text: string, from = 0): number {
  const name = /(?<![\w.-])curl(?:\.exe)?["']?(?=[\s\u200b])/gi
  name.lastIndex = from
  for (let match = name.exec(text); match !== null; match = name.exec(text)) {
    argument.lastIndex = name.lastIndex
    // Prose mentions curl too; a command goes on with an option, a quote or an address.
    if (argument.test(text)) return name.lastIndex
  }
  return -1
}

const argument =
  /(?:[\s\u200b-\u200d\u2060]|[\\^]\n)*(?:\^?["'“‘„]|\$['‘]|\\?[-–—−]|https?:|\/\/|[$%{\w.-]+(?:[/}%]|\.\w|:\d)|localhost|$)/iy

/**
 * Every curl command in the text from `start` (where `findCurl` pointed), each in the dialect it
 * is written in. What stands between commands is skipped. Undefined when none asks for anything.
 */
export function readCurl(text: string, start: number): Reading | undefined {
  const repairs = new Set<Repair>()
  const requests: CapturedRequest[] = []
  const carets = /\^(?:\n|[\\"%&{])/.test(text)
  let variant: Reading['variant'] = 'curl-bash'
  let open: string | undefined
  let nul = false
  for (let at = start; at !== -1 && open === undefined; ) {
    const dialects = dialectsAt(text, at, carets)
    const read = dialects.map((dialect) => wholeCommand(text, at, dialect, repairs))
    // Only an ambiguous first quote gives a second dialect to fall back on.
    const chosen = Math.max(
      0,
      read.findIndex((command) => command.open === undefined),
    )
    const { words, end, open: unfinished } = read[chosen] ?? { words: [], end: text.length }
    if (dialects[chosen] === 'cmd') variant = 'curl-cmd'
    for (const request of curlRequests(words)) requests.push(request)
    open = unfinished
    nul ||= words.some((word) => word.includes('\0'))
    at = findCurl(text, end)
  }
  if (requests.length === 0 && open === undefined) return undefined
  return { variant, requests, repairs, nul, ...(open !== undefined && { open }) }
}

/** Arguments without their `curl`: the one line that the vendor's guide tells people to find. */
export function readCurlFragment(text: string): Reading {
  const repairs = new Set<Repair>()
  const whole = text.replace(/[\s\\^]+$/, '')
  const [dialect = 'posix'] = dialectsAt(whole, 0, /\^"/.test(whole))
  const { words, open } = wholeCommand(whole, 0, dialect, repairs)
  return {
    variant: dialect === 'cmd' ? 'curl-cmd' : 'curl-bash',
    requests: curlRequests(words),
    repairs,
    ...(open !== undefined && { open }),
  }
}

type Dialect = 'posix' | 'cmd'

/** The first quote tells the dialects apart; a plain `"` is written in both. */
function dialectsAt(text: string, at: number, carets: boolean): readonly Dialect[] {
  firstQuote.lastIndex = at
  const quote = firstQuote.exec(text)?.[0]
  if (quote?.startsWith('^')) return ['cmd']
  if (quote !== '"' && quote !== '“') return ['posix']
  return carets ? ['cmd', 'posix'] : ['posix', 'cmd']
}

const firstQuote = /\^?["“”„]|['‘’]/g

/** A command with the lines that lost their joining mark on the way: they begin with an option. */
function wholeCommand(text: string, start: number, dialect: Dialect, repairs: Set<Repair>): Words {
  const words: string[] = []
  for (let at = start; ; ) {
    const line = dialect === 'cmd' ? cmdWords(text, at) : posixWords(text, at, repairs)
    for (const word of line.words) words.push(word)
    optionLine.lastIndex = line.end
    if (line.open !== undefined || !optionLine.test(text)) return { ...line, words }
    at = optionLine.lastIndex
  }
}

const optionLine = /\n\s*(?=[-–—−]{1,2}[A-Za-z])/y
