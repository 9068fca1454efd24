import { shellQuote } from '#src/domain/shell-quote.ts'
import { type ShellWord, shellWords } from '#src/domain/shell-words.ts'
import { withoutUndefined } from '#src/domain/without-undefined.ts'
import { buildProgram } from '#src/frontends/commands/program.ts'
import { pathNames } from '#src/local/path-names.ts'
import { version } from '#src/version.ts'
import { type Candidate, candidates } from './candidates.ts'
import type { LineSession } from './line-session.ts'
import type { LiveNames } from './live-names.ts'
import type { Completion } from './prompt.ts'

/** The word that is being typed, and what could stand there. */
export interface Completing {
  readonly word: ShellWord
  readonly found: readonly Candidate[]
}

/** What could stand at the cursor of a line, quoted as a line is. Never rejects. */
export async function completeLine(
  session: LineSession,
  names: LiveNames,
  line: string,
  cursor: number,
  signal: AbortSignal,
): Promise<readonly Completion[]> {
  const { word, found } = await completeAt(session, names, line.slice(0, cursor), signal)
  return found.map(({ word: text, about, open }) => ({
    text: shellQuote(text) + (open ? '' : ' '),
    from: word.from,
    to: cursor,
    ...(about === undefined ? {} : { about }),
  }))
}

/** The same for the end of a line, without quotes. */
export async function completeAt(
  session: LineSession,
  names: LiveNames,
  line: string,
  signal: AbortSignal,
): Promise<Completing> {
  const all = shellWords(line)
  const last = all.at(-1)
  const isTyping = last !== undefined && last.to === line.length
  const word = isTyping ? last : { text: '', from: line.length, to: line.length }
  const texts = (isTyping ? all.slice(0, -1) : all).map(({ text }) => text)
  const before = texts[0] === 'tokenbench' ? texts.slice(1) : texts
  const program = buildProgram(() => () => {}, version)
  session.prepare(program, () => () => {}, { use: async () => undefined, leave() {} })
  const { profile, url } = session.globals
  const said = { profile: valueSaid(before, '--profile'), url: valueSaid(before, '--url') }
  const choice = said.profile === undefined && said.url === undefined ? { profile, url } : said
  const found = await candidates(program, before, word.text, {
    profiles: async () => {
      const profiles = await session.context.workbench.profiles.list().catch(() => [])
      return profiles.map(({ name }) => name)
    },
    of: (kind) => names.of(kind, withoutUndefined(choice), signal),
    paths: pathNames,
  })
  return { word, found }
}

/** What the words before the cursor say for an option. */
function valueSaid(words: readonly string[], flag: string): string | undefined {
  const at = words.lastIndexOf(flag)
  const joined = words.findLast((word) => word.startsWith(`${flag}=`))
  return joined?.slice(flag.length + 1) ?? (at === -1 ? undefined : words[at + 1])
}
