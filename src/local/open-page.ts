import { ProblemError } from '#src/domain/problem.ts'
import { type Environment, scrubEnvironment } from './environment.ts'
import { findExecutable } from './programs/find-executable.ts'
import { runCommand } from './programs/run-command.ts'

/** Programs that open an address in the person's browser, in the order in which they are tried. */
const openers: readonly (readonly [string, ...string[]])[] = [
  ['wslview'],
  ['xdg-open'],
  ['open'],
  ['rundll32.exe', 'url.dll,FileProtocolHandler'],
]

const patienceMs = 5_000

/**
 * Opens an address of ours in the person's own browser.
 * @param url http or https: anything else could start a program
 * @throws ProblemError `no-browser` that says to open it by hand
 */
export async function openPage(url: string, environment: Environment): Promise<void> {
  const { href, protocol } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error('not the address of a page')
  for (const [program, ...parameters] of openers) {
    const found = await findExecutable(program, environment)
    if (found === undefined) continue
    const end = await runCommand({
      words: [found, ...parameters, href],
      environment: scrubEnvironment(environment),
      patienceMs,
    })
    if (end.how === 'exited' && end.code === 0) return
  }
  throw new ProblemError({
    kind: 'failed',
    code: 'no-browser',
    title: 'No browser could be opened from here.',
    nextSteps: [{ text: `Open it yourself: ${href}` }],
  })
}
