import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The bundle that `npm run build` made. */
export const program = join(import.meta.dirname, '..', '..', 'dist', 'main.cjs')

/** What a measured program sees: nothing of the person's own but the way to other programs. */
export const environmentIn = (home: string, more: Record<string, string> = {}) => ({
  PATH: process.env.PATH ?? '',
  HOME: home,
  TOKENBENCH_HOME: home,
  ...more,
})

/** Practice tenants in a process of their own. @param words options of `tokenbench practice` */
export async function serve(home: string, words: readonly string[]) {
  const started = performance.now()
  const child = spawn(process.execPath, [program, 'practice', '--json', ...words], {
    env: environmentIn(home),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { atlan } = JSON.parse(await firstLine(child))
  const users: readonly User[] = atlan.users
  return {
    url: String(atlan.baseUrl),
    token: String(atlan.apiToken.secret),
    started: performance.now() - started,
    bearerOf: (name: string) => users.find(({ username }) => username === name)?.bearer ?? '',
    adminOf: (name: string) => users.find(({ username }) => username === name)?.adminOf ?? [],
    memory: () => megabytes(child.pid, 'VmRSS'),
    stop: () => child.kill(),
  }
}

interface User {
  readonly username: string
  readonly bearer: string
  readonly adminOf: readonly {
    readonly guid: string
    readonly qualifiedName: string
    readonly name: string
  }[]
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  let text = ''
  for await (const piece of stdout?.setEncoding('utf8') ?? []) {
    text += piece
    if (text.includes('\n')) break
  }
  return text
}

/** Memory as the kernel counts it, now or at its highest; 0 where it does not say. */
export function megabytes(pid: number | undefined, which: 'VmRSS' | 'VmHWM'): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const [, kilobytes = '0'] = new RegExp(`${which}:\\s+(\\d+)`).exec(status) ?? []
    return Number(kilobytes) / 1024
  } catch {
    return 0
  }
}
