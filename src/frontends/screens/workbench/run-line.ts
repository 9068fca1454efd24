import { textOf } from '#src/frontends/commands/command.ts'
import { exitInterrupted, exitOk } from '#src/frontends/commands/exit-code.ts'
import type { Prompt } from '#src/frontends/repl/prompt.ts'
import { outputPlace } from './places/output.ts'
import type { Shell } from './shell.ts'
import { waysOn } from './ways-on.ts'

/** Runs a typed line; what it gives is a page of its own. */
export async function runLine(shell: Shell, prompt: Prompt, line: string): Promise<void> {
  await prompt.history.add(line)
  const talk: string[] = []
  await shell.run(async (asker) => {
    const situation = { flow: line, steps: [], ...shell.desk.place }
    const end = await asker.work(`Running ${line}`, situation, (signal, report) =>
      prompt.run(line, {
        signal,
        asker,
        say: (said) => {
          talk.push(said)
          report('talk', { text: said, state: 'running' })
        },
      }),
    )
    const { exitCode, output, problem, leaves } = end
    if (leaves) return shell.finish('left')
    const declined = problem?.declined ? problem.title : undefined
    const cancelled = exitCode === exitInterrupted ? 'Cancelled.' : declined
    if (cancelled !== undefined) {
      if (talk.length === 0) return shell.say(cancelled)
      talk.push(cancelled)
    }
    const text = output === undefined || output.silent ? '' : await textOf(output)
    const objects = output?.objects ?? []
    const wrong = declined === undefined ? problem : undefined
    // `doubts` itself offers what settles them.
    const about = /^doubts\b/.test(line) ? { ...end, exitCode: exitOk } : end
    const ways = waysOn(shell, wrong === undefined ? [] : [wrong], about)
    const run = (words: string) => void runLine(shell, prompt, words)
    // `doubts` is overtaken by `doubts adopt …`, which was chosen from it.
    const isOvertaken = cancelled === undefined && line.startsWith(`${shell.here?.place.title} `)
    if (isOvertaken) shell.back()
    shell.open(outputPlace(shell.desk, { line, text, objects, talk, problem: wrong, ways, run }))
  })
}
