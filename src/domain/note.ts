/** Something recognised in an answer, shown before going on: `✓ host  acme.atlan.com`. */
export interface Note {
  readonly state: 'ok' | 'warning' | 'info'
  /** One or two words; notes are aligned on it. */
  readonly label: string
  readonly text: string
}
