/** A program of the desktop that reads and writes its clipboard. Secrets go by standard input. */
export interface ClipboardTool {
  /** Prints the clipboard's text, without a line feed of its own. */
  readonly read: readonly [string, ...string[]]
  /** Puts its standard input on the clipboard. */
  readonly write: readonly [string, ...string[]]
  /** Empties it, where writing nothing does not. */
  readonly clear?: readonly [string, ...string[]]
  /** What `read` says on standard error when it works and there is no text on the clipboard. */
  readonly sayingEmpty?: RegExp
}

const powershell = ['powershell.exe', '-NoProfile', '-NonInteractive', '-Command'] as const

/**
 * In the order in which they are tried. Whether one works is found out by using it: neither
 * DISPLAY nor the name of the system proves that a desktop is there.
 * Names and options are those of the tools' own manuals.
 */
export const clipboardTools: readonly ClipboardTool[] = [
  { read: ['pbpaste'], write: ['pbcopy'] },
  {
    read: ['wl-paste', '--no-newline', '--type', 'text'],
    write: ['wl-copy', '--type', 'text/plain'],
    clear: ['wl-copy', '--clear'],
    sayingEmpty: /nothing is copied|no selection|no suitable type/i,
  },
  {
    read: ['xclip', '-selection', 'clipboard', '-out'],
    write: ['xclip', '-selection', 'clipboard', '-in'],
    sayingEmpty: /target \S+ not available/i,
  },
  {
    read: ['xsel', '--clipboard', '--output'],
    write: ['xsel', '--clipboard', '--input'],
    clear: ['xsel', '--clipboard', '--clear'],
  },
  {
    read: [
      ...powershell,
      '[Console]::OutputEncoding=[Text.Encoding]::UTF8;[Console]::Out.Write((Get-Clipboard -Raw))',
    ],
    write: ['clip.exe'],
  },
]
