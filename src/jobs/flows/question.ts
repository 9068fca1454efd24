import type { Recognition } from '#src/capture/progress.ts'
import type { Action } from '#src/domain/capabilities.ts'
import type { Explanation } from '#src/domain/capability-words.ts'
import type { Note } from '#src/domain/note.ts'
import type { NextStep, Problem } from '#src/domain/problem.ts'

/** What a person (or a flag) gives as an answer: one text, or several (`choices`, `matrix`). */
export type Input = string | readonly string[]

/** An accepted answer. */
export interface Answered<Value> {
  readonly value: Value
  /** Shown with the answer; the person goes on with Enter. None: the next question follows. */
  readonly notes?: readonly Note[]
}

interface QuestionBase<Key extends string, Value> {
  readonly key: Key
  /** The entry in the list of steps that this question belongs to. */
  readonly step: string
  /** The question itself, one sentence. */
  readonly ask: string
  /** What a person should know to answer it: a paragraph each. */
  readonly about?: readonly string[]
  /** What is being done while an answer is checked, e.g. “Asking acme.atlan.com who you are”. */
  readonly checking: string
  /** The flag that answers it on the command line, e.g. `--persona`. */
  readonly flag?: string
  /** The answer when nobody is there to ask; without it a missing answer is a problem. */
  readonly fallback?: Input
  /** Says what is missing when nobody is there to ask, where naming the flag is not enough. */
  readonly missing?: Problem
  /**
   * A confirm in the middle of a plan: how it is asked of somebody who gave flags and confirmed
   * the plan on a terminal. Who confirmed with a flag has given the fallback with it.
   */
  readonly underWay?: string
  /** Answers that this one was checked against: when one of them changes, it is asked again. */
  readonly dependsOn?: readonly string[]
  /**
   * Checks an input and makes a value of it. May ask the tenant.
   * @throws ProblemError when the input cannot be used: shown beside the question
   * @throws Cancelled when the signal was aborted
   */
  answer(input: Input, signal: AbortSignal): Promise<Answered<Value>>
  /** The value as options of a command line, for “the same as a command”. */
  toFlags?(value: Value): readonly string[]
  /** The same where the command takes it without an option: the name in `token create NAME`. */
  toArguments?(value: Value): readonly string[]
  /** The value as one short line, for the list of answers. Never a secret. */
  say?(value: Value): string
}

/** One line of text. */
export interface TextQuestion<Key extends string, Value> extends QuestionBase<Key, Value> {
  readonly kind: 'text'
  readonly initial?: string
  readonly placeholder?: string
}

/** One of several; an option may need a text of its own (a file name, a date). */
export interface ChoiceQuestion<Key extends string, Value> extends QuestionBase<Key, Value> {
  readonly kind: 'choice'
  readonly options: (signal: AbortSignal) => Promise<readonly Option[]>
  readonly initial?: string
}

/** Any number of several. */
export interface ChoicesQuestion<Key extends string, Value> extends QuestionBase<Key, Value> {
  readonly kind: 'choices'
  readonly options: (signal: AbortSignal) => Promise<readonly Option[]>
  readonly initial?: readonly string[]
  /** Shown instead of the list when there is nothing to choose from. */
  readonly empty?: string
}

/** A text that holds a secret: never shown, only what was recognised in it. */
export interface CaptureQuestion<Key extends string, Value> extends QuestionBase<Key, Value> {
  readonly kind: 'capture'
  /** How to come by the text, one guide a browser; the first is shown, Tab shows the next. */
  readonly guides: readonly Guide[]
  /** A page that may be opened for the person. */
  readonly page?: string
  /** `url`: a typed address may be shown while it is typed; anything else stays hidden. */
  readonly echo?: 'url'
  readonly initial?: string
  /** What can be said of a text that is still arriving; a request or a bearer where absent. */
  readonly recognise?: (text: string) => Recognition
  /** What the practice tenant would have put on the clipboard; only there. */
  readonly sample?: () => Promise<string>
}

/**
 * Which cells of a grid, capabilities by actions; the same grid for each of several subjects.
 * Its input is what flags write, a text for each subject that gets anything: `NAME:CAP=ACTIONS[,…]`,
 * or `CAP=ACTIONS[,…]` where the only subject has no name. See `matrix-input.ts`.
 */
export interface MatrixQuestion<Key extends string, Value> extends QuestionBase<Key, Value> {
  readonly kind: 'matrix'
  /** Names of datasets or of views, to go through one after the other; `['']` for the organisation. */
  readonly subjects: readonly string[]
  /** What a subject is: `dataset`. Absent for the organisation. */
  readonly noun?: string
  /** The question about one of the subjects. */
  askOf(subject: string): string
  readonly rows: readonly MatrixRow[]
  readonly presets: readonly MatrixPreset[]
  readonly initial?: readonly string[]
  /** The preset that `initial` is made of: what goes beyond it is pointed out. */
  readonly startsFrom?: MatrixPreset
  /** Grants as one would type them: `ingest=create,query=read`. */
  readonly placeholder: string
  /**
   * What an input grants, in words, while it is still being made; nothing where it grants nothing.
   * @throws ProblemError when it cannot be read or names a cell that is none
   */
  explain(input: Input): readonly Explanation[]
}

export interface MatrixRow {
  /** As flags name it. */
  readonly key: string
  readonly label: string
  /** The cells that there are; no other can be chosen. */
  readonly actions: readonly Action[]
  /** Those of them that destroy something for good, or get the token more rights than it was given. */
  readonly dangers: readonly Action[]
  /** To be read after “may”. */
  readonly means: string
}

export interface MatrixPreset {
  readonly name: string
  readonly label: string
  /** What it gives to one subject: `ingest=create`. */
  readonly grants: string
}

export interface Guide {
  readonly title: string
  readonly steps: readonly string[]
}

export interface Option {
  readonly value: string
  readonly label: string
  /** Columns after the label, aligned over all options. */
  readonly columns?: readonly string[]
  /** Shown, but cannot be chosen; the last column says why. */
  readonly disabled?: boolean
  /** Of such a one: why, what to do, and a command for whoever may. */
  readonly instead?: NextStep
  /** Choosing it asks for a text; the input is `value` followed by that text. */
  readonly text?: { readonly ask: string; readonly initial?: string }
}

/** Any question with the key `Key` and an answer of type `Value`. */
export type QuestionOf<Key extends string, Value> =
  | TextQuestion<Key, Value>
  | ChoiceQuestion<Key, Value>
  | ChoicesQuestion<Key, Value>
  | CaptureQuestion<Key, Value>
  | MatrixQuestion<Key, Value>

/** Any question of a flow whose answers have the shape `Answers`. */
export type Question<Answers> = {
  [Key in keyof Answers & string]: QuestionOf<Key, Answers[Key]>
}[keyof Answers & string]

/** A question as a front end sees it: it shows and passes inputs on, values are not its business. */
// biome-ignore lint/suspicious/noExplicitAny: the value's type is known to the flow alone
export type AnyQuestion = QuestionOf<string, any>
