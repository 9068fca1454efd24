/** What a program left the terminal in, as far as what it wrote tells. */
export interface Modes {
  readonly cursorVisible: boolean
  readonly alternateScreen: boolean
  readonly bracketedPaste: boolean
}

/**
 * Reads the modes out of everything that was written. Whether raw mode was left is not among
 * them, because it is no sequence: run the program as `sh -c 'PROGRAM; stty -a'` to see that.
 */
export function modesIn(bytes: string): Modes {
  return {
    cursorVisible: lastSetting(bytes, '25') ?? true,
    alternateScreen: lastSetting(bytes, '1049') ?? false,
    bracketedPaste: lastSetting(bytes, '2004') ?? false,
  }
}

function lastSetting(bytes: string, mode: string): boolean | undefined {
  const settings = [...bytes.matchAll(/\x1b\[\?([\d;]+)([hl])/g)]
  const last = settings.findLast(([, modes = '']) => modes.split(';').includes(mode))
  return last && last[2] === 'h'
}
