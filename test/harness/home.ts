import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A throw-away home folder, so that no test ever reads or writes what a person really has. */
export class Home {
  /** `HOME` of the program. */
  readonly folder = mkdtempSync(join(tmpdir(), 'tokenbench-test-'))
  /** `TOKENBENCH_HOME`: inside `folder`, not yet created by the program. */
  readonly state = join(this.folder, 'state')

  /**
   * The environment of a program that lives here. It holds nothing of ours but the way to other
   * programs: a developer's `NO_COLOR`, `CI`, proxy or profile must not decide a test.
   */
  environment(extra: Environment = {}): Record<string, string> {
    const { PATH, TMPDIR } = process.env
    const all: Environment = {
      PATH,
      TMPDIR,
      HOME: this.folder,
      TOKENBENCH_HOME: this.state,
      LANG: 'C.UTF-8',
      ...extra,
    }
    return Object.fromEntries(Object.entries(all).filter((entry) => isSet(entry)))
  }

  /** An empty folder in here, for what a test hands to the program. */
  makeFolder(name: string): string {
    const folder = join(this.folder, name)
    mkdirSync(folder, { recursive: true })
    return folder
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 })
  }

  [Symbol.dispose](): void {
    this.remove()
  }
}

/** Variables for a program; `undefined` takes one away. */
export type Environment = Readonly<Record<string, string | undefined>>

const isSet = (entry: [string, string | undefined]): entry is [string, string] =>
  entry[1] !== undefined
