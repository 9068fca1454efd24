import type { Problem } from '#src/domain/problem.ts'
import { exitCodeOf } from '#src/frontends/commands/exit-code.ts'
import type { LineEnd } from '#src/frontends/repl/prompt.ts'
import type { Asker } from '#src/jobs/flows/asker.ts'
import { signInByHand } from './places/sign-in.ts'
import { tracePlace } from './places/trace.ts'
import type { Shell } from './shell.ts'
import { typeLine } from './typed-line.ts'

/** Where somebody can go from a problem, whichever screen shows it. */
export interface WayOn {
  readonly key: string
  readonly label: string
  readonly go: () => void
}

/**
 * What was asked and answered; for a credential that is not accepted, another one; for a lost
 * answer, what reading says about it now.
 *
 * @param about `isElsewhere`: the problems are those of another tenant than one is at; `exitCode`:
 *   of a command whose text tells of its problems
 */
export function waysOn(
  shell: Shell,
  problems: readonly Problem[],
  about: Partial<Pick<LineEnd, 'isElsewhere' | 'exitCode'>> = {},
): WayOn[] {
  const isInDoubt =
    about.exitCode === exitCodeOf('unknown-outcome') ||
    problems.some(({ kind }) => kind === 'unknown-outcome')
  if (problems.length === 0 && !isInDoubt) return []
  const { target, workbench } = shell.desk
  const isRefused = !about.isElsewhere && problems.some(({ kind }) => kind === 'not-authenticated')
  const whose = target?.profile ?? (target && new URL(target.origin).host)
  return [
    ...(isRefused && target !== undefined
      ? [
          {
            key: 'n',
            label: `paste a new credential for ${whose}`,
            go: () => void signInByHand(shell),
          },
        ]
      : []),
    ...(isInDoubt
      ? [
          {
            key: 'd',
            label: 'look into what is in doubt, and settle it',
            go: () => void typeLine(shell, ['doubts']),
          },
        ]
      : []),
    {
      key: 't',
      label: 'see what was asked and answered',
      go: () => shell.open(tracePlace(workbench)),
    },
  ]
}

/** Offers these ways at every end that shows a problem. */
export function offeringWays(asker: Asker, shell: Shell, take: (way: WayOn) => void): Asker {
  return {
    present: asker.present,
    ask: (asking) => asker.ask(asking),
    recognised: (asking, notes) => asker.recognised(asking, notes),
    review: (plan, situation) => asker.review(plan, situation),
    work: (title, situation, work) => asker.work(title, situation, work),
    holdOn: (reason) => asker.holdOn(reason),
    async end(ending) {
      const taken = new Set(ending.actions.map(({ key }) => key))
      const ways = waysOn(shell, ending.problems).filter(({ key }) => !taken.has(key))
      const offered = ways.map(({ key, label }) => ({ key, label, value: `way:${key}` }))
      const chosen = await asker.end({ ...ending, actions: [...ending.actions, ...offered] })
      const way = ways.find(({ key }) => chosen === `way:${key}`)
      if (way === undefined) return chosen
      take(way)
      return undefined
    },
  }
}
