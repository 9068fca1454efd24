import { readAnswer } from './answer.ts'
import { failingOfHar } from './har.ts'
import { readTrouble } from './trouble.ts'

/** Of a longer log, what comes first is enough. */
const longestLog = 8 * 1024 * 1024

/** So many failures of one paste are read. */
const mostFailures = 2_000

/**
 * The failures of a text with several requests (a HAR, a log, commands with their answers), each as
 * a text of its own, in their order. One failure is the whole text: what stands around it is of use.
 */
export function failingParts(pasted: string): readonly string[] {
  const parts = failingOfHar(pasted) ?? blocks(pasted.slice(0, longestLog)).filter(isFailing)
  return parts.length > 1 || (parts.length === 1 && isHar(pasted))
    ? parts.slice(0, mostFailures)
    : [pasted]
}

const isHar = (text: string): boolean => /^\s*\{/.test(text)

/** What a log puts before its level: a time in any of the usual forms. */
const time = String.raw`(?:\[?\d{4}[-/]\d\d[-/]\d\d[T ][\d:.,]+(?:Z|[+-]\d\d:?\d\d)?\]?[\s|-]*)`
const level = String.raw`[\[(]?(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL)\b`

/** Where another request, or another line of a log, begins. */
const beginning = new RegExp(
  `^(?:${[
    String.raw`(?:[$>%] )?curl(?:\.exe)?\s`,
    // Without its time, a level stands before many a line of one and the same failure.
    `${time}${level}`,
    String.raw`\d{1,3}(?:\.\d{1,3}){3} \S+ \S+ \[`,
    String.raw`\{"(?:level|time|timestamp|ts|severity|msg|message)"`,
    String.raw`(?:time|ts|level)=\S`,
  ].join('|')})`,
)

function blocks(text: string): string[] {
  const found: string[][] = [[]]
  for (const line of text.split('\n')) {
    if (beginning.test(line)) found.push([])
    found.at(-1)?.push(line)
  }
  return found.map((lines) => lines.join('\n'))
}

/** A quick look first: most lines of a log tell of nothing. */
const mayFail = /[45]\d\d|ATLA[NS]-|E[A-Z]{5,}|timed? ?out|refused|reset|resolve|certificate|proxy/i

function isFailing(block: string): boolean {
  if (!mayFail.test(block)) return false
  const { status, code, sdkCode } = readAnswer(block)
  if (status !== undefined) return status >= 400
  return code !== undefined || sdkCode !== undefined || readTrouble(block, undefined) !== undefined
}
