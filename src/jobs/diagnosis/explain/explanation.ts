import type { NextStep } from '#src/domain/problem.ts'

/** `certain`: it was seen; `likely`: what was seen speaks for it; `possible`: nothing rules it out. */
export type Likelihood = 'certain' | 'likely' | 'possible'

/** One answer to “why?”, with what it rests on and what mends it, the narrowest cure first. */
export interface Cause {
  /** Stable, for scripts: `token-expired`. */
  readonly code: string
  readonly likelihood: Likelihood
  /** One or two sentences. */
  readonly text: string
  /** Sentences: what was read in the text, or seen on the tenant. */
  readonly evidence: readonly string[]
  readonly nextSteps: readonly NextStep[]
}

/** What a person has to say before more can be found out. */
export type Missing = 'asset' | 'token'

/** One thing that was looked at; `unseen` is not “no”: this credential does not see it. */
export interface Checked {
  readonly state: 'good' | 'bad' | 'unseen'
  /** Half a sentence: `it has persona “Daily Finance”`. */
  readonly text: string
}

export interface Explanation {
  /** The most likely cause in one sentence. */
  readonly summary: string
  /** What was read: “Atlan answered 403 (ATLAS-403-00-001) to GET /api/meta/…”. */
  readonly read: string
  /** What reading found out about whoever was refused, in the order of the road. */
  readonly checks: readonly Checked[]
  /** The likeliest first. */
  readonly causes: readonly Cause[]
  /** Names of the tenant that stand in these sentences: whoever passes them on may replace them. */
  readonly names: readonly string[]
  /** What would be looked up as well, and why it was not. */
  readonly unchecked: readonly string[]
  /** What the text does not say and somebody may know. */
  readonly missing: readonly Missing[]
}
