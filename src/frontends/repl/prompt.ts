import type { Problem } from '#src/domain/problem.ts'
import type { Output } from '#src/frontends/commands/command.ts'
import type { Asker } from '#src/jobs/flows/asker.ts'

/** What could stand in a line instead of its characters `from` (included) to `to` (excluded). */
export interface Completion {
  /** Quoted where a word needs it, and with a blank behind it where the word is whole. */
  readonly text: string
  readonly from: number
  readonly to: number
  /** What it is, in a few words: an identifier, what a flag does. */
  readonly about?: string
}

/** Where a line says things, and who answers what it asks. */
export interface LineIo {
  /** Aborted to cancel the line. */
  readonly signal: AbortSignal
  /** Takes a line of talk: progress, warnings. What the command gives is its `Output`. */
  say(line: string): void
  /** Reviews plans and answers guided jobs; without one, what is not said by flags is a problem. */
  readonly asker?: Asker
}

/** How a line ended, as the same words would as a process. */
export interface LineEnd {
  readonly exitCode: number
  readonly output?: Output
  readonly problem?: Problem
  /** The line was a word of the prompt that leaves it. */
  readonly leaves?: true
  /** It was about another tenant than the screen is. */
  readonly isElsewhere?: true
}

/** Lines that were run before, the newest last. None of them holds a secret. */
export interface LineHistory {
  lines(): readonly string[]
  add(line: string): Promise<void>
}

/** The commands of the program, typed as lines: in a palette, at a prompt, in a script. */
export interface Prompt {
  /**
   * What could stand at the cursor; live names come from the tenant. Never rejects: where names
   * cannot be had in time, there are fewer of them.
   */
  complete(line: string, cursor: number, signal: AbortSignal): Promise<readonly Completion[]>
  /** Runs one line of words in this run's workbench and profile. Never rejects. */
  run(line: string, io: LineIo): Promise<LineEnd>
  readonly history: LineHistory
}
