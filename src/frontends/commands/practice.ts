import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { withoutUndefined } from '#src/domain/without-undefined.ts'
import type { PracticeTenants } from '#src/workbench.ts'
import type { CommandContext, Output } from './command.ts'

/** What `practice` was asked to serve, as the command line says it. */
export interface PracticeChoices {
  readonly port?: number
  readonly objects?: number
  readonly randomSeed?: number
  readonly latency?: number
  readonly indexLag?: number
  readonly grantDelay?: number
  readonly bearerLife?: number
  readonly rateLimit?: number
  readonly fault: readonly string[]
}

/** `practice`: serves the practice tenants until it is told to stop. */
export async function servePractice(
  context: CommandContext,
  choices: PracticeChoices,
): Promise<Output> {
  const { globals, stdout, signal } = context
  const tenants = await start(context, choices)
  try {
    const { atlan, axiom, page } = tenants
    const started = { atlan, axiom, ...(page === undefined ? {} : { page }), pid: process.pid }
    stdout.write(globals.json ? `${JSON.stringify(started)}\n` : greeting(tenants))
    await stopped(signal)
    return { json: {}, text: '', silent: true }
  } finally {
    await tenants.close()
  }
}

/** @throws ProblemError for a port or a fault that cannot be served */
async function start({ startPractice }: CommandContext, choices: PracticeChoices) {
  try {
    return await startPractice(practiceOptions(choices))
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown
    throw new ProblemError(cannotServe(thrown))
  }
}

function cannotServe({ message }: Error): Problem {
  const taken = message.includes('EADDRINUSE')
  return {
    kind: taken ? 'failed' : 'usage',
    code: taken ? 'port-taken' : 'practice-options',
    title: `The practice tenant cannot be served: ${sanitise(message)}`,
    nextSteps: [
      { text: 'See what the options take.', command: 'tokenbench practice --help' },
      { text: 'Without --port it takes a free port.' },
    ],
  }
}

const practiceOptions = (choices: PracticeChoices) => {
  const { port, objects, randomSeed, latency, indexLag, grantDelay, bearerLife } = choices
  return withoutUndefined({
    port,
    objects,
    randomSeed,
    latencyMs: latency,
    indexLagMs: indexLag,
    grantDelayMs: grantDelay,
    bearerLifeSeconds: bearerLife,
    rateLimit: choices.rateLimit,
    faults: choices.fault,
  })
}

function greeting({ atlan, axiom, page }: PracticeTenants): string {
  return [
    `Practice tenant for Atlan: ${atlan.baseUrl}`,
    ...(page === undefined ? [] : [`Its page, to practise copying a bearer: ${page}`]),
    `Practice organisation for Axiom: ${axiom.baseUrl} (${axiom.orgId})`,
    'Users, passwords and API tokens: tokenbench practice --json prints them.',
    `Try: tokenbench setup --url ${atlan.baseUrl}`,
    'Ctrl-C stops it; everything in it is then gone.',
    '',
  ].join('\n')
}

const stopped = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
