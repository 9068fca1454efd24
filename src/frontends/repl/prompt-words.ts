import type { Command } from 'commander'
import { ProblemError } from '#src/domain/problem.ts'
import type { Run } from '#src/frontends/commands/command.ts'
import { wholeNumber } from '#src/frontends/commands/option-values.ts'

/** What the words of the prompt itself do. */
export interface PromptWords {
  /** Takes another profile, or says which one it is. @returns its name, where there is one */
  use(name: string | undefined): Promise<string | undefined>
  leave(): void
}

/** Commands that are words at the prompt only: `use`, `trace`, `exit`. */
export function promptWords(program: Command, run: Run, { use, leave }: PromptWords): void {
  program
    .command('use')
    .description('work with another profile from here on; the default stays as it is')
    .argument('[NAME]')
    .action(
      run(async () => async (_context, name: string | undefined) => {
        const profile = await use(name)
        return { json: { profile: profile ?? null }, text: sayProfile(profile) }
      }),
    )
  program
    .command('trace')
    .description('what was asked of tenants in this run, and what was answered')
    .argument('[NUMBER]', 'all of this one, as trace lists it', wholeNumber)
    .option('--limit <N>', 'at most so many, the newest first; 20 unless said', wholeNumber)
    .option('--copy', 'that one to the clipboard as cURL, with $TOKEN for the token')
    .action(run(() => import('./trace-word.ts').then((m) => m.traceWord)))
  program
    .command('exit')
    .alias('quit')
    .description('leave the prompt')
    .action(
      run(async () => async () => {
        leave()
        return { json: {}, text: '', silent: true }
      }),
    )
  const nested = program.commands.find((command) => command.name() === 'repl')
  nested?.action(
    run(async () => async () => {
      throw new ProblemError(alreadyThere)
    }),
  )
}

const sayProfile = (profile: string | undefined): string =>
  profile === undefined
    ? 'No profile is in use here; use NAME takes one.'
    : `Lines work with profile ${profile} here.`

const alreadyThere = {
  kind: 'usage' as const,
  code: 'already-at-prompt',
  title: 'You are at the prompt already.',
  nextSteps: [{ text: 'Type a command, e.g. status; or exit to leave.' }],
}
