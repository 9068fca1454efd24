import type { CapturedRequest, Reading, Repair } from '#src/capture/request.ts'
import { straighten } from '#src/capture/unwrap.ts'
import { cmdWords } from './cmd-words.ts'
import { curlRequests } from './curl-arguments.ts'
import { posixWords } from './posix-words.ts'
import type { Words } from './words.ts'

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
  /(?:[\s\u200b-\u200d\u2060]|[\\^]\n)*(?:\^?["'“”„‘’‚]|\$['‘’]|\\?[-–—−]|https?:|\/\/|[$%{\w.-]+(?:[/}%]|\.\w|:\d)|localhost|$)/iy

/**
 * Every curl command in the text from `start` (where `findCurl` pointed), each in the dialect it
 * is written in. What stands between commands is skipped. Undefined when none asks for anything.
 */
export function readCurl(pasted: string, start: number): Reading | undefined {
  const repairs = new Set<Repair>()
  // Carets mark cmd, whose reader knows plain quotes only. Every character keeps its place.
  const text = /\^[“”„]/.test(pasted) ? straighten(pasted, repairs) : pasted
  const requests: CapturedRequest[] = []
  const dialectsAt = dialectsOf(text)
  let variant: Reading['variant'] = 'curl-bash'
  let open: string | undefined
  let nul = false
  let decided: readonly Dialect[] | undefined
  for (let at = start; at !== -1 && open === undefined; ) {
    const dialects = dialectsAt(at)
    const ambiguous = dialects.length > 1
    const command = wholeCommand(text, at, ambiguous ? (decided ?? dialects) : dialects)
    // One text is written in one dialect: to try both at every command takes quadratic time.
    if (ambiguous) decided ??= [command.dialect]
    if (command.dialect === 'cmd') variant = 'curl-cmd'
    for (const repair of command.repairs) repairs.add(repair)
    for (const request of curlRequests(command.words)) requests.push(request)
    open = command.open
    nul ||= command.words.some((word) => word.includes('\0'))
    at = findCurl(text, command.end)
  }
  if (requests.length === 0 && open === undefined) return undefined
  return { variant, requests, repairs, nul, ...(open !== undefined && { open }) }
}

/** Arguments without their `curl`: the one line that the vendor's guide tells people to find. */
export function readCurlFragment(text: string): Reading {
  let end = text.length
  while (/[\s\\^]/.test(text.charAt(end - 1))) end -= 1
  const whole = text.slice(0, end)
  const { words, open, dialect, repairs } = wholeCommand(whole, 0, dialectsOf(whole)(0))
  return {
    variant: dialect === 'cmd' ? 'curl-cmd' : 'curl-bash',
    requests: curlRequests(words),
    repairs,
    ...(open !== undefined && { open }),
  }
}

type Dialect = 'posix' | 'cmd'

/** Tells for a place in the text which dialects its next quote speaks of, the likelier first. */
function dialectsOf(text: string): (at: number) => readonly Dialect[] {
  const carets = /\^(?:\n|[\\"%&{])/.test(text)
  const quotes = /\^?["“”„]|['‘’]/g
  let quote = quotes.exec(text)
  return (at) => {
    // Asked in order, so that all answers together search the text once.
    while (quote !== null && quote.index < at) quote = quotes.exec(text)
    if (quote?.[0].startsWith('^')) return ['cmd']
    if (quote?.[0] !== '"' && quote?.[0] !== '“') return ['posix']
    // A plain double quote is written in both.
    return carets ? ['cmd', 'posix'] : ['posix', 'cmd']
  }
}

interface Command extends Words {
  readonly dialect: Dialect
  readonly repairs: ReadonlySet<Repair>
}

/** A command in the first dialect that reads it to its end, or else in the likeliest. */
function wholeCommand(text: string, start: number, dialects: readonly Dialect[]): Command {
  const read = (dialect: Dialect): Command => {
    const repairs = new Set<Repair>()
    return { ...wordsOf(text, start, dialect, repairs), dialect, repairs }
  }
  const [likeliest = 'posix', other] = dialects
  const command = read(likeliest)
  if (command.open === undefined || other === undefined) return command
  const second = read(other)
  return second.open === undefined ? second : command
}

/** A command with the lines that lost their joining mark on the way: they begin with an option. */
function wordsOf(text: string, start: number, dialect: Dialect, repairs: Set<Repair>): Words {
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
