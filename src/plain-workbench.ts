import type { Writable } from 'node:stream'
import { Cancelled } from '#src/domain/cancelled.ts'
import { textOf, type WorkbenchEnd } from '#src/frontends/commands/command.ts'
import { exitInterrupted } from '#src/frontends/commands/exit-code.ts'
import { problemLines } from '#src/frontends/plain/problem-lines.ts'
import type { LineEnd, Prompt } from '#src/frontends/repl/prompt.ts'
import { namedLinesAt } from '#src/frontends/words/named-lines.ts'
import { type Asker, back, type Situation } from '#src/jobs/flows/asker.ts'
import { text } from '#src/jobs/flows/input.ts'
import type { ChoiceQuestion, Option } from '#src/jobs/flows/question.ts'
import type { Target } from '#src/jobs/queries/target.ts'

export interface PlainWorkbench {
  readonly asker: Asker
  readonly prompt: Prompt
  readonly output: Writable
  readonly situation: Situation
  readonly signal: AbortSignal
  /** Absent when there is no profile yet. */
  readonly provider: Target['provider'] | undefined
}

/**
 * The workbench as plain lines: its places as numbered choices, each the command that shows it, and
 * any other command typed.
 *
 * @throws Cancelled when the person leaves in the middle
 */
export async function plainWorkbench(bench: PlainWorkbench): Promise<WorkbenchEnd> {
  const { asker, situation } = bench
  const question = whatNext(bench)
  for (;;) {
    const input = await asker.ask({ question, situation, isFirst: true })
    const chosen = input === back ? leave : text(input)
    if (chosen === leave) return 'left'
    if (chosen === practise) return 'practice'
    const line = chosen.startsWith(typed) ? chosen.slice(typed.length).trim() : chosen
    if (line !== '' && (await (isGuided(line) ? run : runAsWork)(bench, line)).leaves) return 'left'
  }
}

const leave = 'leave'
const practise = 'practise'
const typed = 'command:'

/** The places of the full screen, each as the line that shows the same. */
const placesAt = (provider: PlainWorkbench['provider']): Option[] =>
  namedLinesAt(provider).map((place): Option => {
    const { line, name, about } = place
    if (!('asks' in place)) return { value: line, label: name, columns: [about] }
    return { value: `${line} `, label: name, columns: [about], text: place.asks }
  })

const setUpAt = (provider: PlainWorkbench['provider']): string =>
  provider === 'axiom' ? 'setup --provider axiom' : 'setup'

function whatNext({ provider }: PlainWorkbench): ChoiceQuestion<'next', string> {
  const options: Option[] = [
    { value: setUpAt(provider), label: 'guided set-up' },
    ...(provider === undefined
      ? [{ value: practise, label: 'practise on a built-in tenant' }]
      : []),
    ...placesAt(provider),
    { value: typed, label: 'type a command', text: { ask: 'Command, without tokenbench' } },
    { value: leave, label: 'leave' },
  ]
  return {
    kind: 'choice',
    key: 'next',
    step: 'Workbench',
    ask: 'What would you like to do?',
    checking: '',
    options: async () => options,
    answer: async (input) => ({ value: text(input) }),
  }
}

/** Question after question: each says itself what goes on behind it. */
const isGuided = (line: string): boolean => /^(?:setup|tour)\b/.test(line)

/** A command may take long: then it says that it goes on, and Ctrl-C stops it alone. */
async function runAsWork(bench: PlainWorkbench, line: string): Promise<LineEnd> {
  const { asker, situation } = bench
  try {
    return await asker.work(`Running ${line}`, situation, async (signal) => {
      const end = await run({ ...bench, signal }, line)
      if (end.exitCode === exitInterrupted) throw new Cancelled()
      return end
    })
  } catch (thrown) {
    if (!(thrown instanceof Cancelled) || bench.signal.aborted) throw thrown
    return { exitCode: exitInterrupted }
  }
}

/** Runs a line and prints what it gives. */
async function run(
  { asker, prompt, output, signal }: PlainWorkbench,
  line: string,
): Promise<LineEnd> {
  const print = (...lines: readonly string[]): void => {
    for (const said of lines) output.write(`${said}\n`)
  }
  await prompt.history.add(line)
  const end = await prompt.run(line, { asker: backToChoices(asker), say: print, signal })
  if (end.output !== undefined && !end.output.silent) print(await textOf(end.output))
  if (end.problem !== undefined) print(...problemLines(end.problem))
  if (end.exitCode === exitInterrupted) print('Cancelled.')
  return end
}

/** The same asker; going back before the first question of a line leads to the choices again. */
function backToChoices(asker: Asker): Asker {
  return {
    present: asker.present,
    async ask(asking) {
      const input = await asker.ask(asking)
      if (input === back && asking.isFirst) throw new Cancelled()
      return input
    },
    recognised: (asking, notes) => asker.recognised(asking, notes),
    review: (plan, situation) => asker.review(plan, situation),
    work: (title, situation, work) => asker.work(title, situation, work),
    end: (ending) => asker.end(ending),
    holdOn: (reason) => asker.holdOn(reason),
  }
}
