import type { Note } from '#src/domain/note.ts'
import type { Plan } from '#src/domain/plan.ts'
import type { Problem } from '#src/domain/problem.ts'
import type { ProgressLine } from '#src/frontends/ui/progress.ts'
import type { Asking, Ending, Situation } from '#src/jobs/flows/asker.ts'
import type { Input, Option } from '#src/jobs/flows/question.ts'

/** What the screen shows. Every status of a session has an `id` of its own. */
export type Status =
  | Starting
  | AskingStatus
  | RecognisedStatus
  | ReviewingStatus
  | WorkingStatus
  | EndedStatus
  | LeavingStatus

interface Starting {
  readonly kind: 'starting'
  readonly id: number
}

export interface AskingStatus {
  readonly kind: 'asking'
  readonly id: number
  readonly asking: Asking
  /** For questions with options. */
  readonly options: Loading
  readonly answer: (input: Input, said: Said) => void
  /** @param draft what was typed or chosen so far: it is there again when the person comes back */
  readonly goBack: (draft?: Input) => void
  readonly reload: () => void
}

/** How an answer is spoken of from now on. */
export interface Said {
  /** Never a secret. */
  readonly summary: string
  /** The clipboard may still hold it. */
  readonly wasPasted: boolean
}

/** An answer that was not pasted. */
export const typed = (summary: string): Said => ({ summary, wasPasted: false })

export type Loading =
  | { readonly kind: 'loading'; readonly since: Date }
  | { readonly kind: 'loaded'; readonly options: readonly Option[] }
  | { readonly kind: 'failed'; readonly problem: Problem }

export interface RecognisedStatus {
  readonly kind: 'recognised'
  readonly id: number
  readonly asking: Asking
  readonly notes: readonly Note[]
  readonly summary: string
  readonly clipboard: Clipboard
  readonly goOn: () => void
  readonly goBack: () => void
  readonly clearClipboard: () => void
}

/** `unknown`: nothing was pasted, or the clipboard cannot be cleared from here. */
export type Clipboard = 'unknown' | 'may-hold' | 'cleared' | 'other' | 'failed'

export interface ReviewingStatus {
  readonly kind: 'reviewing'
  readonly id: number
  readonly plan: Plan
  readonly situation: Situation
  readonly confirm: () => void
  readonly goBack: () => void
}

export interface WorkingStatus {
  readonly kind: 'working'
  readonly id: number
  readonly title: string
  readonly situation: Situation
  readonly since: Date
  readonly lines: readonly ProgressLine[]
  /** The person asked to stop; the work has not ended yet. */
  readonly stopping: boolean
  /** What stays on the screen while this is too short to be worth a word. */
  readonly quietlyBehind: Status | undefined
}

export interface EndedStatus {
  readonly kind: 'ended'
  readonly id: number
  readonly ending: Ending
  readonly finish: (action: string | undefined) => void
  /** Absent where there is no secret to show, or somebody else sees the screen. */
  readonly secret?: ShownSecret
  /** Puts the commands on the clipboard; absent where there are none, or no clipboard. */
  readonly copyCommands?: () => void
  /** Where they went, in a sentence. */
  readonly copied?: string
}

/** A secret that is shown on request, and hidden again by itself. */
export interface ShownSecret {
  readonly isShown: boolean
  readonly toggle: () => void
}

export interface LeavingStatus {
  readonly kind: 'leaving'
  readonly id: number
  /** What would be lost. */
  readonly reason: string
  readonly behind: Exclude<Status, LeavingStatus>
}
