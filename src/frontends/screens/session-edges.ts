/** What a session is given from outside. */
export interface SessionEdges {
  readonly now: () => Date
  readonly clearClipboard?: ((ifStill: string) => Promise<boolean>) | undefined
  /**
   * Puts a text that is no secret on the clipboard and says in a sentence where it went.
   * @param viaTerminal the terminal may be asked, whose other side may keep it
   */
  readonly copy?: ((text: string, viaTerminal: boolean) => Promise<string>) | undefined
  /** There is a screen behind this job: going back before its first step leaves the job. */
  readonly backLeaves?: boolean
  /** Somebody else sees this screen: no secret is shown on it. */
  readonly isSharing?: () => boolean
}
