import { Cancelled } from '#src/domain/cancelled.ts'
import { confirms, type Plan } from '#src/domain/plan.ts'
import { declined, type Problem, ProblemError } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { shellQuote } from '#src/domain/shell-quote.ts'
import { sayProgress } from '#src/frontends/plain/work-lines.ts'
import type { Asker, Report, Situation } from '#src/jobs/flows/asker.ts'
import type { AnyQuestion } from '#src/jobs/flows/question.ts'
import type { Consent } from './globals.ts'

export interface Unattended {
  readonly signal: AbortSignal
  readonly consent: Consent
  /** Asks for the confirm where a terminal is there; resolves with whether it was given. */
  readonly confirm?: (plan: Plan, situation: Situation) => Promise<boolean>
  /** Asks for a word in the middle of a plan, where the confirm may be asked for. */
  readonly askUnderWay?: (prompt: string) => Promise<string>
  /** The same where whoever confirmed it answers questions as they are. */
  readonly decide?: Asker['ask']
  /** A line of talk. */
  readonly say: (line: string) => void
  /** Lines are heard rather than seen: sentences, without marks. */
  readonly spoken?: boolean
  readonly now: () => Date
}

/**
 * Runs a flow on flags alone: nobody answers questions, so what is missing takes its fallback or
 * is a problem that names the flag. Only the confirm may be asked for on a terminal.
 */
export function unattendedAsker(unattended: Unattended): Asker {
  const { signal, consent, confirm, askUnderWay, decide, say } = unattended
  return {
    present: false,
    async ask(asking) {
      const { question } = asking
      const { underWay, about = [] } = question
      if (underWay !== undefined && !consent.given && decide !== undefined) return decide(asking)
      if (underWay !== undefined && !consent.given && askUnderWay !== undefined) {
        for (const paragraph of about) say(paragraph)
        return askUnderWay(underWay)
      }
      if (question.fallback !== undefined) return question.fallback
      throw new ProblemError(question.missing ?? missingFlag(question))
    },
    async recognised(_asking, notes) {
      for (const { state, label, text } of notes) if (state === 'warning') say(`${label}: ${text}`)
      return true
    },
    async review(plan, situation) {
      if (agrees(plan, consent)) return true
      if (consent.given || confirm === undefined)
        throw new ProblemError(notConfirmed(plan, consent))
      if (await confirm(plan, situation)) return true
      throw declined('Nothing was written.')
    },
    async work(_title, _situation, work) {
      if (signal.aborted) throw new Cancelled()
      return work(signal, progressLines(unattended))
    },
    async end() {
      return undefined
    },
    holdOn() {},
  }
}

/** `--yes` answers a plain confirm; where something must be typed, only `--yes=THAT` does. */
function agrees(plan: Plan, consent: Consent): boolean {
  if (!consent.given) return false
  return plan.typed === undefined || confirms(plan, consent.to)
}

/** What is worth a line while work goes on, and now and then how far it is. */
function progressLines({ say, now, spoken }: Pick<Unattended, 'say' | 'now' | 'spoken'>): Report {
  let said = now().getTime()
  const running = new Set<string>()
  return (key, { text, state }) => {
    // What only begins says nothing yet; what goes on is how far it is.
    const goesOn = running.has(key)
    running.add(key)
    if (state === 'running' && (!goesOn || now().getTime() - said < heartbeatMs)) return
    said = now().getTime()
    say(spoken ? sayProgress({ text, state }) : `${marks[state]} ${text}`)
  }
}

const heartbeatMs = 5_000

const marks = { done: '✓', failed: '✗', waiting: '…', running: '…' }

const missingFlag = ({ flag, ask, key }: AnyQuestion): Problem => ({
  kind: 'usage',
  code: `missing-${key}`,
  title: flag === undefined ? `Not answered: ${ask}` : `${flag} is missing: ${ask}`,
  nextSteps: [{ text: 'See what the command takes.', command: 'tokenbench help' }],
})

const sayNotEnough = (to: string | undefined): string =>
  to === undefined
    ? 'For this a plain --yes is not enough.'
    : `“${sanitise(to)}” is not what confirms it.`

function notConfirmed({ typed, title }: Plan, consent: Consent): Problem {
  const flag = typed === undefined ? '--yes' : `--yes=${typed}`
  return {
    kind: 'refused',
    code: 'not-confirmed',
    title: `Nothing was written: “${title}” was not confirmed.`,
    ...(consent.given && typed !== undefined ? { detail: sayNotEnough(consent.to) } : {}),
    nextSteps: [
      { text: `Look at the plan with --dry-run; then  ${shellQuote(flag)}  confirms it.` },
    ],
  }
}
