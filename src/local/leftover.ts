/** Something that forgetting could not reach, in words. */
export interface Leftover {
  /** After “left”: “the key of the vault, in the keyring”. */
  readonly what: string
  /** A sentence. */
  readonly why: string
}
