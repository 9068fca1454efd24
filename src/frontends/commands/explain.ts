import { ProblemError } from '#src/domain/problem.ts'
import { explanationLines } from '#src/frontends/plain/explanation-lines.ts'
import { openLineReader } from '#src/frontends/plain/open-line-reader.ts'
import { explain, type Failures, readFailures } from '#src/jobs/diagnosis/explain/explain.ts'
import type { Explanation } from '#src/jobs/diagnosis/explain/explanation.ts'
import type { Said } from '#src/jobs/diagnosis/explain/gather-atlan.ts'
import { sayFailures, sayKind } from '#src/jobs/diagnosis/explain/say-failures.ts'
import { sayRead } from '#src/jobs/diagnosis/explain/say-read.ts'
import type { CommandContext, Output } from './command.ts'

interface ExplainOptions extends Said {
  readonly from?: string
  /** Counted from 1. */
  readonly failure?: number
}

/**
 * `explain`: what was pasted is read, then what the profile may read. Exits 0 with at least one
 * cause, 3 when the text tells of no failure or of none that is known.
 */
export async function explainText(
  context: CommandContext,
  { from, failure = 1, ...said }: ExplainOptions,
): Promise<Output> {
  const { workbench, globals, stdin, signal } = context
  const source = from ?? (stdin.isTTY ? 'clipboard' : 'stdin')
  const text = await workbench.readSource(source, signal)
  const failures = readFailures(workbench, text)
  const { symptom } = failures[failure - 1] ?? refuseNumber(failures)
  const mayTry = remembered((host) => isAllowed(context, host))
  const about = (known: Said): Promise<Explanation> =>
    explain(workbench, symptom, { choice: globals, said: known, mayTry }, signal)
  const first = await about(said)
  const asset = first.missing.includes('asset') ? await ask(context, whichAsset) : ''
  const explanation = asset === '' ? first : await about({ ...said, asset })
  return {
    json: { ...explanation, ...failuresJson(failures) },
    text: [
      ...aboutLines(failures, failure),
      ...explanationLines(explanation),
      ...otherLines(failures, failure),
    ].join('\n'),
  }
}

function refuseNumber({ length }: Failures): never {
  throw new ProblemError({
    kind: 'usage',
    code: 'usage',
    title: `--failure takes a number from 1 to ${length}: so many ways to fail are in the text.`,
    nextSteps: [],
  })
}

/** Only of a text with several: the most telling first, as `--failure` counts them. */
const failuresJson = (failures: Failures): object =>
  sayFailures(failures) === undefined
    ? {}
    : { failures: failures.map((kind) => ({ read: sayRead(kind.symptom), count: kind.count })) }

function aboutLines(failures: Failures, chosen: number): string[] {
  const said = sayFailures(failures)
  if (said === undefined) return []
  if (failures.length === 1) return [said]
  return [`${said} This is number ${chosen}${chosen === 1 ? ', the most telling' : ''}.`]
}

const otherLines = (failures: Failures, chosen: number): string[] =>
  failures.flatMap((kind, index) =>
    index === chosen - 1
      ? []
      : [`Another failure: ${sayKind(kind)}`, `  To explain it, add --failure ${index + 1}.`],
  )

const whichAsset =
  'The text does not say which asset it was. Its qualified name or GUID, or Enter to leave it: '

/** Whether a pasted credential may be sent to its own tenant: `--yes`, or a person at the terminal. */
async function isAllowed(context: CommandContext, host: string): Promise<boolean> {
  if (context.globals.yes) return true
  const typed = await ask(
    context,
    `Ask ${host} whether it accepts the pasted credential? Type yes, or Enter to leave it: `,
  )
  return typed === 'yes'
}

/** Nobody is asked the same twice. */
function remembered(question: (host: string) => Promise<boolean>) {
  const answers = new Map<string, Promise<boolean>>()
  return (host: string): Promise<boolean> => {
    const answer = answers.get(host) ?? question(host)
    answers.set(host, answer)
    return answer
  }
}

/** A line of the person at the terminal; empty where nobody is, or a screen has the terminal. */
async function ask(
  { globals, stdin, stderr, signal, confirm }: CommandContext,
  prompt: string,
): Promise<string> {
  if (!stdin.isTTY || globals.json || confirm !== undefined) return ''
  const reader = openLineReader({ input: stdin, output: stderr, signal })
  try {
    return (await reader.line(prompt)).trim()
  } finally {
    reader.close()
  }
}
