import { looksSecret } from '#src/domain/secret-shapes.ts'
import type { AnyQuestion, Input } from '#src/jobs/flows/question.ts'

type Key = AnyQuestion['key']

/** What questions that are asked again were answered, or what stood there when they were left. */
export class UnfinishedInputs {
  #last: { readonly key: Key; readonly input: Input } | undefined
  readonly #drafts = new Map<Key, Input>()

  /** It may be refused or thought better of. @param input undefined where it was hidden */
  answered(key: Key, input: Input | undefined): void {
    this.#drafts.delete(key)
    this.#last = input === undefined ? undefined : { key, input }
  }

  /** It was gone back from. */
  left(key: Key, draft: Input | undefined): void {
    const isSecret = typeof draft === 'string' && looksSecret(draft)
    if (draft !== undefined && !isSecret) this.#drafts.set(key, draft)
  }

  /** What is to be shown again; undefined where the question is begun anew. */
  of(key: Key): Input | undefined {
    return this.#drafts.get(key) ?? (this.#last?.key === key ? this.#last.input : undefined)
  }
}
