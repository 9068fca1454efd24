import { textOf } from '#src/frontends/commands/command.ts'
import { exitInterrupted } from '#src/frontends/commands/exit-code.ts'
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
    const { exitCode, output, problem, leaves } = await asker.work(
      `Running ${line}`,
      situation,
      (signal, report) =>
        prompt.run(line, {
          signal,
          asker,
          say: (said) => {
            talk.push(said)
            report('talk', { text: said, state: 'running' })
          },
        }),
    )
    if (leaves) return shell.finish('left')
    if (exitCode === exitInterrupted) {
      if (talk.length === 0) return shell.say('Cancelled.')
      talk.push('Cancelled.')
    }
    const text = output === undefined || output.silent ? '' : await textOf(output)
    const objects = output?.objects ?? []
    const ways = waysOn(shell, problem === undefined ? [] : [problem])
    shell.open(outputPlace(shell.desk, { line, text, objects, talk, problem, ways }))
  })
}
