import { chmodSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Home } from '../harness/home.ts'

/** Programs that tokenbench may start, which write down how they were started. */
export interface RecordingPrograms {
  /** What each was given as arguments and environment, a file a start. */
  readonly folder: string
  /** The environment in which they are found. */
  readonly environment: Readonly<Record<string, string>>
}

/** A destination command, a clipboard and a browser, before all others on the PATH. */
export function recordingPrograms(outside: Home): RecordingPrograms {
  const programs = outside.makeFolder('programs')
  const folder = outside.makeFolder('recorded')
  const clipboard = join(outside.folder, 'clipboard')
  writeFileSync(clipboard, '')
  for (const name of ['record', 'wl-copy', 'wl-paste', 'xdg-open']) {
    const file = join(programs, name)
    writeFileSync(file, script)
    chmodSync(file, 0o755)
  }
  return {
    folder,
    environment: {
      PATH: [programs, process.env.PATH].join(delimiter),
      RECORDED: folder,
      CLIPBOARD: clipboard,
    },
  }
}

const script = `#!/bin/sh
{ printf '%s\\n' "$0" "$@"; env; } > "$RECORDED/\${0##*/}.$$"
case "$0 $1" in
  *wl-copy\\ --clear) : > "$CLIPBOARD" ;;
  *wl-copy*) cat > "$CLIPBOARD" ;;
  *wl-paste*) cat "$CLIPBOARD" ;;
  *) cat > /dev/null ;;
esac
`
