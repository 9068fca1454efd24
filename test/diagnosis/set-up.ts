import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import type { Finished } from '../harness/program.ts'
import type { Given } from './fault-row.ts'

/** What a person comes to the guided set-up with. */
export interface Comes {
  /** Words of the command line: which tenant, which product. */
  readonly words: readonly string[]
  readonly signIn: string
  /** Copied from a browser; needed where the token is to administer a connection. */
  readonly bearer: string
  readonly gives?: Given | undefined
  /** What the new token is called. */
  readonly name: string
}

export interface Walked extends Finished {
  /** All that it said. */
  readonly said: string
  /** The secret of the token that was made, where it came through. */
  readonly secret: string | undefined
}

/** Walks through the guided set-up by plain lines, as far as it lets one, in the test's process. */
export async function walk(comes: Comes): Promise<Walked> {
  using home = new Home()
  const file = join(home.folder, 'made.token')
  const lines = comes.words.includes('axiom') ? axiomLines(comes, file) : atlanLines(comes, file)
  const ran = await runInProcess(['setup', ...comes.words, '--accessible'], {
    home,
    stdin: lines.join('\n'),
  })
  const secret = ran.code === 0 ? readFileSync(file, 'utf8').trim() : undefined
  return { ...ran, said: `${ran.stdout}\n${ran.stderr}`, secret }
}

const enter = ''
const kept = (file: string) => ['a file', file]

/** An answer for each question, in their order. */
function atlanLines({ signIn, bearer, name, gives = {} }: Comes, file: string): string[] {
  const { persona = 'Data Assets', administers } = gives
  const connection = administers ? ['yes', bearer, enter, 'production'] : ['no']
  return [
    ...[signIn, enter, name, 'made to see what is said', enter, persona, ...kept(file)],
    ...[...connection, 'yes', enter, enter],
  ]
}

function axiomLines({ signIn, name, gives = {} }: Comes, file: string): string[] {
  const { dataset, organisation } = gives
  const belongsToSeveral = signIn.startsWith('xapt-')
  const capabilities = [
    ...(dataset === undefined ? ['0'] : ['http-logs', dataset]),
    ...['0', organisation ?? '0'],
  ]
  return [
    ...[signIn, enter, ...(belongsToSeveral ? [enter] : []), name, enter, 'something else'],
    ...[enter, ...capabilities, ...kept(file), 'yes', enter, enter],
  ]
}
